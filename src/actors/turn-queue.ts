interface Line<Item> {
  readonly items: Item[];
  weight: number;
}

/**
 * A queue in which each sender has a line and the lines take turns: a sender of many items waits
 * for their own, and does not delay the others.
 */
export class TurnQueue<Item extends { readonly weight: number }> {
  /** Ordered by turn; a line that has had its turn goes to the end. */
  readonly #lines = new Map<string, Line<Item>>();
  #weight = 0;

  get weight(): number {
    return this.#weight;
  }

  /** Weight of what waits in one line. */
  weightOf(whose: string): number {
    return this.#lines.get(whose)?.weight ?? 0;
  }

  add(whose: string, item: Item): void {
    const line = this.#lines.get(whose) ?? { items: [], weight: 0 };
    line.items.push(item);
    line.weight += item.weight;
    this.#lines.set(whose, line);
    this.#weight += item.weight;
  }

  /** Takes items in turn while they weigh no more than this together; always at least one. */
  take(most: number): Item[] {
    const taken: Item[] = [];
    let weight = 0;
    for (;;) {
      const [next] = this.#lines;
      const item = next?.[1].items[0];
      if (!next || !item || (taken.length > 0 && weight + item.weight > most)) return taken;
      taken.push(item);
      weight += item.weight;
      this.#endTurn(...next, item);
    }
  }

  #endTurn(whose: string, line: Line<Item>, { weight }: Item): void {
    line.items.shift();
    line.weight -= weight;
    this.#weight -= weight;
    this.#lines.delete(whose);
    if (line.items.length > 0) this.#lines.set(whose, line);
  }
}
