import { type Edition, type Slot, slotsOf, type WindowHours } from '../edition.ts';
import type { EditFacts, Told, ToldWindow } from './edits.ts';
import { same } from './merge.ts';

/**
 * Who is to be told of an edit, and of what: at most once each. A window that nobody holds, or that is
 * over, concerns nobody; nor does one that moves with its zone and reads as before.
 */
export function toldOf(before: Edition, after: Edition, facts: EditFacts): Told[] {
  const held = heldWindows(before, after, facts);
  const moved = held.filter((one) => !same(one.before, one.after));
  const gated = gatesDiffer(before, after) ? held.filter((one) => !moved.includes(one)) : [];
  const told: Told[] = [
    { kind: 'moved', windows: moved, people: peopleIn(moved, facts), gates: null },
    { kind: 'gate', windows: gated, people: peopleIn(gated, facts), gates: before.gates },
  ];
  return told.filter(({ windows }) => windows.length > 0);
}

/** The edition with the hour that each moved window had, and until when (ms). */
export function withMoves(edition: Edition, told: readonly Told[], at: number): Edition {
  const moves = told.filter(({ kind }) => kind === 'moved').flatMap(({ windows }) => windows);
  if (moves.length === 0) return edition;
  const before = new Map(moves.map((one) => [one.window, { ...one.before, at }]));
  const noted = (slot: Slot): Slot => {
    const moved = before.get(slot.number);
    return moved ? { ...slot, moved } : slot;
  };
  return {
    ...edition,
    days: edition.days.map((day) => ({ ...day, slots: day.slots.map(noted) })),
  };
}

/** Hours of a window as people read them; null where it is not there. */
export function hoursOf(edition: Edition, window: number): WindowHours | null {
  const slot = slotsOf(edition).get(window);
  const day = edition.days.find(({ number }) => number === slot?.day);
  return slot && day ? { date: day.date, from: slot.from, to: slot.to } : null;
}

function heldWindows(before: Edition, after: Edition, facts: EditFacts): ToldWindow[] {
  const held = [...slotsOf(after).values()].filter(
    (slot) => (facts.windows.get(slot.number)?.taken ?? 0) > 0 && slot.ends_at > facts.now,
  );
  return held
    .map(({ number }) => number)
    .sort((a, b) => a - b)
    .flatMap((window) => {
      const [was, is] = [hoursOf(before, window), hoursOf(after, window)];
      return was && is ? [{ window, before: was, after: is }] : [];
    });
}

/** Whether what a ticket's gate is chosen by, or called, is another. */
function gatesDiffer(before: Edition, after: Edition): boolean {
  const read = ({ gates }: Edition) =>
    gates.map(({ number, kinds, step_free, direction = 'both', sign = null }) => ({
      ...{ number, kinds, step_free, direction, sign },
    }));
  return !same(read(before), read(after));
}

function peopleIn(windows: readonly ToldWindow[], facts: EditFacts): number {
  return windows.reduce((sum, { window }) => sum + (facts.windows.get(window)?.taken ?? 0), 0);
}
