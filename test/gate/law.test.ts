import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { family, Mint, OPENING } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { type GateServer, record } from './server.ts';
import { during, type Time } from './time.ts';
import type { Handset } from './world.ts';

const HOUR = 3_600_000;
/** 02:30 UTC of the night after the first day: before or after its end at 04:00, as the law has it. */
const NIGHT = OPENING + 17.5 * HOUR;

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
    for (const serial of [1, 2]) service.issue(record(family(serial)));
  }));
});

async function told(minutes: number): Promise<void> {
  own.line.fate = () => 'delivered';
  server.utcOffsets = [{ from: 0, minutes }];
  await during(time, phone.sync.run());
}

/** By the phone's own judgement. */
async function shown(serial: number) {
  own.line.fate = () => 'cut';
  const outcome = await during(time, phone.scan(await mint.ticket(family(serial))));
  return outcome.as === 'shown' ? outcome.reason : outcome.as;
}

describe('a phone whose zone data is behind the law', () => {
  it('goes by its own only while nobody tells it better', async () => {
    expect(phone.books.dayOf(NIGHT)).toBe(1);
    expect(await shown(1)).toBeNull();
  });

  it('ends the day by the offsets that come with the policy, over a restart too', async () => {
    await told(120);
    expect(phone.books.dayOf(NIGHT)).toBe(2);
    own.kill();
    own.line.fate = () => 'cut';
    phone = await own.start();
    expect(phone.books.dayOf(NIGHT)).toBe(2);
  });

  it('has its windows at their local hours by them: ten o’clock comes an hour later', async () => {
    await told(0);
    expect(phone.books.slot(11)?.starts_at).toBe(OPENING + HOUR);
    expect(await shown(2)).toBe('too_early');
    await told(60);
    expect(phone.books.slot(11)?.starts_at).toBe(OPENING);
  });
});
