import type { Verb } from '../../store/d1/batch.ts';
import { together } from '../../store/d1/batch.ts';
import { type DayConflicts, readConflictCounts } from '../../store/gates/conflicts.ts';
import { type DayRegistered, readRegistered } from '../../store/registrations/registered.ts';

/** Another writer counts registrations, so they are read again after this, ms. */
const REGISTERED_MS = 5_000;

/** Figures of each day beside what the gates counted. */
export class DayCounts {
  #conflicts = new Map<number, number>();
  #registered = new Map<number, number>();
  #registeredAt = Number.NEGATIVE_INFINITY;

  /** Reads all of it. */
  reading(db: D1Database, event: number): Verb<[DayConflicts[], DayRegistered[]]> {
    return together(readConflictCounts(db, event), readRegistered(db, event));
  }

  set conflicts(rows: readonly DayConflicts[]) {
    this.#conflicts = new Map(rows.map((row) => [row.day, row.conflicts]));
  }

  /** Takes the registered people, as read at an instant (ms). */
  learnRegistered(rows: readonly DayRegistered[], now: number): void {
    this.#registered = new Map(rows.map((row) => [row.day, row.registered]));
    this.#registeredAt = now;
  }

  isStale(now: number): boolean {
    return now - this.#registeredAt >= REGISTERED_MS;
  }

  of(day: number): { readonly conflicts: number; readonly registered: number } {
    return {
      conflicts: this.#conflicts.get(day) ?? 0,
      registered: this.#registered.get(day) ?? 0,
    };
  }

  /** Of the whole edition. */
  all(): { readonly conflicts: number; readonly registered: number } {
    return { conflicts: sumOf(this.#conflicts), registered: sumOf(this.#registered) };
  }
}

function sumOf(counts: ReadonlyMap<number, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
