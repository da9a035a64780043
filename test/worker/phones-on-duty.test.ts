import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice, setAsideDevice } from '../../src/operations/phones.ts';
import { readDayFigures } from '../../src/store/reports/day-figures.ts';
import { asMember } from './acting.ts';
import { ago, by, editionOf, walkIn } from './gate-day.ts';
import { inService } from './gatekeepers.ts';
import { enrol, newWorld, openDays, type Phone, sendScans, type World } from './world.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

let world: World;
let first: Phone;
let second: Phone;
beforeEach(async () => {
  // Today is its third day.
  world = await newWorld({ days: openDays(Date.now() - 2 * DAY).days });
  first = await enrol(world, 1);
  second = await enrol(world, 2);
});

const completeness = async (day: number) =>
  (await readDayFigures(env.DB, await editionOf(world), day, Date.now())).completeness;

async function duties(): Promise<number> {
  const sql = 'SELECT count(*) AS n FROM duty WHERE event = ?1';
  return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n ?? -1;
}

describe('the phones of a day', () => {
  it('are those that counted then, each written once however often its writer starts again', async () => {
    await sendScans(first, [walkIn(3), walkIn(2, { at: ago(2 * DAY) })]);
    await sendScans(first, [walkIn(4), { ...walkIn(1), direction: 'exit' }]);
    await evictDurableObject(inService(world));
    await sendScans(first, [walkIn(1)]);
    expect(await duties()).toBe(2);
    expect(await completeness(1)).toMatchObject({ phones: 1, gates: [{ gate: 1, phones: 1 }] });
    expect(await completeness(2)).toMatchObject({ phones: 0, handed_in: 0 });
    expect((await completeness(3)).phones).toBe(1);
  });

  it('have handed in a day that is over when they were seen later with nothing of it', async () => {
    await sendScans(first, [walkIn(3, { at: ago(2 * DAY) })], { queued: 2, oldest: ago(2 * DAY) });
    await sendScans(second, [walkIn(5, { at: ago(2 * DAY) })], {
      queued: 1,
      oldest: ago(5 * MINUTE),
    });
    const waiting = await completeness(1);
    expect(waiting).toMatchObject({ phones: 2, handed_in: 1, unsent: 2 });
    expect(waiting.complete_to).toBeLessThan(Date.now() - 2 * DAY + MINUTE);
    await sendScans(first, []);
    const { complete_to, ...whole } = await completeness(1);
    expect(whole).toMatchObject({ phones: 2, handed_in: 2, unsent: 0 });
    expect(whole.gates.map((one) => one.missing_minutes)).toEqual([0, 0]);
    expect(complete_to).toBeGreaterThan(waiting.complete_to);
    // Of today the second still holds one.
    expect(await completeness(3)).toMatchObject({ phones: 2, handed_in: 0, unsent: 1 });
  });

  it('sign off, and are not waited for once they are set aside or revoked', async () => {
    await sendScans(first, [walkIn(3)], { signed_off: true });
    await sendScans(second, [walkIn(5)], { queued: 4, oldest: ago(9 * MINUTE) });
    const before = await completeness(3);
    expect(before).toMatchObject({ phones: 2, handed_in: 1, unsent: 4 });
    expect(Date.now() - before.complete_to).toBeGreaterThan(8 * MINUTE);
    await setAsideDevice(asMember(by(world)), { id: second.id, aside: true });
    const aside = await completeness(3);
    expect(aside).toMatchObject({ phones: 2, handed_in: 1, unsent: 4 });
    expect(Date.now() - aside.complete_to).toBeLessThan(MINUTE);
    await setAsideDevice(asMember(by(world)), { id: second.id, aside: false });
    await revokeDevice(asMember(by(world)), { id: second.id });
    expect(await completeness(3)).toMatchObject({ phones: 2, handed_in: 1, unsent: 4 });
  });
});
