import { beforeEach, describe, expect, it } from 'vitest';
import { family } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';

const DAY = 86_400_000;
/** A family that comes on the second day. */
const tomorrow = (serial: number) => family(serial, { day: 2, slot: 21 });

const one = onePhone((server) => {
  for (const serial of [1, 2, 3]) server.issue(record(tomorrow(serial)));
});
beforeEach(() => one.sync());

async function held(serial: number, stated: { override?: string } = {}) {
  const text = await one.mint.ticket(tomorrow(serial));
  const outcome = await during(one.time, one.phone.scan(text, stated));
  return outcome.as === 'shown' ? [outcome.verdict, outcome.reason] : [outcome.as];
}

async function nextMorning(): Promise<void> {
  one.own.line.fate = () => 'cut';
  await one.time.pass(DAY);
}

describe('a phone without network, on the morning after it was in touch', () => {
  it('knows who came the day before by a ticket of today', async () => {
    expect(await held(1)).toEqual(['refused', 'wrong_day']);
    expect(await held(1, { override: 'they came far' })).toEqual(['admitted', 'wrong_day']);
    await one.sync();
    expect(one.phone.books.queue.waiting).toEqual([]);
    await nextMorning();
    expect(await held(1)).toEqual(['refused', 'already_admitted']);
    expect(await held(2)).toEqual(['admitted', null]);
  });

  it('knows it of those whom it let in itself and has not told of', async () => {
    one.own.line.fate = () => 'cut';
    expect(await held(1, { override: 'they came far' })).toEqual(['admitted', 'wrong_day']);
    await nextMorning();
    expect(await held(1)).toEqual(['refused', 'already_admitted']);
  });

  it('knows what was cancelled for today the evening before', async () => {
    one.server.issue({ ...record(tomorrow(3)), state: 'cancelled' });
    await one.sync();
    await nextMorning();
    expect(await held(3)).toEqual(['refused', 'cancelled']);
  });
});
