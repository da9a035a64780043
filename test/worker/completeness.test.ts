import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice, setAsideDevice } from '../../src/operations/phones.ts';
import { asMember } from './acting.ts';
import { ago, by, liveFigures } from './gate-day.ts';
import { held, inService, newGatekeeper, settledBy, sqlOf, writesScans } from './gatekeepers.ts';
import { enrol, newWorld, type Phone, sendScans, type World } from './world.ts';
import { databaseWith } from './writers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

describe('how complete the figures are', () => {
  const complete = async () => {
    const { as_of, complete_to } = await liveFigures(world);
    return Math.round((Date.parse(as_of) - Date.parse(complete_to)) / MINUTE);
  };

  it('is now, when no phone was on duty today', async () => {
    expect(await complete()).toBe(0);
    const { as_of, complete_to, devices } = await liveFigures(world);
    expect(complete_to).toBe(as_of);
    expect(devices).toMatchObject({ on_duty: 0, waiting: 0 });
  });

  it('is the oldest unsent scan of any phone on duty', async () => {
    const other = await enrol(world, 2);
    await sendScans(phone, [], { queued: 3, oldest: ago(12 * MINUTE) });
    await sendScans(other, [], { queued: 1, oldest: ago(40 * MINUTE) });
    expect(await complete()).toBe(40);
    expect((await liveFigures(world)).devices).toMatchObject({ on_duty: 2, waiting: 4 });
    await sendScans(other, [], { queued: 0 });
    expect(await complete()).toBe(12);
    await sendScans(phone, []);
    expect(await complete()).toBe(0);
  });

  it('is the last contact of a phone that fell silent', async () => {
    await sendScans(phone, []);
    await silentFor(phone, 25 * MINUTE);
    expect(await complete()).toBe(25);
    await sendScans(phone, []);
    expect(await complete()).toBe(0);
  });

  it('goes on without a phone that signed off with nothing left, across a restart', async () => {
    await sendScans(phone, [], { signed_off: true, queued: 2, oldest: ago(30 * MINUTE) });
    expect(await complete()).toBe(30);
    await sendScans(phone, [], { signed_off: true });
    expect((await liveFigures(world)).devices).toMatchObject({ on_duty: 0, waiting: 0 });
    await evictDurableObject(inService(world));
    expect((await liveFigures(world)).devices).toMatchObject({ on_duty: 0, waiting: 0 });
  });

  it('waits again for a phone that came back on duty', async () => {
    await sendScans(phone, [], { signed_off: true });
    await sendScans(phone, [], { queued: 1, oldest: ago(9 * MINUTE) });
    expect(await complete()).toBe(9);
    await evictDurableObject(inService(world));
    expect(await complete()).toBe(9);
  });

  it('goes on without a phone that was set aside or revoked', async () => {
    await sendScans(phone, [], { queued: 1, oldest: ago(9 * MINUTE) });
    await setAsideDevice(asMember(by(world)), { id: phone.id, aside: true });
    expect(await complete()).toBe(0);
    await setAsideDevice(asMember(by(world)), { id: phone.id, aside: false });
    expect(await complete()).toBe(9);
    await revokeDevice(asMember(by(world)), { id: phone.id });
    expect(await complete()).toBe(0);
  });

  it('keeps what a phone said while it was being set aside', async () => {
    const reached = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const db = databaseWith(async (statements) => {
      if (statements.some((one) => /^update "device" set "set_aside"/.test(sqlOf(one)))) {
        reached.resolve();
        await go.promise;
      }
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(db);
    await settledBy(gatekeeper, world, phone, []);
    const changing = gatekeeper.changeDevice(world.number, phone.id, 'take_back', 'test');
    await reached.promise;
    const contact = { queued: 7, oldest: Date.now() - HOUR };
    const speaking = settledBy(gatekeeper, world, phone, [], contact);
    go.resolve();
    await Promise.all([changing, speaking]);
    expect((await gatekeeper.live(world.number)).devices).toMatchObject({ on_duty: 1, waiting: 7 });
  });

  it('believes that a queue was sent once it is written', async () => {
    const db = databaseWith((statements) =>
      writesScans(statements) ? Promise.reject(new Error('away')) : env.DB.batch(statements),
    );
    const gatekeeper = await newGatekeeper(db);
    const oldest = Date.now() - 30 * MINUTE;
    await settledBy(gatekeeper, world, phone, [], { queued: 1, oldest });
    const scan = held(0, { type: 'walk_in', people: 1, at: oldest });
    await expect(settledBy(gatekeeper, world, phone, [scan])).rejects.toThrow();
    const { devices, complete_to } = await gatekeeper.live(world.number);
    expect(devices).toMatchObject({ waiting: 1 });
    expect(Math.abs(Date.parse(complete_to) - oldest)).toBeLessThan(1_000);
  });

  it('is not in a future that a phone’s clock believes in', async () => {
    await sendScans(phone, [], { queued: 1, oldest: ago(-HOUR) });
    expect(await complete()).toBe(0);
  });

  async function silentFor(device: Phone, ms: number): Promise<void> {
    await evictDurableObject(inService(world));
    const sql = 'UPDATE device SET last_seen = ?3 WHERE event = ?1 AND id = ?2';
    await env.DB.prepare(sql)
      .bind(world.number, device.id, Date.now() - ms)
      .run();
  }
});
