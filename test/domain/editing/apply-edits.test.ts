import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/domain/editing/apply-edits.ts';
import {
  type ChecklistFacts,
  checklistOf,
  missingSteps,
} from '../../../src/domain/editing/checklist.ts';
import {
  type EditFacts,
  type EditionEdit,
  gateFieldsOf,
  settingsOf,
} from '../../../src/domain/editing/edits.ts';
import { DEFAULT_POLICY, type Edition, slotsOf } from '../../../src/domain/edition.ts';
import { withInstants } from '../../../src/domain/edition-times.ts';
import { EDITION } from '../open-day.ts';

const HOUR = 3_600_000;
const name = { ar: 'اسم', zgh: '', fr: 'Nom', en: 'Name' };

/** The two days of `EDITION`, complete, some weeks before they begin. */
const PLANNED: Edition = withInstants({
  ...EDITION,
  controller: { ...EDITION.controller, hosting: name, carriers: name },
  policy: { ...DEFAULT_POLICY },
  gates: EDITION.gates.map((gate) => ({ ...gate, ...gateFieldsOf(gate) })),
  days: EDITION.days.map((day) => ({
    ...day,
    slots: day.slots.map((slot) => ({ ...slot, from: slot.from.padStart(5, '0') })),
  })),
});
const ANY_GATE = {
  ...{ kinds: [], step_free: true, position: null, sign: null, lanes: 1 },
  direction: 'both' as const,
  bays: [],
};
const BEFORE = (PLANNED.days[0]?.opens_at ?? 0) - 500 * HOUR;

/** Window 11 is held by forty people, 12 was given back by all who had it. */
function facts(change: Partial<EditFacts> = {}): EditFacts {
  const windows = new Map([
    [11, { taken: 40, used: true }],
    [12, { taken: 0, used: true }],
    [21, { taken: 0, used: false }],
  ]);
  return { now: BEFORE, windows, ticketed: true, erased: false, ...change };
}

function edit(edits: readonly EditionEdit[], change: Partial<EditFacts> = {}, edition = PLANNED) {
  return applyEdits(edition, edits, facts(change));
}

function edited(...edits: EditionEdit[]): Edition {
  const result = edit(edits);
  if (result.outcome !== 'edited') throw new Error(JSON.stringify(result));
  return result.edition;
}

function refused(
  edits: readonly EditionEdit[],
  change: Partial<EditFacts> = {},
  edition = PLANNED,
) {
  const result = edit(edits, change, edition);
  return result.outcome === 'refused'
    ? result.faults.map(({ path, code }) => [path, code])
    : result;
}

const window = (number: number, mine: object): EditionEdit => ({
  verb: 'window',
  window: number,
  mine,
});

describe('a window', () => {
  it('never has fewer places than people who hold it', () => {
    expect(refused([window(11, { capacity: 39 })])).toEqual([
      ['windows.11.capacity', 'capacity_below_taken'],
    ]);
    expect(slotsOf(edited(window(11, { capacity: 40 }))).get(11)?.capacity).toBe(40);
    expect(slotsOf(edited(window(12, { capacity: 0 }))).get(12)?.capacity).toBe(0);
  });

  it('is removed only where nobody ever registered, and closed else', () => {
    const remove = (number: number): EditionEdit => ({ verb: 'remove_window', window: number });
    expect(refused([remove(11)])).toEqual([['windows.11', 'in_use']]);
    expect(refused([remove(12)])).toEqual([['windows.12', 'in_use']]);
    expect(slotsOf(edited(remove(21))).has(21)).toBe(false);
    expect(slotsOf(edited(window(11, { closed: true }))).get(11)?.closed).toBe(true);
  });

  it('that is moved says which of its people learn of it, and whose hour is the same', () => {
    const result = edit([window(11, { from: '11:00' }), window(21, { from: '11:00' })]);
    expect(result).toMatchObject({
      outcome: 'edited',
      moved: [
        { window: 11, people: 40, after: { starts_at: (PLANNED.days[0]?.opens_at ?? 0) + HOUR } },
      ],
    });
  });

  it('is not over another, nor outside of its day, nor backwards', () => {
    expect(refused([window(11, { to: '13:00' })])).toEqual([['windows.12', 'windows_overlap']]);
    expect(refused([window(11, { from: '09:00' })])).toEqual([['windows.11', 'window_outside']]);
    expect(refused([window(21, { from: '12:00', to: '10:30' })])).toContainEqual([
      'windows.21',
      'window_ends_first',
    ]);
  });

  it('that is over, or would be, is not edited', () => {
    const now = (PLANNED.days[0]?.opens_at ?? 0) + 3 * HOUR;
    expect(refused([window(11, { capacity: 50 })], { now })).toEqual([['windows.11', 'over']]);
    expect(refused([window(12, { from: '12:00', to: '12:30' })], { now })).toEqual([
      ['windows.12', 'in_the_past'],
    ]);
    expect(edit([window(12, { capacity: 50 })], { now }).outcome).toBe('edited');
  });

  it('keeps its number, and a new one takes the next', () => {
    const windows = [{ from: '18:00', to: '20:00', capacity: 5 }];
    const after = edited(
      { verb: 'add_windows', day: 1, windows },
      window(12, { from: '14:00', to: '16:00' }),
    );
    expect(after.days[0]?.slots.map((slot) => slot.number)).toEqual([11, 12, 23]);
    expect(refused([window(99, { capacity: 1 })])).toEqual([['windows.99', 'unknown']]);
  });

  it('is one of at most 48 on its day', () => {
    const windows = Array.from({ length: 47 }, (_, i) => ({
      from: `18:${String(i).padStart(2, '0')}`,
      to: `18:${String(i + 1).padStart(2, '0')}`,
      capacity: 1,
    }));
    expect(refused([{ verb: 'add_windows', day: 1, windows }])).toEqual([
      ['days.1.windows', 'too_many'],
    ]);
  });
});

describe('a day', () => {
  const add = (date: string): EditionEdit => ({
    ...{ verb: 'add_day', date, opens: '10:00', closes: '20:00' },
    windows: [{ from: '10:00', to: '20:00', capacity: 10 }],
  });

  it('is put in its place by its date, and keeps its number', () => {
    const after = edited(add('2026-05-12'));
    expect(after.days.map(({ number, date }) => [number, date])).toEqual([
      [3, '2026-05-12'],
      [1, '2026-05-13'],
      [2, '2026-05-14'],
    ]);
    expect(after.days[0]?.opens_at).toBe((PLANNED.days[0]?.opens_at ?? 0) - 24 * HOUR);
  });

  it('is not there twice, nor in the past, nor moved once it has begun', () => {
    expect(refused([add('2026-05-13')])).toContainEqual(['days.3.date', 'day_twice']);
    expect(refused([add('2020-05-13')])).toContainEqual(['days.3', 'in_the_past']);
    const now = (PLANNED.days[0]?.opens_at ?? 0) - HOUR;
    const move: EditionEdit = { verb: 'day', day: 1, mine: { date: '2026-05-20' } };
    expect(refused([move], { now })).toEqual([['days.1.date', 'day_begun']]);
    expect(edit([move]).outcome).toBe('edited');
  });

  it('takes its windows along when it is moved, and says whom it moves', () => {
    const result = edit([{ verb: 'day', day: 1, mine: { date: '2026-05-12' } }]);
    expect(result).toMatchObject({ outcome: 'edited', moved: [{ window: 11, people: 40 }] });
  });

  it('is closed with all its windows, and removed only where nobody ever registered', () => {
    const closed = edited({ verb: 'close_day', day: 1, closed: true });
    expect(closed.days.map(({ slots }) => slots.map((slot) => slot.closed ?? false))).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(refused([{ verb: 'remove_day', day: 1 }])).toEqual([
      ['windows.11', 'in_use'],
      ['windows.12', 'in_use'],
    ]);
  });

  it('of an edition whose clock changes has no hour that is skipped', () => {
    const paris = withInstants({ ...PLANNED, timezone: 'Europe/Paris' });
    const early = { day_ends: '00:00' };
    const day: EditionEdit = { ...add('2027-03-28'), opens: '02:30' } as EditionEdit;
    const faults = refused([{ verb: 'settings', mine: { policy: early } }, day], {}, paris);
    expect(faults).toContainEqual(['days.3.opens', 'clock_skips']);
  });
});

describe('a gate', () => {
  const gate = (mine: object): EditionEdit => ({ verb: 'gate', gate: 1, mine });

  it('has a sign of its own: a number is one too', () => {
    expect(refused([gate({ sign: '2' })])).toEqual([['gates.2.sign', 'sign_twice']]);
    expect(edited(gate({ sign: 'A', lanes: 6, direction: 'in' })).gates[0]).toMatchObject({
      ...{ number: 1, sign: 'A', lanes: 6, direction: 'in' },
    });
  });

  it('is named in so many letters that a phone can load the whole edition', () => {
    const long = 'ⵜ'.repeat(120);
    const name = { ar: long, zgh: long, fr: long, en: long };
    const gates: EditionEdit[] = Array.from({ length: 45 }, () => ({
      ...{ verb: 'add_gate', gate: { ...ANY_GATE, name } },
    }));
    expect(edit(gates.slice(0, 40)).outcome).toBe('edited');
    expect(refused(gates)).toEqual([['gates', 'too_many']]);
  });

  it('is the only one that lets people in: it stays while the edition is open', () => {
    const out = PLANNED.gates.map(
      ({ number }): EditionEdit => ({
        ...{ verb: 'gate', gate: number, mine: { direction: 'out' } },
      }),
    );
    expect(refused(out)).toEqual([['gates', 'needed']]);
    expect(edit(out.slice(1)).outcome).toBe('edited');
  });

  const kept = [['gates', 'no_ordinary_gate']];
  const ordinary = { ...ANY_GATE, step_free: false, name };

  it('is not the last ordinary one that lets the crowd in, which a gate without steps cannot take', () => {
    expect(refused([{ verb: 'remove_gate', gate: 1 }])).toEqual(kept);
    expect(refused([gate({ direction: 'out' })])).toEqual(kept);
    expect(refused([gate({ kinds: ['school'] })])).toEqual(kept);
    const other: EditionEdit = { verb: 'add_gate', gate: ordinary };
    expect(edited(gate({ direction: 'out' }), other).gates).toHaveLength(4);
    const further: EditionEdit = { verb: 'add_gate', gate: { ...ANY_GATE, name } };
    expect(refused([gate({ direction: 'out' }), further])).toEqual(kept);
  });

  it('may become one without steps, and is not held back before the edition is public', () => {
    expect(edit([gate({ step_free: true })]).outcome).toBe('edited');
    const draft: Edition = { ...PLANNED, status: 'draft' };
    expect(edit([{ verb: 'remove_gate', gate: 1 }], {}, draft).outcome).toBe('edited');
    const steps: Edition = { ...PLANNED, gates: PLANNED.gates.slice(1, 2) };
    expect(edit([{ verb: 'gate', gate: 2, mine: { lanes: 3 } }], {}, steps).outcome).toBe('edited');
  });

  it('of a kind of party is not the last for it, where the others are kept for somebody else', () => {
    const gates = PLANNED.gates.map((one) =>
      one.number === 1 ? { ...one, kinds: ['family' as const, 'individual' as const] } : one,
    );
    const schools: EditionEdit = { verb: 'gate', gate: 3, mine: { direction: 'out' } };
    expect(edit([schools]).outcome).toBe('edited');
    expect(refused([schools], {}, { ...PLANNED, gates })).toEqual(kept);
    const offered: Edition = { ...PLANNED, gates, kinds: ['family'] };
    expect(edit([schools], {}, offered).outcome).toBe('edited');
  });
});

describe('settings', () => {
  const set = (mine: object, base?: object): EditionEdit => ({
    ...{ verb: 'settings', mine },
    ...(base && { base }),
  });

  it('are merged field by field with what somebody else has saved', () => {
    const base = settingsOf(PLANNED);
    const theirs = edited(set({ city: { fr: 'Fès-Meknès' }, party_max: 20 }));
    const mine = { ...base, venue: { ...base.venue, fr: 'Place' } };
    const result = edit([set(mine, base)], {}, theirs);
    expect(result).toMatchObject({
      outcome: 'edited',
      theirs: ['city.fr', 'party_max'],
      edition: { city: { fr: 'Fès-Meknès' }, party_max: 20, venue: { fr: 'Place' } },
    });
    const other = edit([set({ ...base, party_max: 30 }, base)], {}, theirs);
    expect(other).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ path: 'party_max', base: 10, mine: 30, now: 20 }],
    });
  });

  it('have thresholds in their order, shares of at most all, and openings in time', () => {
    const site = { capacity: 100, busy: 50, hold: 50, alert: 120, emergency: 150 };
    expect(refused([set({ site })])).toEqual([['site.hold', 'thresholds_unordered']]);
    expect(refused([set({ shares: { kept: { school: 60, media: 41 } } })])).toEqual([
      ['shares.kept', 'shares_beyond'],
    ]);
    const openings = [
      { from: '2026-05-02T10:00', percent: 80 },
      { from: '2026-05-01T10:00', percent: 90 },
    ];
    expect(refused([set({ shares: { openings } })])).toEqual([
      ['shares.openings.1', 'openings_unordered'],
    ]);
  });

  it('keep the hour at which days turn once one has begun, and the zone once there are tickets', () => {
    const now = (PLANNED.days[0]?.opens_at ?? 0) + HOUR;
    expect(refused([set({ policy: { day_ends: '05:00' } })], { now })).toEqual([
      ['policy.day_ends', 'day_begun'],
    ]);
    expect(refused([set({ timezone: 'Europe/Paris' })])).toContainEqual([
      'timezone',
      'fixed_by_tickets',
    ]);
  });

  it('erase nobody’s data at once', () => {
    const now = (PLANNED.days.at(-1)?.closes_at ?? 0) + 48 * HOUR;
    expect(refused([set({ controller: { keep_days: 1 } })], { now })).toEqual([
      ['controller.keep_days', 'erased_at_once'],
    ]);
  });

  it('of an edition that is published keep what publishing needs', () => {
    expect(refused([set({ name: { fr: '' } })])).toEqual([['name', 'needed']]);
    const draft = { ...PLANNED, status: 'draft' as const };
    expect(edit([set({ name: { fr: '' } })], {}, draft).outcome).toBe('edited');
  });
});

describe('the status', () => {
  const to = (status: 'open' | 'closed' | 'archived'): EditionEdit => ({
    verb: 'status',
    to: status,
  });
  const draft: Edition = { ...PLANNED, status: 'draft' };

  it('goes from draft to open, closed, open again and archived, and never back to draft', () => {
    expect(edit([to('open')], {}, draft)).toMatchObject({ edition: { status: 'open' } });
    expect(edited(to('closed')).status).toBe('closed');
    expect(edit([to('open')], {}, { ...PLANNED, status: 'closed' }).outcome).toBe('edited');
    const archived = { ...PLANNED, status: 'archived' as const };
    expect(refused([to('open')], {}, archived)).toEqual([['status', 'wrong_status']]);
    expect(refused([to('closed')], {}, draft)).toEqual([['status', 'wrong_status']]);
  });

  it('is not open without what publishing needs, nor once all days are over', () => {
    const empty: Edition = { ...draft, days: [], gates: [], name: { ...name, fr: '' } };
    expect(refused([to('open')], {}, empty)).toEqual(
      ['name', 'days', 'windows', 'gates'].map(() => ['status', 'needed']),
    );
    const now = (PLANNED.days.at(-1)?.closes_at ?? 0) + HOUR;
    expect(refused([to('open')], { now }, draft)).toContainEqual(['status', 'over']);
  });
});

describe('the checklist', () => {
  const none: ChecklistFacts = { owners: 1, phones: new Map(), message_tried: false };

  it('says what blocks and what only warns, in the order of the page', () => {
    const rows = checklistOf(PLANNED, none);
    expect(rows.filter((row) => row.blocks && !row.done)).toEqual([]);
    expect(rows.filter((row) => !row.blocks && !row.done).map(({ step }) => step)).toEqual([
      ...['second_owner', 'cndp', 'amazigh', 'step_free', 'desk', 'shares', 'capacity'],
      ...['messages', 'phones', 'way', 'notices'],
    ]);
  });

  it('is done step by step', () => {
    const texts = { directions: name, bring: name, desk: name, step_free_way: name };
    const complete: Edition = {
      ...PLANNED,
      texts,
      reviewed: ['amazigh', 'notices'],
      site: { capacity: 9, busy: 1, hold: 2, alert: 3, emergency: 4 },
      shares: { kept: { school: 10 }, openings: [], same_day: null },
      controller: { ...PLANNED.controller, receipt: 'A-1' },
    };
    const all = { owners: 2, phones: new Map([1, 2, 3].map((n) => [n, 1])), message_tried: true };
    expect(checklistOf(complete, all).filter((row) => !row.done)).toEqual([]);
  });

  it('wants a way in and a way out, which one gate can be', () => {
    const only = (direction: 'in' | 'out' | 'both') =>
      missingSteps({
        ...PLANNED,
        gates: PLANNED.gates.slice(0, 1).map((gate) => ({ ...gate, direction })),
      });
    expect(only('both')).toEqual([]);
    expect(only('in')).toEqual(['gates']);
    expect(only('out')).toEqual(['gates']);
  });

  it('wants places on every day', () => {
    const [first, ...later] = PLANNED.days;
    if (!first) throw new Error('no day');
    const none = { ...first, slots: first.slots.map((slot) => ({ ...slot, capacity: 0 })) };
    expect(missingSteps({ ...PLANNED, days: [none, ...later] })).toEqual(['windows']);
  });
});
