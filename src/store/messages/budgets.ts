import type { Channel } from '../../domain/channel.ts';

/** A minute since 1970, and a local date (`YYYY-MM-DD`), of one channel. */
interface BudgetTime {
  readonly channel: Channel;
  readonly minute: number;
  readonly date: string;
}

/**
 * Begins the budgets of a new minute and a new day, in the batch of what is counted by them. They never go
 * back: who was asked just before the minute ended, or in a zone where it is yesterday still, is counted
 * where the last one was. A time that is further ahead than that was a clock that went wrong.
 */
export function turnBudgets(
  db: D1Database,
  event: number,
  { channel, minute, date }: BudgetTime,
): D1PreparedStatement {
  return db.prepare(TURN_BUDGETS).bind(event, channel, minute, date);
}

const IS_OTHER_MINUTE = '(minute < ?3 OR minute > ?3 + 5)';
const IS_OTHER_DATE = "(date < ?4 OR date > date(?4, '+1 day'))";

const TURN_BUDGETS = `
UPDATE channel SET
  in_minute = iif(${IS_OTHER_MINUTE}, 0, in_minute), minute = iif(${IS_OTHER_MINUTE}, ?3, minute),
  in_date = iif(${IS_OTHER_DATE}, 0, in_date), date = iif(${IS_OTHER_DATE}, ?4, date)
WHERE event = ?1 AND channel = ?2 AND (${IS_OTHER_MINUTE} OR ${IS_OTHER_DATE})`;
