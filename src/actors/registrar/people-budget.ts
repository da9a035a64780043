import { HOUR_MS } from '../../domain/time.ts';

/** People whom one network may register in an hour: a carrier's address stands for thousands of phones. */
const PEOPLE_AN_HOUR = 10_000;
/** Networks remembered at once; the oldest is dropped. */
const NETWORKS_MAX = 50_000;
/** Parties of one network that wait for answers to others; more are beyond what it may. */
const WAITING_MAX = 5_000;

/** The people of one network in one hour. */
interface Network {
  readonly hour: number;
  registered: number;
  /** Asked for, and not answered yet. */
  asked: number;
  readonly waiting: Waiting[];
}

interface Waiting {
  readonly people: number;
  resolve(counted: boolean): void;
}

/**
 * How many people each network has registered in the hour. In memory only and by a keyed hash: it
 * is empty after a restart, which gives a network one more hour's worth and reveals no address.
 */
export class PeopleBudget {
  readonly #networks = new Map<string, Network>();

  /**
   * Asks for so many people of a network, null where none is known; they stay counted where they were
   * registered. `beyond`: the network has registered as many as it may. Whom only the unanswered stand
   * against waits for their answers, in the order of coming: those who are refused cost nobody a place.
   */
  async within<Answer extends { readonly outcome: string }>(
    network: string | null,
    people: number,
    ask: (beyond: boolean) => Promise<Answer>,
    now: number = Date.now(),
  ): Promise<Answer> {
    if (network === null) return ask(false);
    const own = this.#of(network, now);
    if (!(await counted(own, people))) return ask(true);
    try {
      const answer = await ask(false);
      if (answer.outcome === 'created') own.registered += people;
      return answer;
    } finally {
      own.asked -= people;
      admit(own);
    }
  }

  #of(network: string, now: number): Network {
    const hour = Math.floor(now / HOUR_MS);
    const known = this.#networks.get(network);
    const own = known?.hour === hour ? known : { hour, registered: 0, asked: 0, waiting: [] };
    // Whoever may ask no more is not the latest for asking.
    if (own.registered >= PEOPLE_AN_HOUR) return own;
    this.#networks.delete(network);
    this.#networks.set(network, own);
    if (this.#networks.size > NETWORKS_MAX) {
      const first = this.#networks.keys().next();
      if (!first.done) this.#networks.delete(first.value);
    }
    return own;
  }
}

/** Counts people as asked for, as soon as they fit; false where those who are registered leave no room. */
function counted(network: Network, people: number): Promise<boolean> | boolean {
  if (network.waiting.length >= WAITING_MAX) return false;
  return new Promise((resolve) => {
    network.waiting.push({ people, resolve });
    admit(network);
  });
}

/** Lets those go on who wait no longer. */
function admit(network: Network): void {
  for (let [next] = network.waiting; next; [next] = network.waiting) {
    const left = PEOPLE_AN_HOUR - network.registered;
    const fits = next.people <= left;
    if (fits && network.asked + next.people > left) return;
    network.waiting.shift();
    if (fits) network.asked += next.people;
    next.resolve(fits);
  }
}
