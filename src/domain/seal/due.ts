import { dateAfter, eventDate, zonedInstant } from '../calendar.ts';

/** What decides when the next walk over an edition's log begins. Instants in ms. */
export interface SealTurn {
  readonly timezone: string;
  /** `HH:MM` at which its days end. */
  readonly day_ends: string;
  readonly archived: boolean;
  readonly created_at: number;
  /** When the last walk began; null before the first. */
  readonly began_at: number | null;
  /** Whether one began after the edition was archived. */
  readonly final: boolean;
}

/**
 * Whether a walk is due: one for each night, after the hour at which days end, and a last one once the
 * edition is archived. After nights that were missed one walk makes up for all of them.
 */
export function isSealDue(turn: SealTurn, now: number): boolean {
  if (turn.archived && !turn.final) return true;
  return (turn.began_at ?? turn.created_at) < lastTurnOfDay(turn, now);
}

/** The last instant (ms) at which a day of the edition ended. */
function lastTurnOfDay({ timezone, day_ends }: SealTurn, now: number): number {
  const today = eventDate(now, timezone, day_ends);
  const turned = zonedInstant(today, day_ends, timezone);
  // Where clocks are put back or on, the day may seem to have begun a moment from now.
  return turned <= now ? turned : zonedInstant(dateAfter(today, -1), day_ends, timezone);
}
