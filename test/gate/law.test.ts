import { describe, expect, it } from 'vitest';
import { family, OPENING } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';

const HOUR = 3_600_000;
/** 02:30 UTC of the night after the first day: before or after its end at 04:00, as the law has it. */
const NIGHT = OPENING + 17.5 * HOUR;

const one = onePhone((server) => {
  for (const serial of [1, 2]) server.issue(record(family(serial)));
});

async function told(minutes: number): Promise<void> {
  one.own.line.fate = () => 'delivered';
  one.server.utcOffsets = [{ from: 0, minutes }];
  await one.sync();
}

/** By the phone's own judgement. */
async function shown(serial: number) {
  one.own.line.fate = () => 'cut';
  const outcome = await during(one.time, one.phone.scan(await one.mint.ticket(family(serial))));
  return outcome.as === 'shown' ? outcome.reason : outcome.as;
}

describe('a phone whose zone data is behind the law', () => {
  it('goes by its own only while nobody tells it better', async () => {
    expect(one.phone.books.dayOf(NIGHT)).toBe(1);
    expect(await shown(1)).toBeNull();
  });

  it('ends the day by the offsets that come with the policy, over a restart too', async () => {
    await told(120);
    expect(one.phone.books.dayOf(NIGHT)).toBe(2);
    one.own.kill();
    one.own.line.fate = () => 'cut';
    one.phone = await one.own.start();
    expect(one.phone.books.dayOf(NIGHT)).toBe(2);
  });

  it('has its windows at their local hours by them: ten o’clock comes an hour later', async () => {
    await told(0);
    expect(one.phone.books.slot(11)?.starts_at).toBe(OPENING + HOUR);
    expect(await shown(2)).toBe('too_early');
    await told(60);
    expect(one.phone.books.slot(11)?.starts_at).toBe(OPENING);
  });
});
