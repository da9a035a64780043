import type { Stale } from '../store/d1/fence.ts';

/**
 * What one instance of a writer did since it started. In memory only: when the instance is
 * replaced, the next one begins at 0.
 */
export interface WriterCounts {
  /** The instant when the instance started, ms. */
  readonly since: number;
  readonly batches: number;
  /** Items that those batches settled. */
  readonly items: number;
  readonly failed: number;
  /** Batches that failed because what they rested on had changed, by what it was. */
  readonly stale: Readonly<Record<Stale, number>>;
  /** Fresh starts from the database. */
  readonly starts: number;
  /** Callers who were sent back because the queue was full. */
  readonly turned_away: number;
  /** Weight of what waits. */
  readonly queue: number;
  /** Tasks that wait beside the queue. */
  readonly tasks: number;
  /** Duration of the last batch, ms. */
  readonly last_batch_ms: number;
  /** Live sockets that are open; null where the writer has none. */
  readonly sockets: number | null;
}

/** The counters of a group commit, as they are counted. */
export class Tally {
  readonly since = Date.now();
  batches = 0;
  items = 0;
  failed = 0;
  readonly stale: Record<Stale, number> = { epoch: 0, ground: 0, edition: 0 };
  starts = 0;
  turned_away = 0;

  settled(items: number): void {
    this.batches += 1;
    this.items += items;
  }

  /** A batch failed; `stale` says what it rested on had changed, null for any other failure. */
  failure(stale: Stale | null): void {
    this.failed += 1;
    if (stale) this.stale[stale] += 1;
  }
}
