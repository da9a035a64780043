import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../src/client/gate/screen/notices.ts';
import { verdictText } from '../../src/client/gate/screen/parts/verdict-text.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { legalLocale } from '../../src/i18n/reviewed.ts';
import { family } from './edition.ts';
import { onePhone } from './one-phone.ts';
import { record } from './server.ts';
import { during } from './time.ts';

const HOUR = 3_600_000;

const one = onePhone((service, now) => {
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
});

describe('a phone at a gate that is held', () => {
  it('says to staff and to the holder where to go, why and until when', async () => {
    const outcome = await during(one.time, one.phone.scan(await one.mint.ticket(family(1)), {}));
    if (outcome.as !== 'shown') throw new Error('it asked');
    expect(outcome).toMatchObject({ verdict: 'refused', reason: 'held', gate: { number: 2 } });
    const { event } = one.phone.books.gate.enrolment;
    const speech = verdictText(outcome, 'fr', event);
    const gate = event.gates.find((one) => one.number === 2)?.name;
    expect(speech.lines.join(' ')).toContain(gate?.fr);
    expect(speech.lines.join(' ')).toMatch(/affluence.*\d\d:\d\d/);
    const { visitor } = speech;
    expect(visitor?.text).toContain(gate?.[visitor?.locale ?? 'ar']);
    // Why a gate is shut is Arabic for a holder who reads Amazigh, until that is reviewed.
    const turned = verdictText({ ...outcome, locale: 'zgh' }, 'fr', event).visitor;
    expect(turned?.locale).toBe(legalLocale('zgh', 'safety'));
    expect(turned?.text).toContain(gateWords[turned?.locale ?? 'fr'].visitor.held);
  });

  it('keeps that beside the state of the gate, and says when it is late', async () => {
    const order = () =>
      noticesOf(one.phone, 'en', false).find(({ kind }) => kind === 'order')?.text;
    const elsewhere = one.phone.books.gate.enrolment.event.gates.find((one) => one.number === 2);
    expect(order()).toContain(elsewhere?.name.en);
    expect(order()).toMatch(/· .*crowd.* · until .*\d\d:\d\d/i);
    await one.time.pass(HOUR);
    expect(order()).not.toMatch(/until/i);
    expect(order()).toMatch(/\d\d:\d\d/);
  });

  it('says no hour that has passed', async () => {
    await one.time.pass(2 * HOUR);
    const outcome = await during(one.time, one.phone.scan(await one.mint.ticket(family(1)), {}));
    if (outcome.as !== 'shown') throw new Error('it asked');
    const lines = verdictText(outcome, 'fr', one.phone.books.gate.enrolment.event).lines.join(' ');
    expect(lines).toContain('affluence');
    expect(lines).not.toMatch(/jusqu’à/);
  });

  it('has a name of that gate for the crowd, and none once it is open', async () => {
    expect(one.phone.books.sentTo()?.fr).toBeTruthy();
    one.server.holds.length = 0;
    await one.sync();
    expect(one.phone.books.sentTo()).toBeNull();
  });
});
