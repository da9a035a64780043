/**
 * What an isolate remembers for a short time, so that a crowd of readers costs one query. Only
 * values are shared between requests, never promises: a request that finds a value stale renews it
 * itself while the others go on with the old one.
 */
export class Memo<V> {
  readonly #entries = new Map<string, { value: V; loadedAt: number; claimedAt: number }>();
  readonly #ttl: number;
  readonly #max: number;
  readonly #oldest: number;

  /**
   * `ttl` in ms; at most `max` keys are kept. `oldest`, in ms: up to this age a value is still given
   * to the others while one request renews it.
   */
  constructor(ttl: number, max = 500, oldest = 3 * ttl) {
    this.#ttl = ttl;
    this.#max = max;
    this.#oldest = oldest;
  }

  /** `load` is given the value that was remembered last, if there is one. */
  async get(key: string, now: number, load: (known?: V) => Promise<V>): Promise<V> {
    const entry = this.#entries.get(key);
    if (entry && apart(now, entry.loadedAt) < this.#ttl) return entry.value;
    const usable = entry && apart(now, entry.loadedAt) < this.#oldest;
    if (usable && apart(now, entry.claimedAt) < this.#ttl) return entry.value;
    if (entry) entry.claimedAt = now;
    const value = await load(entry?.value);
    this.#keep(key, { value, loadedAt: now, claimedAt: 0 });
    return value;
  }

  forget(): void {
    this.#entries.clear();
  }

  #keep(key: string, entry: { value: V; loadedAt: number; claimedAt: number }): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size <= this.#max) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}

/** Two instants, in ms: a clock that was set back is far from what it said, and not before it for hours. */
function apart(one: number, other: number): number {
  return Math.abs(one - other);
}
