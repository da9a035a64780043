import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayMinutes } from '../../src/actors/gatekeeper/day-minutes.ts';
import { FlowOfToday } from '../../src/actors/gatekeeper/live-flow.ts';
import { flowAfter } from '../../src/client/console/known-flow.ts';
import type { LiveFlow } from '../../src/contract/answers/live.ts';
import { type Bucket, noCounts } from '../../src/domain/attendance.ts';
import type { Hold } from '../../src/domain/edition.ts';
import { EDITION, HOUR, NOON, OPENING } from '../domain/open-day.ts';

const MINUTE = 60_000;
const OPENED = OPENING / MINUTE;
/** The first day began at 04:00, the second one a day later. */
const BEGAN = (OPENING - 6 * HOUR) / MINUTE;
const FIRST = { day: 1, before: 1, began: BEGAN };
const SECOND = { day: 2, before: 2, began: BEGAN + 24 * 60 };

function bucket(gate: number, minute: number, entries: number, exits = 0, day = 1): Bucket {
  return { ...noCounts(), day, gate, minute, entries, exits };
}

/** A writer of the gates of that day, and what it tells at an instant. */
function writer(epoch = 7) {
  const minutes = new DayMinutes(epoch);
  minutes.load(FIRST, [], null);
  const flow = new FlowOfToday();
  const holds: Hold[] = [];
  const tell = (known: number | 'told', now = NOON): LiveFlow => {
    const told = flow.of(EDITION, minutes, holds, { known, now });
    if (!told) throw new Error('no day');
    return told;
  };
  return { minutes, holds, tell };
}

const sums = ({ counts }: LiveFlow) =>
  counts
    .flatMap(({ gate, spans, entries, exits }) =>
      spans.map((span, n) => `${gate} ${span}: ${entries[n]} in, ${exits[n]} out`),
    )
    .filter((line) => !line.endsWith(': 0 in, 0 out'))
    .sort();

describe('the minutes of today', () => {
  it('are told in spans of the day’s hours, and of what lies around them', () => {
    const { minutes, tell } = writer();
    minutes.add(
      [bucket(1, OPENED + 3, 4), bucket(1, OPENED + 4, 5, 1), bucket(2, OPENED + 5, 6)],
      NOON,
    );
    expect(tell(0)).toMatchObject({ date: '2026-05-13', from: OPENED, step: 5, spans: 120 });
    expect(sums(tell(0))).toEqual(['1 0: 9 in, 1 out', '2 1: 6 in, 0 out']);
    minutes.add([bucket(1, OPENED - 10, 1), bucket(1, OPENED + 605, 0, 8)], NOON);
    expect(tell(0)).toMatchObject({ from: OPENED - 30, spans: 132 });
    expect(sums(tell(0))).toContain('1 127: 0 in, 8 out');
  });

  it('are drawn over the hours of the windows where a day counts until it ends', () => {
    const minutes = new DayMinutes(1);
    minutes.load(FIRST, [], null);
    const days = EDITION.days.map((day) => ({ ...day, closes_at: (BEGAN + 24 * 60) * MINUTE }));
    const told = new FlowOfToday().of({ ...EDITION, days }, minutes, [], { known: 0, now: NOON });
    expect(told).toMatchObject({ from: OPENED, step: 2, spans: 120 });
  });

  it('hold today alone: no other day, and no minute outside of it', () => {
    const { minutes, tell } = writer();
    minutes.add([bucket(1, OPENED, 9, 0, 2), bucket(1, OPENED, 9, 0, 0)], NOON);
    minutes.add([bucket(1, BEGAN - 1, 9), bucket(1, BEGAN + 25 * 60, 9)], NOON);
    expect(sums(tell(0))).toEqual([]);
  });

  it('are dropped when the day ends, but for their sum: the shadow of the next', () => {
    const { minutes, tell } = writer();
    minutes.add([bucket(1, OPENED + 3, 4), bucket(2, OPENED + 3, 5, 2)], NOON);
    const { revision } = tell(0);
    minutes.turn(SECOND);
    const next = tell(revision, NOON + 24 * HOUR);
    expect(next).toMatchObject({ date: '2026-05-14', since: 0, counts: [] });
    expect(next.last?.date).toBe('2026-05-13');
    expect(next.last?.entries).toEqual([9]);
    minutes.turn({ day: 0, before: 3, began: SECOND.began + 24 * 60 });
    expect(new FlowOfToday().of(EDITION, minutes, [], { known: 0, now: NOON })).toBeUndefined();
  });

  it('keep a shadow that was read, on the same clocks', () => {
    const minutes = new DayMinutes(1);
    const yesterday = { day: 1, entries: [[OPENED + 61, 12]] as const };
    minutes.load(SECOND, [{ gate: 1, minutes: [[OPENED + 24 * 60, 3, 1]] }], yesterday);
    const told = new FlowOfToday().of(EDITION, minutes, [], { known: 0, now: NOON + 24 * HOUR });
    expect(told?.last?.entries.indexOf(12)).toBe(12);
    expect(told && sums(told)).toEqual(['1 0: 3 in, 1 out']);
  });

  it('change the shadow as phones hand in late, whatever was read at the start', () => {
    const minutes = new DayMinutes(1);
    minutes.load(SECOND, [], { day: 1, entries: [[OPENED + 3, 12]] });
    const flow = new FlowOfToday();
    const tell = (known: number) => flow.of(EDITION, minutes, [], { known, now: NOON + 24 * HOUR });
    const known = tell(0);
    expect(tell(known?.revision ?? 0)?.last).toBeUndefined();
    minutes.add(
      [bucket(1, OPENED + 3, 5), bucket(2, OPENED + 8, 2), bucket(1, OPENED, 0, 9)],
      NOON,
    );
    const news = tell(known?.revision ?? 0);
    expect(news?.last).toEqual({ date: '2026-05-13', entries: [17, 2] });
    expect(news?.counts).toEqual([]);
    expect(known && news && flowAfter(known, news)?.last?.entries).toEqual([17, 2]);
    minutes.add([bucket(1, OPENED + 3, -17)], NOON);
    expect(tell(0)?.last?.entries).toEqual([0, 2]);
  });

  it('take a later day for the last once anybody was counted on it, and never one to come', () => {
    const { minutes } = writer();
    minutes.turn({ day: 3, before: 3, began: SECOND.began + 24 * 60 });
    expect(minutes.last).toBeNull();
    minutes.add([bucket(1, OPENED, 4), bucket(1, OPENED, 4, 0, 4)], NOON);
    expect(minutes.last).toEqual({ day: 1, entries: [[OPENED, 4]] });
    const late = [bucket(1, SECOND.began, 6, 0, 2), bucket(1, OPENED, 1), bucket(2, OPENED, 0, 3)];
    minutes.add(late, NOON);
    expect(minutes.last).toEqual({ day: 2, entries: [[SECOND.began, 6]] });
    // Between two days those before are over as well.
    minutes.turn({ day: 0, before: 4, began: SECOND.began + 48 * 60 });
    minutes.add([bucket(1, SECOND.began, 1, 0, 2), bucket(1, OPENED, 7, 0, 0)], NOON);
    expect(minutes.last).toEqual({ day: 2, entries: [[SECOND.began, 7]] });
  });

  it('give each gate’s people of the last minutes', () => {
    const { minutes } = writer();
    minutes.add(
      [1, 2, 3, 4, 5, 6].map((n) => bucket(1, OPENED + n, 10)),
      NOON,
    );
    expect(minutes.passed(1, OPENED + 2, 5)).toEqual({ entries: 50, exits: 0 });
    expect(minutes.passed(1, BEGAN - 3, 5)).toEqual({ entries: 0, exits: 0 });
    expect(minutes.passed(9, OPENED, 5)).toEqual({ entries: 0, exits: 0 });
  });
});

describe('what a message tells', () => {
  it('is what changed in the last seconds, however old the minute', () => {
    const { minutes, tell } = writer();
    minutes.add([bucket(1, OPENED + 100, 7)], NOON);
    const later = NOON + 10_000;
    minutes.add([bucket(2, OPENED + 3, 40)], later);
    const told = tell('told', later);
    expect(sums(told)).toEqual(['2 0: 40 in, 0 out']);
    expect(told.since).toBeGreaterThan(0);
    expect(JSON.stringify(told).length).toBeLessThan(400);
  });

  it('takes back what was taken back', () => {
    const { minutes, tell } = writer();
    minutes.add([bucket(1, OPENED + 3, 4)], NOON);
    const known = tell(0);
    minutes.add([bucket(1, OPENED + 3, -4)], NOON + 1_000);
    const after = flowAfter(known, tell('told', NOON + 1_000));
    expect(after && sums(after)).toEqual([]);
  });

  it('has holds when they change, those that are over too', () => {
    const { holds, tell } = writer();
    const known = tell(0);
    expect(known.holds).toEqual([]);
    expect(tell('told', NOON + 20_000).holds).toBeUndefined();
    const base = { id: 'a', kind: 'hold', ends_at: null } as const;
    holds.push({ ...base, gate: 2, starts_at: NOON });
    expect(tell('told', NOON + 30_000).holds).toEqual([
      { gate: '2', from: NOON / MINUTE, to: null },
    ]);
    holds.splice(0, 1, { ...base, gate: 2, starts_at: NOON, ends_at: NOON + 5 * MINUTE });
    holds.push({ ...base, gate: null, starts_at: NOON - 100 * HOUR, ends_at: NOON - 99 * HOUR });
    expect(flowAfter(known, tell(known.revision, NOON + HOUR))?.holds).toEqual([
      { gate: '2', from: NOON / MINUTE, to: NOON / MINUTE + 5 },
    ]);
  });

  it('is everything for whoever knows another writer, or what never was', () => {
    const before = writer(7);
    before.minutes.add([bucket(1, OPENED, 1)], NOON);
    const { revision } = before.tell(0);
    const { tell, minutes } = writer(8);
    minutes.add([bucket(1, OPENED, 1)], NOON);
    for (const known of [revision, 0, 1, revision * 3, Number.MAX_SAFE_INTEGER]) {
      expect(tell(known), String(known)).toMatchObject({ since: 0 });
    }
    // Told to nobody yet: a board of before cannot take it for its own.
    expect(flowAfter(before.tell(0), tell('told'))).toBeNull();
  });
});

describe('a board', () => {
  const step = fc.record({
    gate: fc.integer({ min: 1, max: 3 }),
    minute: fc.integer({ min: -40, max: 660 }),
    entries: fc.integer({ min: 0, max: 50 }),
    wait: fc.constantFrom(0, 400, 1_000, 9_000, 60_000),
    heard: fc.constantFrom('heard', 'lost', 'twice', 'late'),
    event: fc.constantFrom('scan', 'scan', 'scan', 'scan_of_before', 'hold', 'restart', 'next_day'),
  });

  it('is right whatever message it loses, hears late or hears twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let epoch = 1;
        let [minutes, flow, now] = [new DayMinutes(epoch), new FlowOfToday(), NOON];
        let day = FIRST;
        minutes.load(day, [], null);
        const holds: Hold[] = [];
        const tell = (known: number | 'told') =>
          flow.of(EDITION, minutes, holds, { known, now }) ?? null;
        const screen: { flow: LiveFlow | null } = { flow: null };
        let late: LiveFlow | null = null;
        let ofFirst = 0;
        const hear = (message: LiveFlow | null): void => {
          if (!message) return;
          const { flow: known } = screen;
          screen.flow = flowAfter(known, message) ?? tell(0);
        };
        for (const { gate, minute, entries, wait, heard, event } of steps) {
          now += wait;
          const at = day.began + 6 * 60 + minute;
          if (event === 'hold') {
            holds.push({ id: 'x', gate, kind: 'hold', starts_at: now, ends_at: null });
          } else if (event === 'restart') {
            const kept = [1, 2, 3].map((one) => ({
              gate: one,
              minutes: Array.from({ length: 1_500 }, (_, n): readonly [number, number, number] => {
                const passed = minutes.passed(one, day.began + n, 1);
                return [day.began + n, passed.entries, passed.exits];
              }),
            }));
            const { last } = minutes;
            epoch += 1;
            [minutes, flow] = [new DayMinutes(epoch), new FlowOfToday()];
            minutes.load(day, kept, last);
          } else if (event === 'next_day' && day.day === 1) {
            day = SECOND;
            now += 24 * HOUR;
            minutes.turn(day);
          }
          const isBefore = event === 'scan_of_before' && day.day === 2;
          const ofDay = isBefore ? 1 : day.day;
          minutes.add([bucket(gate, isBefore ? at - 24 * 60 : at, entries, 0, ofDay)], now);
          if (ofDay === 1) ofFirst += entries;
          const message = tell('told');
          if (heard === 'heard' || heard === 'twice') hear(message);
          if (heard === 'twice') hear(message);
          if (late) hear(late);
          late = heard === 'late' ? message : null;
        }
        // The next message that is heard.
        hear(tell('told'));
        const whole = tell(0);
        const { flow: shown } = screen;
        if (!whole || !shown) throw new Error('nothing shown');
        expect(sums(shown)).toEqual(sums(whole));
        expect(shown).toMatchObject({ date: whole.date, from: whole.from, step: whole.step });
        expect(shown.holds).toEqual(whole.holds);
        expect(shown.last).toEqual(whole.last);
        const shadow = (whole.last?.entries ?? []).reduce((all, people) => all + people, 0);
        // What came before the hours of the day that runs is not drawn.
        const drawn = day.day === 2 ? ofFirst : 0;
        expect(shadow).toBeLessThanOrEqual(drawn);
        const all = (minutes.last?.entries ?? []).reduce((sum, [, people]) => sum + people, 0);
        expect(all).toBe(drawn);
      }),
      { numRuns: 300 },
    );
  });
});
