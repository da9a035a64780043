import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { family, Mint } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { type GateServer, record } from './server.ts';
import { during, type Time } from './time.ts';
import type { Handset } from './world.ts';

const DAY = 86_400_000;
/** A family that comes on the second day. */
const tomorrow = (serial: number) => family(serial, { day: 2, slot: 21 });

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
    for (const serial of [1, 2, 3]) service.issue(record(tomorrow(serial)));
  }));
  await during(time, phone.sync.run());
});

async function held(serial: number, stated: { override?: string } = {}) {
  const text = await mint.ticket(tomorrow(serial));
  const outcome = await during(time, phone.scan(text, stated));
  return outcome.as === 'shown' ? [outcome.verdict, outcome.reason] : [outcome.as];
}

async function nextMorning(): Promise<void> {
  own.line.fate = () => 'cut';
  await time.pass(DAY);
}

describe('a phone without network, on the morning after it was in touch', () => {
  it('knows who came the day before by a ticket of today', async () => {
    expect(await held(1)).toEqual(['refused', 'wrong_day']);
    expect(await held(1, { override: 'they came far' })).toEqual(['admitted', 'wrong_day']);
    await during(time, phone.sync.run());
    expect(phone.books.queue.waiting).toEqual([]);
    await nextMorning();
    expect(await held(1)).toEqual(['refused', 'already_admitted']);
    expect(await held(2)).toEqual(['admitted', null]);
  });

  it('knows it of those whom it let in itself and has not told of', async () => {
    own.line.fate = () => 'cut';
    expect(await held(1, { override: 'they came far' })).toEqual(['admitted', 'wrong_day']);
    await nextMorning();
    expect(await held(1)).toEqual(['refused', 'already_admitted']);
  });

  it('knows what was cancelled for today the evening before', async () => {
    server.issue({ ...record(tomorrow(3)), state: 'cancelled' });
    await during(time, phone.sync.run());
    await nextMorning();
    expect(await held(3)).toEqual(['refused', 'cancelled']);
  });
});
