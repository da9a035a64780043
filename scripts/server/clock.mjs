import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withDatabase } from './database.mjs';
import { KEYS, workerdFolder } from './layout.mjs';

/** A clock that is put right bit by bit is further back by less between two looks, ms. */
const SET_BACK_MS = 30_000;
/** The next minute is never further away than this, ms. */
const NEXT_MAX_MS = 2 * 60_000;

/**
 * Tells whether the machine's clock was set back since the last look. What is remembered for half a second
 * would be right for as long as that, and no minute would come.
 */
export class ClockWatch {
  #wall;
  #steady;
  #ahead;

  /**
   * @param {() => number} [wall] ms since 1970
   * @param {() => number} [steady] ms that nobody sets
   */
  constructor(wall = Date.now, steady = () => performance.now()) {
    this.#wall = wall;
    this.#steady = steady;
    this.#ahead = wall() - steady();
  }

  isSetBack() {
    const before = this.#ahead;
    this.#ahead = this.#wall() - this.#steady();
    return before - this.#ahead > SET_BACK_MS;
  }
}

/**
 * Has the work of each minute begin anew where its next one lies in a time to come: the clock was ahead, and
 * is right again. Without it nothing was sealed, sent, drawn or erased until that time, a year ahead as well.
 * @param {string} stateDir that nobody serves
 * @param {number} [now] ms
 */
export function forgetLaterMinute(stateDir, now = Date.now()) {
  const folder = join(workerdFolder(stateDir), KEYS.schedule);
  const file = join(folder, 'metadata.sqlite');
  if (!existsSync(file)) return;
  const next = withDatabase(file, { readOnly: true }, (db) => {
    const row = db.prepare('SELECT max(scheduled_time) / 1000000 AS next FROM _cf_ALARM').get();
    return Number(row?.next ?? 0);
  });
  // It holds which minute was the last one, and nothing else.
  if (next > now + NEXT_MAX_MS) rmSync(folder, { recursive: true });
}
