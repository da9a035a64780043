import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import type { Recent } from '../../src/client/gate/ports.ts';
import { family, Mint } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { type GateServer, record } from './server.ts';
import { during, type Time } from './time.ts';
import type { Handset } from './world.ts';

const MINUTE = 60_000;
const SECOND = 1_000;

describe('the list of the last scans', () => {
  let mint: Mint;
  let time: Time;
  let server: GateServer;
  let own: Handset;
  let phone: Phone;

  beforeAll(async () => {
    mint = await Mint.open();
  });

  beforeEach(async () => {
    ({ time, server, own, phone } = await onePhone(mint, (service) => {
      for (let serial = 1; serial <= 30; serial++) service.issue(record(family(serial)));
    }));
    await sync();
  });

  const sync = () => during(time, phone.sync.run());
  const list = () => phone.books.settings.recent;
  const lines = () => list().map(({ verdict, people, undone }) => [verdict, people, undone]);

  async function scan(serial: number): Promise<Shown> {
    const outcome = await during(time, phone.scan(await mint.ticket(family(serial))));
    if (outcome.as !== 'shown') throw new Error('not shown');
    return outcome;
  }

  function line(at: number): Recent {
    const found = list().at(at);
    if (!found) throw new Error('no such line');
    return found;
  }

  /** What the server counts once everything is sent. */
  async function counted(): Promise<number> {
    await time.pass(20 * SECOND);
    await sync();
    await sync();
    expect(phone.books.queue.waiting).toEqual([]);
    return server.counted.entries;
  }

  it('has the last twenty, refusals with their reason, over a kill of the page', async () => {
    for (let serial = 1; serial <= 21; serial++) await scan(serial);
    await scan(21);
    expect(list()).toHaveLength(20);
    expect(line(-1)).toMatchObject({ verdict: 'refused', reason: 'already_admitted' });
    expect(line(0)).toMatchObject({ verdict: 'admitted', people: 5, terms: { serial: 3 } });
    own.kill();
    phone = await own.start();
    expect(list()).toHaveLength(20);
  });

  it('takes back any of them, once, for the server too', async () => {
    const first = await scan(1);
    await scan(2);
    const taken = { as: 'undone', people: 5, direction: 'entry' };
    expect(await phone.corrections.undoOne(first.id)).toEqual(taken);
    expect(await phone.corrections.undoOne(first.id)).toEqual({ as: 'nothing' });
    expect(lines()).toEqual([
      ['admitted', 5, true],
      ['admitted', 5, false],
    ]);
    expect(await counted()).toBe(5);
    expect(await scan(1)).toMatchObject({ verdict: 'admitted', people: 5 });
  });

  it('leaves the last scan to the button for it, and says nothing twice', async () => {
    const first = await scan(1);
    await scan(2);
    await phone.corrections.undoOne(first.id);
    expect(await phone.corrections.undo()).toMatchObject({ as: 'undone', people: 5 });
    expect(lines().map(([, , undone]) => undone)).toEqual([true, true]);
    expect(await phone.corrections.undo()).toEqual({ as: 'nothing' });
    expect(await counted()).toBe(0);
  });

  it('takes back what came in beyond the ticket together with it', async () => {
    await scan(1);
    await phone.corrections.correct(7);
    expect(lines()).toEqual([['admitted', 7, false]]);
    expect(await phone.corrections.undoOne(line(0).scan.id)).toMatchObject({ people: 7 });
    expect(await counted()).toBe(0);
  });

  it('has one line for taps that were merged, without those already taken back', async () => {
    await tap(2);
    await tap(3);
    await tap(4);
    await phone.corrections.undo();
    expect(lines()).toEqual([['admitted', 5, false]]);
    expect(await phone.corrections.undoOne(line(0).scan.id)).toMatchObject({ people: 5 });
    expect(await counted()).toBe(0);
  });

  it('takes back taps that the server has counted already', async () => {
    await tap(2);
    await tap(3);
    expect(await counted()).toBe(5);
    await phone.corrections.undo();
    expect(lines()).toEqual([['admitted', 2, false]]);
    expect(await counted()).toBe(2);
    await phone.corrections.undoOne(line(0).scan.id);
    expect(lines()).toEqual([['admitted', 2, true]]);
    expect(await counted()).toBe(0);
  });

  it('takes nothing back after a quarter of an hour, nor a refusal, nor what it does not know', async () => {
    const first = await scan(1);
    const refused = await scan(1);
    expect(await phone.corrections.undoOne(refused.id)).toEqual({ as: 'nothing' });
    expect(await phone.corrections.undoOne('unheard of')).toEqual({ as: 'nothing' });
    await time.pass(16 * MINUTE);
    expect(await phone.corrections.undoOne(first.id)).toEqual({ as: 'expired' });
  });

  it('begins anew when a shift is over', async () => {
    await phone.shifts.open('12', '4321');
    await scan(1);
    await phone.shifts.close();
    expect(list()).toEqual([]);
  });

  async function tap(people: number): Promise<void> {
    await time.pass(SECOND);
    await phone.counter.tap({ people, children: 0, kind: 'family' });
  }
});
