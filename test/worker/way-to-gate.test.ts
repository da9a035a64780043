import { describe, expect, it } from 'vitest';
import type { Live, LiveGate } from '../../src/contract/answers/live.ts';
import type { Edition } from '../../src/domain/edition.ts';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import type { TicketView } from '../../src/domain/registration.ts';
import { eventPageWords } from '../../src/i18n/event-page.ts';
import { WayToGate } from '../../src/visitor/ticket/way-to-gate.tsx';
import { calledOff, EDITION, family, GATES, HOUR, OPENING } from '../domain/open-day.ts';

const text = (said: string) => ({ ar: said, zgh: said, fr: said, en: said });

/** Gates 1 and 2 have a place, and the site a plan. */
const PLACED: Edition = {
  ...EDITION,
  gates: GATES.map((gate) =>
    gate.number < 3 ? { ...gate, position: { latitude: 34 + gate.number, longitude: -5 } } : gate,
  ),
  texts: { directions: text('By the river'), step_free_way: text('By the ramp') },
  plan: [{ kind: 'gate', column: 2, row: 3, gate: 1, name: text('') }],
};

const TICKET: TicketView = {
  ...family({ serial: 8 }),
  ...{ event: 4, code: '', token: '', state: 'valid', inside: 0, entered: 0, last_in: null },
  girls: 0,
  ...{ step_free: false, locale: 'en', issued_at: 0 },
};

function live(change: Partial<LiveGate> = {}): Live {
  const at = new Date(OPENING + HOUR).toISOString();
  const none = { entries: 0, exits: 0, inside: 0, re_entries: 0, walk_ins: 0, parties: 0 };
  const gates = GATES.map(({ number, name }): LiveGate => {
    return { id: String(number), name, state: 'open', ...(number === 1 && change) };
  });
  return { ...none, as_of: at, complete_to: at, today: { ...none, date: '2026-05-13' }, gates };
}

function way(change: Partial<Parameters<typeof WayToGate>[0]> = {}): string {
  const facts = { locale: 'en' as Locale, edition: PLACED, ticket: TICKET, now: OPENING + HOUR };
  const page = String(
    WayToGate({ ...facts, publicUrl: 'https://abwab.example', live: live(), ...change }),
  );
  return page.replace(/<svg.*?<\/svg>/gs, '');
}

const seen = (page: string) => page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('the way to the gate of a ticket', () => {
  it.each(LOCALES)('says in %s where it is, in the apps of the phone and on the plan', (locale) => {
    const page = way({ locale });
    const words = eventPageWords[locale].way;
    expect(page).toContain('href="geo:35,-5?q=35,-5(One)"');
    for (const said of ['By the river', words.maps, words.plan]) expect(seen(page)).toContain(said);
    expect(page).not.toContain('geo:36');
    expect(page).not.toContain('By the ramp');
  });

  it('is the one without steps for who asked for it', () => {
    const page = way({ ticket: { ...TICKET, step_free: true } });
    expect(page).toContain('By the ramp');
    expect(page).toContain('geo:36,-5');
  });

  it('says how its gate is, while the gates of its day are open', () => {
    const { states, asOf } = eventPageWords.en.gates;
    expect(seen(way())).toContain(`One ${states.open} ${asOf('10:00')}`);
    for (const now of [OPENING - 1, OPENING + 10 * HOUR])
      expect(way({ now })).not.toContain('gate-state');
    expect(way({ live: null })).not.toContain('gate-state');
    expect(way({ ticket: { ...TICKET, day: 2 } })).not.toContain('gate-state');
    expect(way({ edition: calledOff(1) })).not.toContain('gate-state');
    expect(way({ edition: calledOff(2) })).toContain('gate-state');
  });

  it('leads to the gate to which people are sent while its own is held', () => {
    const page = way({ live: live({ state: 'held', send_to: '2' }) });
    expect(seen(page)).toContain(`One ${eventPageWords.en.gates.states.held}`);
    expect(page).toContain('geo:35,-5');
    expect(page).toContain('geo:36,-5');
    expect(way({ live: live({ state: 'open', send_to: '2' }) })).not.toContain('geo:36');
  });

  it('is no more than the place where nothing else is known', () => {
    const page = way({ edition: EDITION, live: null });
    expect(seen(page)).toContain('Bab Makina');
    for (const part of ['geo:', 'details', 'gate-state']) expect(page).not.toContain(part);
  });
});
