/** One scan that moved people of a ticket. `at` in ms; people negative for an exit. */
export type Movement = readonly [at: number, people: number, scan: string, gate: number];

/** What a ticket's people did, kept so that every order of arrival gives the same numbers. */
export interface Movements {
  /**
   * The totals before the list: people who entered, whom exits gave back, and exits beyond those.
   */
  readonly opening: readonly [entered: number, exited: number, surplus: number];
  /** Ordered by time, then by id. At most `MOVEMENTS_MAX`; older ones are in the opening totals. */
  readonly list: readonly Movement[];
}

/** People of one ticket, by the replay of its movements. */
export interface Passed {
  readonly entered: number;
  /** What its exits gave back: each gives back at most the people who were inside at that point. */
  readonly exited: number;
  /** What its exits counted beyond that: people who left the site, and give no place back. */
  readonly surplus: number;
}

/** A family that goes in and out all day has about ten; a row must not grow without limit. */
export const MOVEMENTS_MAX = 64;

export const NO_MOVEMENTS: Movements = { opening: [0, 0, 0], list: [] };

/** Replays the movements in their order. */
export function passedOf({ opening, list }: Movements): Passed {
  let [entered, exited, surplus] = opening;
  for (const [, people] of list) {
    if (people > 0) {
      entered += people;
      continue;
    }
    const credited = Math.min(-people, Math.max(0, entered - exited));
    exited += credited;
    surplus += -people - credited;
  }
  return { entered, exited, surplus };
}

/**
 * Puts a movement in its place. The oldest ones are added to the opening totals when there are too
 * many.
 */
export function withMovement(movements: Movements, movement: Movement): Movements {
  const [, people] = movement;
  if (people === 0) return movements;
  const list = [...movements.list, movement].sort(inOrder);
  const folded = list.splice(0, Math.max(0, list.length - MOVEMENTS_MAX));
  if (folded.length === 0) return { ...movements, list };
  const { entered, exited, surplus } = passedOf({ ...movements, list: folded });
  return { opening: [entered, exited, surplus], list };
}

/** Takes a movement out again. One that is already in the opening totals is subtracted there. */
export function withoutMovement(movements: Movements, [, people, scan]: Movement): Movements {
  const list = movements.list.filter(([, , id]) => id !== scan);
  if (people === 0 || list.length < movements.list.length) return { ...movements, list };
  const [entered, exited, surplus] = movements.opening;
  if (people > 0) return { opening: [Math.max(0, entered - people), exited, surplus], list };
  const given = Math.min(exited, -people);
  return { opening: [entered, exited - given, Math.max(0, surplus + people + given)], list };
}

/** When and where people last went in; null when none did, or when it was before the list. */
export function lastEntry({ list }: Movements): { at: number; gate: number } | null {
  const last = list.findLast(([, people]) => people > 0);
  return last ? { at: last[0], gate: last[3] } : null;
}

function inOrder(a: Movement, b: Movement): number {
  return a[0] - b[0] || (a[2] < b[2] ? -1 : 1);
}
