import { beforeEach, describe, expect, it } from 'vitest';
import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import type { Recent } from '../../src/client/gate/records.ts';
import { family } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';

const MINUTE = 60_000;
const SECOND = 1_000;

describe('the list of the last scans', () => {
  const one = onePhone((server) => {
    for (let serial = 1; serial <= 30; serial++) server.issue(record(family(serial)));
  });
  beforeEach(() => one.sync());

  const list = () => one.phone.books.settings.recent;
  const lines = () => list().map(({ verdict, people, undone }) => [verdict, people, undone]);

  async function scan(serial: number): Promise<Shown> {
    const outcome = await during(one.time, one.phone.scan(await one.mint.ticket(family(serial))));
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
    await one.time.pass(20 * SECOND);
    await one.sync();
    await one.sync();
    expect(one.phone.books.queue.waiting).toEqual([]);
    return one.server.counted.entries;
  }

  it('has the last twenty, refusals with their reason, over a kill of the page', async () => {
    for (let serial = 1; serial <= 21; serial++) await scan(serial);
    await scan(21);
    expect(list()).toHaveLength(20);
    expect(line(-1)).toMatchObject({ verdict: 'refused', reason: 'already_admitted' });
    expect(line(0)).toMatchObject({ verdict: 'admitted', people: 5, terms: { serial: 3 } });
    one.own.kill();
    one.phone = await one.own.start();
    expect(list()).toHaveLength(20);
  });

  it('takes back any of them, once, for the server too', async () => {
    const first = await scan(1);
    await scan(2);
    const taken = { as: 'undone', people: 5, direction: 'entry' };
    expect(await one.phone.corrections.undoOne(first.id)).toEqual(taken);
    expect(await one.phone.corrections.undoOne(first.id)).toEqual({ as: 'nothing' });
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
    await one.phone.corrections.undoOne(first.id);
    expect(await one.phone.corrections.undo()).toMatchObject({ as: 'undone', people: 5 });
    expect(lines().map(([, , undone]) => undone)).toEqual([true, true]);
    expect(await one.phone.corrections.undo()).toEqual({ as: 'nothing' });
    expect(await counted()).toBe(0);
  });

  it('takes back what came in beyond the ticket together with it', async () => {
    const { id } = await scan(1);
    await one.phone.corrections.correct(7, id);
    expect(lines()).toEqual([['admitted', 7, false]]);
    expect(await one.phone.corrections.undoOne(line(0).scan.id)).toMatchObject({ people: 7 });
    expect(await counted()).toBe(0);
  });

  it('has one line for taps that were merged, without those already taken back', async () => {
    await tap(2);
    await tap(3);
    await tap(4);
    await one.phone.corrections.undo();
    expect(lines()).toEqual([['admitted', 5, false]]);
    expect(await one.phone.corrections.undoOne(line(0).scan.id)).toMatchObject({ people: 5 });
    expect(await counted()).toBe(0);
  });

  it('takes back taps that the server has counted already', async () => {
    await tap(2);
    await tap(3);
    expect(await counted()).toBe(5);
    await one.phone.corrections.undo();
    expect(lines()).toEqual([['admitted', 2, false]]);
    expect(await counted()).toBe(2);
    await one.phone.corrections.undoOne(line(0).scan.id);
    expect(lines()).toEqual([['admitted', 2, true]]);
    expect(await counted()).toBe(0);
  });

  it('takes nothing back after a quarter of an hour, nor a refusal, nor what it does not know', async () => {
    const first = await scan(1);
    const refused = await scan(1);
    expect(await one.phone.corrections.undoOne(refused.id)).toEqual({ as: 'nothing' });
    expect(await one.phone.corrections.undoOne('unheard of')).toEqual({ as: 'nothing' });
    await one.time.pass(16 * MINUTE);
    expect(await one.phone.corrections.undoOne(first.id)).toEqual({ as: 'expired' });
  });

  it('begins anew when a shift is over', async () => {
    await one.phone.shifts.open('12', '4321');
    await scan(1);
    await one.phone.shifts.close();
    expect(list()).toEqual([]);
  });

  async function tap(people: number): Promise<void> {
    await one.time.pass(SECOND);
    await one.phone.counter.tap({ people, children: 0, kind: 'family' });
  }
});
