import { evictDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScansAnswer } from '../../src/contract/answers/scans.ts';
import type { DeviceHealth } from '../../src/domain/device-health.ts';
import { endHold, setHold } from '../../src/operations/gate-control.ts';
import { readDevices, setAsideDevice } from '../../src/operations/phones.ts';
import { asMember } from './acting.ts';
import { ago, by, liveFigures, walkIn } from './gate-day.ts';
import { inService } from './gatekeepers.ts';
import { enrol, newWorld, type Phone, request, sendScans, signIn, type World } from './world.ts';

const MINUTE = 60_000;
const WELL = { battery: 0.42, version: '2026.11-3' };

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world, 2);
});

async function said(more: Record<string, unknown>, by = phone): Promise<ScansAnswer> {
  const response = await sendScans(by, [], { since: 0, ...more });
  expect(response.status).toBe(200);
  return response.json();
}

async function healthOf(id: string): Promise<DeviceHealth | null | undefined> {
  const devices = await readDevices(asMember(by(world)));
  return devices.find((device) => device.id === id)?.health;
}

async function gate(number = 2) {
  return (await liveFigures(world)).gates[number - 1];
}

async function gatesPage(): Promise<string> {
  const headers = { Cookie: await signIn(world, 'owner') };
  return (await request(`/console/${world.slug}/gates?lang=en`, { headers })).text();
}

describe('the health of a phone', () => {
  it('is known from what it says, and shown on the list of phones', async () => {
    expect(await healthOf(phone.id)).toBeNull();
    await said({ health: WELL });
    expect(await healthOf(phone.id)).toMatchObject(WELL);
    const page = await gatesPage();
    expect(page).toContain(WELL.version);
    expect(page).toContain('42');
    await said({});
    expect(await healthOf(phone.id)).toMatchObject(WELL);
    await said({ health: { battery: null, version: 'next' } });
    expect(await healthOf(phone.id)).toMatchObject({ battery: null, version: 'next' });
    await said({ health: { battery: null, version: '\u202e7\u0000' } });
    expect(await healthOf(phone.id)).toMatchObject({ version: '7' });
  });

  it('reaches the database with the scans, in the row that is written anyway', async () => {
    await said({ health: WELL, queued: 1, oldest: ago(MINUTE) });
    await evictDurableObject(inService(world));
    expect(await healthOf(phone.id)).toMatchObject(WELL);
  });

  it('is not forgotten for an older row, when the edition is read anew', async () => {
    await said({});
    await said({ health: WELL });
    await setHold(asMember(by(world)), { gate: 1, kind: 'hold' });
    expect(await healthOf(phone.id)).toMatchObject(WELL);
  });

  it('says when somebody practised on it, long before the edition too, and never in the future', async () => {
    const before = Date.now() - 20 * 24 * 60 * MINUTE;
    await said({ health: { ...WELL, practised: new Date(before).toISOString() } });
    expect(await healthOf(phone.id)).toMatchObject({ practised: before });
    // A phone of a release that does not say it, and one that says nonsense.
    for (const practised of [{}, { practised: null }, { practised: 7 }, { practised: 'soon' }]) {
      await said({ health: { ...WELL, ...practised } });
      expect(await healthOf(phone.id)).toMatchObject({ ...WELL, practised: before });
    }
    await said({ health: { ...WELL, practised: '9999-01-01T00:00:00Z' } });
    expect((await healthOf(phone.id))?.practised).toBeLessThanOrEqual(Date.now());
    await said({ health: { ...WELL, practised: '-000100-01-01T00:00:00Z' } });
    expect(await healthOf(phone.id)).toMatchObject({ practised: 0 });
  });

  it('has a charge between none and all of it', async () => {
    for (const [battery, kept] of [
      [1e300, 1],
      [-7, 0],
    ] as const) {
      await said({ health: { battery, version: '1' } });
      expect(await healthOf(phone.id)).toMatchObject({ battery: kept });
    }
  });

  it('that is malformed is left out, and never holds a scan back', async () => {
    for (const health of [{ battery: 7 }, { version: 7 }, 'fine', 5]) {
      const response = await sendScans(phone, [walkIn(1)], { health });
      const { results } = await response.json<ScansAnswer>();
      expect(results).toMatchObject([{ verdict: 'admitted' }]);
    }
    expect(await healthOf(phone.id)).toBeNull();
  });
});

describe('a gate that its own staff hold', () => {
  it('is held on the board, and no other phone of it hears of a hold', async () => {
    const other = await enrol(world, 2);
    const since = ago(MINUTE);
    await said({ own_hold: since });
    const held = await gate();
    expect(held).toMatchObject({ state: 'held' });
    expect(Date.parse(held?.own_hold ?? '')).toBeCloseTo(Date.parse(since), -4);
    expect(await gate(1)).toMatchObject({ state: 'open', own_hold: null });
    const { ledger } = await said({}, other);
    expect(ledger?.policy.holds).toEqual([]);
    expect(await gate()).toMatchObject({ state: 'held' });
    await said({ own_hold: null });
    expect(await gate()).toMatchObject({ state: 'open', own_hold: null });
  });

  it('is named so on the console, with since when', async () => {
    await said({ own_hold: ago(MINUTE) });
    const page = await gatesPage();
    expect(page).toContain('by the gate’s own staff');
    const headers = { Cookie: await signIn(world, 'viewer') };
    const board = await request(`/console/${world.slug}?lang=en`, { headers });
    expect(await board.text()).toContain('held at the gate');
  });

  it('stays held over a restart, and when the phone says nothing of it', async () => {
    await said({ own_hold: ago(MINUTE) });
    await evictDurableObject(inService(world));
    expect(await gate()).toMatchObject({ state: 'held' });
    await said({ health: WELL });
    expect(await gate()).toMatchObject({ state: 'held' });
  });

  it('is opened by setting its phone aside, or by its going off duty', async () => {
    await said({ own_hold: ago(MINUTE) });
    await setAsideDevice(asMember(by(world)), { id: phone.id, aside: true });
    expect(await gate()).toMatchObject({ state: 'open' });
    await setAsideDevice(asMember(by(world)), { id: phone.id, aside: false });
    expect(await gate()).toMatchObject({ state: 'held' });
    await said({ signed_off: true });
    expect(await gate()).toMatchObject({ state: 'open' });
  });

  it('is the console’s hold while one stands', async () => {
    await said({ own_hold: ago(MINUTE) });
    const closing = await setHold(asMember(by(world)), { gate: 2, kind: 'close' });
    expect(await gate()).toMatchObject({ state: 'closed', own_hold: null });
    await endHold(asMember(by(world)), { id: closing.id });
    expect(await gate()).toMatchObject({ state: 'held', own_hold: expect.any(String) });
  });

  it('cannot be held from the future on', async () => {
    await said({ own_hold: new Date(Date.now() + 60 * MINUTE).toISOString() });
    expect((await healthOf(phone.id))?.own_hold).toBeLessThanOrEqual(Date.now());
    const since = (await healthOf(phone.id))?.own_hold;
    expect((await sendScans(phone, [], { own_hold: 'soon' })).status).toBe(200);
    expect((await healthOf(phone.id))?.own_hold).toBe(since);
  });
});
