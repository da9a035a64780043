import type { CallLimit } from './call-limits.ts';

/** What a window gets from outside. */
export interface WindowSource {
  /** ms since 1970. */
  readonly clock: () => number;
  /** A random number of 32 bits: nobody can choose who shares a count with whom. */
  readonly seed: number;
}

/** Keys with a count of their own, and counts that all further keys share: some 20 MB when full. */
const OWN_MAX = 50_000;
const SHARED = 20_000;

/**
 * Counts calls by key in memory, exactly: no span of a period holds more allowed calls of one key
 * than the limit. Refused calls are not counted.
 *
 * Its memory is bounded, and nothing is forgotten before its time: a flood of keys lets nobody off
 * who is at the limit. When there are as many keys as it can hold, a further one shares one of a
 * fixed number of counts with others. A flood is spread over all of them: those who share one are
 * refused only when it brings the limit for each within a period, which is more calls than one
 * process answers.
 */
export class SlidingWindow {
  readonly #limit: number;
  readonly #periodMs: number;
  readonly #source: WindowSource;
  readonly #ownMax: number;
  /** The instants of a key's calls, ms, oldest first; the key that was used last is at the end. */
  readonly #own = new Map<string, number[]>();
  readonly #shared = new Map<number, number[]>();
  #latest = 0;

  constructor({ limit, period }: CallLimit, source: WindowSource, ownMax = OWN_MAX) {
    this.#limit = limit;
    this.#periodMs = period * 1000;
    this.#source = source;
    this.#ownMax = ownMax;
  }

  /** Whether one more call is allowed under a key; it is counted when it is. */
  async limit({ key }: { readonly key: string }): Promise<{ success: boolean }> {
    const now = this.#now();
    const since = now - this.#periodMs;
    dropUnused(this.#own, since);
    dropUnused(this.#shared, since);
    const cell = cellOf(key, this.#source.seed);
    const own = recent(this.#own, key, since);
    const shared = recent(this.#shared, cell, since);
    // A key that shared a count and has one of its own now may be in both.
    if (own.length + shared.length >= this.#limit) return { success: false };
    if (this.#own.has(key) || this.#own.size < this.#ownMax) keep(this.#own, key, [...own, now]);
    else keep(this.#shared, cell, [...shared, now]);
    return { success: true };
  }

  /** How many counts are kept. */
  get size(): number {
    return this.#own.size + this.#shared.size;
  }

  /** The clock's time, never earlier than that of the call before. */
  #now(): number {
    const read = this.#source.clock();
    if (read <= this.#latest - this.#periodMs) {
      // The clock was set back. What was counted would lie in the future, and would not end.
      this.#own.clear();
      this.#shared.clear();
      this.#latest = read;
    }
    this.#latest = Math.max(this.#latest, read);
    return this.#latest;
  }
}

function recent<Key>(counts: Map<Key, number[]>, key: Key, since: number): number[] {
  return counts.get(key)?.filter((at) => at > since) ?? [];
}

/** Keeps the calls of a key, at the end of all keys. */
function keep<Key>(counts: Map<Key, number[]>, key: Key, calls: number[]): void {
  counts.delete(key);
  counts.set(key, calls);
}

/** Drops the keys that were not used since an instant (ms): they are in front. */
function dropUnused<Key>(counts: Map<Key, number[]>, since: number): void {
  for (const [key, calls] of counts) {
    if ((calls.at(-1) ?? 0) > since) return;
    counts.delete(key);
  }
}

/** Which of the shared counts is a key's: FNV-1a of its letters, from a secret start. */
function cellOf(key: string, seed: number): number {
  let hash = seed | 0;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 16_777_619);
  }
  return (hash >>> 0) % SHARED;
}
