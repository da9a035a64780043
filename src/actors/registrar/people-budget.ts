/** People whom one network may register in an hour: a carrier's address stands for thousands of phones. */
const PEOPLE_AN_HOUR = 10_000;
const HOUR_MS = 3_600_000;
/** Networks remembered at once; the oldest is dropped. */
const NETWORKS_MAX = 50_000;

/**
 * How many people each network has registered in the hour. In memory only and by a keyed hash: it
 * is empty after a restart, which gives a network one more hour's worth and reveals no address.
 */
export class PeopleBudget {
  readonly #networks = new Map<string, { readonly hour: number; people: number }>();

  /**
   * Asks for so many people of a network, null where none is known; they stay counted where they were
   * registered. `beyond`: the network has registered as many as it may.
   */
  async within<Answer extends { readonly outcome: string }>(
    network: string | null,
    people: number,
    ask: (beyond: boolean) => Promise<Answer>,
  ): Promise<Answer> {
    const counted = network !== null && this.takes(network, people, Date.now());
    const answer = await ask(network !== null && !counted);
    if (counted && answer.outcome !== 'created') this.giveBack(network, people);
    return answer;
  }

  /** Whether this many more people fit at an instant (ms); they are counted when they do. */
  takes(network: string, people: number, now: number): boolean {
    const hour = Math.floor(now / HOUR_MS);
    const known = this.#networks.get(network);
    const spent = known?.hour === hour ? known.people : 0;
    if (spent + people > PEOPLE_AN_HOUR) return false;
    this.#networks.delete(network);
    this.#networks.set(network, { hour, people: spent + people });
    if (this.#networks.size > NETWORKS_MAX) {
      const first = this.#networks.keys().next();
      if (!first.done) this.#networks.delete(first.value);
    }
    return true;
  }

  /** Takes back people who were counted and not registered. */
  giveBack(network: string, people: number): void {
    const known = this.#networks.get(network);
    if (known) known.people = Math.max(0, known.people - people);
  }
}
