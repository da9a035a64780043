import { evictDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { setFreeFlow, setHold } from '../../src/operations/gate-control.ts';
import { asMember } from './acting.ts';
import { liveFigures } from './gate-day.ts';
import { inService } from './gatekeepers.ts';
import {
  enrol,
  newWorld,
  type Phone,
  registered,
  request,
  scanned,
  scanOne,
  ticketFor,
  type World,
} from './world.ts';

let world: World;
let phone: Phone;
let other: Phone;
beforeEach(async () => {
  world = await newWorld();
  [phone, other] = [await enrol(world, 1), await enrol(world, 2)];
});

/** A ticket of five that two gates without network let in whole. */
async function admitTwice(): Promise<{ second: string }> {
  const { token } = await ticketFor(world);
  const happened = { ticket: token, people: 5, decided: 'offline', verdict: 'admitted' } as const;
  const first = await scanOne(phone, happened);
  const second = await scanOne(other, happened);
  expect([first.conflict, second.conflict]).toEqual([false, true]);
  return { second: second.id };
}

describe('a double admission', () => {
  it('is counted in the live figures, of its day and of the edition, until it is taken back', async () => {
    expect(await liveFigures(world)).toMatchObject({ conflicts: 0 });
    const { second } = await admitTwice();
    const now = await liveFigures(world);
    expect(now.conflicts).toBe(1);
    expect(now.days?.map((day) => day.conflicts)).toEqual([1, 0, 0, 0, 0]);
    await evictDurableObject(inService(world));
    expect((await liveFigures(world)).conflicts).toBe(1);
    await scanned(other, { type: 'undo', scan: second });
    expect((await liveFigures(world)).conflicts).toBe(0);
  });
});

describe('those who are registered', () => {
  it('are counted by day beside those who came', async () => {
    expect((await liveFigures(world)).registered).toBe(0);
    await registered(world);
    await registered(world, { party: { adults: 3, children: 1 } });
    await expect.poll(async () => (await liveFigures(world)).registered).toBe(9);
    expect((await liveFigures(world)).days?.map((day) => day.registered)).toEqual([9, 0, 0, 0, 0]);
  });
});

describe('a gate that is held', () => {
  const by = () => ({ event: world.number, id: 'test' });

  it('says why, until when, and where people are sent, to consoles and phones', async () => {
    const until = Math.floor(Date.now() / 1000) * 1000 + 20 * 60_000;
    const said = { reason: 'crowd', until, send_to: 2 };
    await setHold(asMember(by()), { gate: 1, kind: 'hold', ...said });
    const [one, two] = (await liveFigures(world)).gates;
    expect(one).toMatchObject({ state: 'held', reason: 'crowd', send_to: '2', free_flow: false });
    expect(Date.parse(one?.until ?? '')).toBe(until);
    expect(two).toMatchObject({ state: 'open', reason: null, until: null, send_to: null });
    const ledger = await request('/api/v1/ledger?since=0', { headers: phone.headers });
    expect(await ledger.json()).toMatchObject({ policy: { holds: [said] } });
  });

  it('is told of its own hold before that of the site, and never sent to itself', async () => {
    const now = Date.now();
    await setHold(asMember(by(), now), {
      gate: null,
      kind: 'hold',
      reason: 'weather',
      send_to: 1,
    });
    await setHold(asMember(by(), now), { gate: 2, kind: 'hold', reason: 'works', send_to: 3 });
    const gates = (await liveFigures(world)).gates.map(({ reason, send_to }) => [reason, send_to]);
    expect(gates.slice(0, 3)).toEqual([
      ['weather', null],
      ['works', '3'],
      ['weather', '1'],
    ]);
  });

  it('is not the one where people pass freely', async () => {
    await setFreeFlow(asMember(by()), { gate: 3 });
    const flows = (await liveFigures(world)).gates.map((gate) => gate.free_flow);
    expect(flows.slice(0, 4)).toEqual([false, false, true, false]);
  });
});
