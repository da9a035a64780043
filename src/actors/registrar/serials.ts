/**
 * Serials of an edition, of which there are fewer than ten million in all: refused requests use
 * none up.
 */
export class Serials {
  #last = 0;
  /** Drawn for what was not written; the lowest at the end. */
  #unused: number[] = [];

  /** The highest that was ever drawn. */
  get last(): number {
    return this.#last;
  }

  /** Begins after the highest serial that the database knows of. */
  start(last: number): void {
    this.#last = last;
    this.#unused = [];
  }

  draw(): number {
    const unused = this.#unused.pop();
    if (unused !== undefined) return unused;
    this.#last += 1;
    return this.#last;
  }

  /** Takes back what was drawn and not written. */
  giveBack(serials: readonly number[]): void {
    if (serials.length === 0) return;
    this.#unused = [...this.#unused, ...serials].sort((a, b) => b - a);
  }
}
