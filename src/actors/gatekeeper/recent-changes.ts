import type { LedgerRow, TodayRow } from '../../contract/answers/ledger.ts';
import type { LedgerChange } from '../../store/gates/ledger.ts';

/** Rows in one answer; a phone asks again while there is more. */
export const PAGE_ROWS = 20_000;
/** Changes kept in memory: at a hundred scans a second, some eight minutes of a cut-off phone. */
const KEPT = 50_000;

export interface LedgerPage {
  readonly cursor: number;
  readonly more: boolean;
  readonly tickets: readonly LedgerRow[];
  readonly today: readonly TodayRow[];
}

/** The last changes of one day's ledger, in commit order. */
export class RecentChanges {
  readonly #changes: LedgerChange[] = [];
  /** Every change after this cursor is in memory. */
  #start: number;
  #end: number;

  constructor(start: number) {
    this.#start = start;
    this.#end = start;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Takes what one batch changed. `seq` is the cursor of that batch: nothing at or before it is missing. */
  append(changes: readonly LedgerChange[], seq: number): void {
    for (const change of changes) this.#changes.push(change);
    this.#end = Math.max(this.#end, seq);
    if (this.#changes.length <= KEPT) return;
    const last = this.#changes.splice(0, this.#changes.length - KEPT / 2).at(-1);
    // Half a batch would be lost behind a cursor: no part of an incomplete batch is sent.
    if (last) this.#start = last.seq;
  }

  /** What changed after a cursor; null when that is earlier than what memory holds. */
  since(cursor: number): readonly LedgerChange[] | null {
    if (cursor < this.#start) return null;
    let from = this.#changes.length;
    while (from > 0 && (this.#changes[from - 1]?.seq ?? 0) > cursor) from -= 1;
    return this.#changes.slice(from);
  }
}

/**
 * A page of changes that are sorted by seq: the newest row of each serial. It ends between batches,
 * since half of one would be lost behind the cursor; a batch larger than a page goes out whole.
 */
export function pageOf(changes: readonly LedgerChange[], end: number): LedgerPage {
  const cut = lastThatFits(changes);
  const tickets = new Map<number, LedgerRow>();
  const today = new Map<number, TodayRow>();
  for (const change of changes.slice(0, cut)) {
    if (change.row) tickets.set(change.serial, change.row);
    if (change.today) today.set(change.serial, change.today);
  }
  return {
    cursor: cut < changes.length ? (changes[cut - 1]?.seq ?? end) : end,
    more: cut < changes.length,
    tickets: [...tickets.values()],
    today: [...today.values()],
  };
}

/** How many changes make whole batches of no more than a page of rows: one batch at least. */
function lastThatFits(changes: readonly LedgerChange[]): number {
  let rows = 0;
  let whole = 0;
  for (const [i, change] of changes.entries()) {
    rows += Number(change.row !== null) + Number(change.today !== null);
    if (rows > PAGE_ROWS && whole > 0) return whole;
    if (changes[i + 1]?.seq !== change.seq) whole = i + 1;
  }
  return whole;
}
