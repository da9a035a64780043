import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { noticesOf } from '../../src/client/gate/screen/notices.ts';
import { verdictText } from '../../src/client/gate/screen/parts/verdict-text.ts';
import { family, Mint } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { type GateServer, record } from './server.ts';
import { during, type Time } from './time.ts';

const HOUR = 3_600_000;

let mint: Mint;
let time: Time;
let server: GateServer;
let phone: Phone;
beforeAll(async () => {
  mint = await Mint.open();
});
beforeEach(async () => {
  ({ time, server, phone } = await onePhone(mint, (service, now) => {
    service.issue(record(family(1)));
    service.holds.push({
      id: 'h',
      gate: 1,
      kind: 'hold',
      starts_at: now - HOUR,
      ends_at: null,
      reason: 'crowd',
      until: now + HOUR,
      send_to: 2,
    });
  }));
});

describe('a phone at a gate that is held', () => {
  it('says to staff and to the holder where to go, why and until when', async () => {
    const outcome = await during(time, phone.scan(await mint.ticket(family(1)), {}));
    if (outcome.as !== 'shown') throw new Error('it asked');
    expect(outcome).toMatchObject({ verdict: 'refused', reason: 'held', gate: { number: 2 } });
    const { event } = phone.books.gate.enrolment;
    const speech = verdictText(outcome, 'fr', event);
    const gate = event.gates.find((one) => one.number === 2)?.name;
    expect(speech.lines.join(' ')).toContain(gate?.fr);
    expect(speech.lines.join(' ')).toMatch(/affluence.*\d\d:\d\d/);
    const { visitor } = speech;
    expect(visitor?.text).toContain(gate?.[visitor?.locale ?? 'ar']);
  });

  it('keeps that beside the state of the gate, and says when it is late', async () => {
    const order = () => noticesOf(phone, 'en', false).find(({ kind }) => kind === 'order')?.text;
    const elsewhere = phone.books.gate.enrolment.event.gates.find((one) => one.number === 2);
    expect(order()).toContain(elsewhere?.name.en);
    expect(order()).toMatch(/· .*crowd.* · until .*\d\d:\d\d/i);
    await time.pass(HOUR);
    expect(order()).not.toMatch(/until/i);
    expect(order()).toMatch(/\d\d:\d\d/);
  });

  it('says no hour that has passed', async () => {
    await time.pass(2 * HOUR);
    const outcome = await during(time, phone.scan(await mint.ticket(family(1)), {}));
    if (outcome.as !== 'shown') throw new Error('it asked');
    const lines = verdictText(outcome, 'fr', phone.books.gate.enrolment.event).lines.join(' ');
    expect(lines).toContain('affluence');
    expect(lines).not.toMatch(/jusqu’à/);
  });

  it('has a name of that gate for the crowd, and none once it is open', async () => {
    expect(phone.books.sentTo()?.fr).toBeTruthy();
    server.holds.length = 0;
    await during(time, phone.sync.run());
    expect(phone.books.sentTo()).toBeNull();
  });
});
