import { type Edition, type EditionStatus, type Gate, type Slot, slotsOf } from '../edition.ts';
import { withInstants } from '../edition-times.ts';
import { copiedDay } from './copied-day.ts';
import { editionFaults, fault } from './edition-faults.ts';
import {
  dayFieldsOf,
  type Edited,
  type EditFacts,
  type EditFault,
  type EditionEdit,
  gateFieldsOf,
  type MovedWindow,
  settingsOf,
  windowFieldsOf,
} from './edits.ts';
import { type Conflict, type Fields, mergeFields } from './merge.ts';
import { toldOf, withMoves } from './told.ts';
import type { PlannedWindow } from './window-plan.ts';

/**
 * Applies edits to an edition as it is now, in their order, all or none. Instants are derived anew
 * from local times. Nothing that a ticket carries is renumbered: a new day, window or gate takes the
 * next number.
 */
export function applyEdits(now: Edition, edits: readonly EditionEdit[], facts: EditFacts): Edited {
  if (facts.erased && edits.some(({ verb }) => verb !== 'status')) {
    return { outcome: 'refused', faults: [fault('', 'erased')] };
  }
  if (now.status === 'archived' && edits.some(({ verb }) => verb !== 'status')) {
    return { outcome: 'refused', faults: [fault('', 'archived')] };
  }
  const found: Found = { theirs: [], conflicts: [], faults: [] };
  const edited = edits.reduce((edition, edit) => applyEdit(edition, edit, facts, found), now);
  if (found.faults.length > 0) return { outcome: 'refused', faults: found.faults };
  if (found.conflicts.length > 0) return { outcome: 'conflict', conflicts: found.conflicts };
  const edition = inOrder(withNewInstants(edited, now));
  const faults = [...newFaults(edition, now, facts), ...takenFaults(edition, now, facts)];
  if (faults.length > 0) return { outcome: 'refused', faults };
  const told = toldOf(now, edition, facts);
  return {
    outcome: 'edited',
    edition: withMoves(edition, told, facts.now),
    theirs: found.theirs,
    moved: movedWindows(now, edition, facts),
    told,
  };
}

interface Found {
  readonly theirs: string[];
  readonly conflicts: Conflict[];
  readonly faults: EditFault[];
}

function applyEdit(edition: Edition, edit: EditionEdit, facts: EditFacts, found: Found): Edition {
  switch (edit.verb) {
    case 'settings': {
      const settings = merged(edit, settingsOf(edition), '', found);
      const registration = { ...edition.registration, ...settings.registration };
      return { ...edition, ...settings, registration };
    }
    case 'add_day':
      return addDay(edition, edit);
    case 'day':
      return withDay(edition, edit.day, found, (day) => ({
        ...day,
        ...merged(edit, dayFieldsOf(day), `days.${edit.day}.`, found),
      }));
    case 'close_day':
      return withDay(edition, edit.day, found, (day) => ({
        ...day,
        slots: day.slots.map((slot) => ({ ...slot, closed: edit.closed })),
      }));
    case 'remove_day':
      return removeDay(edition, edit.day, facts, found);
    case 'copy_day': {
      const next = 1 + Math.max(0, ...slotsOf(edition).keys());
      const copied = copiedDay(edition, edit, facts, next);
      found.faults.push(...copied.faults);
      return copied.edition;
    }
    case 'add_windows':
      return withDay(edition, edit.day, found, (day) => ({
        ...day,
        slots: [...day.slots, ...newWindows(edition, day.number, edit.windows)],
      }));
    case 'window':
      return withWindow(edition, edit.window, found, (slot) => [
        { ...slot, ...merged(edit, windowFieldsOf(slot), `windows.${edit.window}.`, found) },
      ]);
    case 'remove_window':
      return withWindow(edition, edit.window, found, (slot) => {
        if (isUsed(slot, facts)) found.faults.push(inUse(edition, slot, facts));
        return [];
      });
    case 'add_gate': {
      const number = 1 + Math.max(0, ...edition.gates.map((gate) => gate.number));
      return { ...edition, gates: [...edition.gates, { ...edit.gate, number }] };
    }
    case 'gate':
      return withGate(edition, edit.gate, found, (gate) => [
        { ...gate, ...merged(edit, gateFieldsOf(gate), `gates.${edit.gate}.`, found) },
      ]);
    case 'remove_gate':
      return withGate(edition, edit.gate, found, () => []);
    case 'status':
      return withStatus(edition, edit.to, facts, found);
  }
}

/** The fields of one form, merged with what is stored. */
function merged<Values extends object>(
  form: {
    readonly base?: Fields<NoInfer<Values>> | undefined;
    readonly mine: Fields<NoInfer<Values>>;
  },
  now: Values,
  prefix: string,
  found: Found,
): Values {
  const merge = mergeFields<Values>(form.base, form.mine, now);
  found.theirs.push(...merge.theirs.map((path) => prefix + path));
  found.conflicts.push(
    ...merge.conflicts.map((conflict) => ({ ...conflict, path: prefix + conflict.path })),
  );
  return merge.merged;
}

function addDay(edition: Edition, edit: Extract<EditionEdit, { verb: 'add_day' }>): Edition {
  const { date, opens, closes, windows } = edit;
  const number = 1 + Math.max(0, ...edition.days.map((day) => day.number));
  const slots = newWindows(edition, number, windows);
  const day = { number, date, opens, closes, opens_at: 0, closes_at: 0, slots };
  return { ...edition, days: [...edition.days, day] };
}

function newWindows(edition: Edition, day: number, windows: readonly PlannedWindow[]): Slot[] {
  const last = Math.max(0, ...slotsOf(edition).keys());
  return windows.map(({ from, to, capacity }, i) => ({
    ...{ number: last + 1 + i, day, from, to, capacity, closed: false },
    ...{ starts_at: 0, ends_at: 0 },
  }));
}

function withDay(
  edition: Edition,
  number: number,
  found: Found,
  change: (day: Edition['days'][number]) => Edition['days'][number],
): Edition {
  const known = edition.days.some((day) => day.number === number);
  if (!known) found.faults.push(fault(`days.${number}`, 'unknown'));
  return {
    ...edition,
    days: edition.days.map((day) => (day.number === number ? change(day) : day)),
  };
}

function removeDay(edition: Edition, number: number, facts: EditFacts, found: Found): Edition {
  const day = edition.days.find((one) => one.number === number);
  if (!day) found.faults.push(fault(`days.${number}`, 'unknown'));
  // Its page says that it does not take place, and its number is never given to another one.
  if (day?.called_off) found.faults.push(fault(`days.${number}`, 'in_use'));
  for (const slot of day?.slots ?? []) {
    if (isUsed(slot, facts)) found.faults.push(inUse(edition, slot, facts));
  }
  return { ...edition, days: edition.days.filter((one) => one.number !== number) };
}

function withWindow(
  edition: Edition,
  number: number,
  found: Found,
  change: (slot: Slot) => readonly Slot[],
): Edition {
  const known = slotsOf(edition).has(number);
  if (!known) found.faults.push(fault(`windows.${number}`, 'unknown'));
  return {
    ...edition,
    days: edition.days.map((day) => ({
      ...day,
      slots: day.slots.flatMap((slot) => (slot.number === number ? change(slot) : [slot])),
    })),
  };
}

function withGate(
  edition: Edition,
  number: number,
  found: Found,
  change: (gate: Gate) => readonly Gate[],
): Edition {
  const known = edition.gates.some((gate) => gate.number === number);
  if (!known) found.faults.push(fault(`gates.${number}`, 'unknown'));
  return {
    ...edition,
    gates: edition.gates.flatMap((gate) => (gate.number === number ? change(gate) : [gate])),
  };
}

/** From which state an edition comes to another one; asked twice, it is done once. */
const FROM: Readonly<Record<Exclude<EditionStatus, 'draft'>, readonly EditionStatus[]>> = {
  open: ['draft', 'closed', 'open'],
  closed: ['open', 'closed'],
  archived: ['draft', 'open', 'closed', 'archived'],
};

function withStatus(
  edition: Edition,
  to: Exclude<EditionStatus, 'draft'>,
  facts: EditFacts,
  found: Found,
): Edition {
  if (!FROM[to].includes(edition.status)) {
    found.faults.push(fault('status', 'wrong_status', { status: edition.status }));
  }
  const last = Math.max(0, ...edition.days.map((day) => day.closes_at));
  const opens = to === 'open' && edition.status !== 'open';
  if (opens && edition.days.length > 0 && facts.now >= last) {
    found.faults.push(fault('status', 'over'));
  }
  return { ...edition, status: to };
}

function isUsed(slot: Slot, { windows }: EditFacts): boolean {
  return windows.get(slot.number)?.used ?? false;
}

function inUse(edition: Edition, slot: Slot, { windows }: EditFacts): EditFault {
  const taken = windows.get(slot.number)?.taken ?? 0;
  return fault(`windows.${slot.number}`, 'in_use', { ...hoursOf(edition, slot), taken });
}

/** The hours of a window and its day, as a sentence about it names them. */
function hoursOf({ days }: Edition, { day, from, to }: Slot) {
  return { date: days.find(({ number }) => number === day)?.date ?? '', from, to };
}

/** Instants of what was edited; of all else they are those that are stored. */
function withNewInstants(edited: Edition, before: Edition): Edition {
  const derived = withInstants(edited);
  const sameClock =
    edited.timezone === before.timezone && edited.policy.day_ends === before.policy.day_ends;
  if (!sameClock) return derived;
  const days = new Map(before.days.map((day) => [day.number, day]));
  const slots = slotsOf(before);
  return {
    ...derived,
    registration: kept(derived.registration, before.registration, 'opens', 'closes'),
    days: derived.days.map((day) => {
      const was = days.get(day.number);
      const slotsNow = day.slots.map((slot) =>
        was?.date === day.date ? kept(slot, slots.get(slot.number), 'from', 'to') : slot,
      );
      return { ...kept(day, was, 'date', 'opens', 'closes'), slots: slotsNow };
    }),
  };
}

const INSTANTS = ['opens_at', 'closes_at', 'starts_at', 'ends_at'];

/** The instants that it had, where what they are derived from is the same. */
function kept<T extends object>(now: T, was: T | undefined, ...from: readonly (keyof T)[]): T {
  if (was === undefined || from.some((name) => now[name] !== was[name])) return now;
  const instants = Object.entries(was).filter(([name]) => INSTANTS.includes(name));
  return { ...now, ...Object.fromEntries(instants) };
}

/** What the edit has brought: what was wrong before it is no reason to refuse it. */
function newFaults(after: Edition, before: Edition, facts: EditFacts): EditFault[] {
  const of = (edition: Edition) =>
    editionFaults(edition, before, facts).map((one) => byNumber(one, edition));
  const known = new Set(of(before).map(({ path, code }) => `${path} ${code}`));
  return of(after).filter(({ path, code }) => !known.has(`${path} ${code}`));
}

/** Days by their date, windows by their beginning: their numbers say only when they were made. */
function inOrder(edition: Edition): Edition {
  const days = [...edition.days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const byTime = (a: Slot, b: Slot) => a.starts_at - b.starts_at || a.number - b.number;
  return { ...edition, days: days.map((day) => ({ ...day, slots: [...day.slots].sort(byTime) })) };
}

/** People who hold a window keep it: it never has fewer places than they are. */
function takenFaults(after: Edition, before: Edition, { windows }: EditFacts): EditFault[] {
  const was = slotsOf(before);
  return [...slotsOf(after).values()].flatMap((slot) => {
    const { number, capacity } = slot;
    const taken = windows.get(number)?.taken ?? 0;
    if (capacity >= Math.min(taken, was.get(number)?.capacity ?? 0)) return [];
    const values = { ...hoursOf(after, slot), taken };
    return [fault(`windows.${number}.capacity`, 'capacity_below_taken', values)];
  });
}

/** A fault named as forms name things: by the number of a day, a window or a gate, not by its place. */
function byNumber(one: EditFault, { days, gates }: Edition): EditFault {
  const [list, at, windows, n, ...rest] = one.path.split('.');
  const day = list === 'days' ? days[Number(at)] : undefined;
  const slot = windows === 'windows' ? day?.slots[Number(n)] : undefined;
  const gate = list === 'gates' ? gates[Number(at)] : undefined;
  if (slot) return { ...one, path: ['windows', slot.number, ...rest].join('.') };
  const [, , ...after] = one.path.split('.');
  if (day) return { ...one, path: ['days', day.number, ...after].join('.') };
  return gate ? { ...one, path: ['gates', gate.number, ...after].join('.') } : one;
}

function movedWindows(before: Edition, after: Edition, { windows }: EditFacts): MovedWindow[] {
  const now = slotsOf(after);
  return [...slotsOf(before).values()].flatMap(({ number, starts_at, ends_at }) => {
    const slot = now.get(number);
    const people = windows.get(number)?.taken ?? 0;
    if (!slot || people === 0) return [];
    if (slot.starts_at === starts_at && slot.ends_at === ends_at) return [];
    const later = { starts_at: slot.starts_at, ends_at: slot.ends_at };
    return [{ window: number, people, before: { starts_at, ends_at }, after: later }];
  });
}
