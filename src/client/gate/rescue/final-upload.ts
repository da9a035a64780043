import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Books } from '../books/books.ts';
import type { Refusal, RescueTransport } from '../ports.ts';

/** What the server takes in one request. */
const MOST_SCANS = 500;

/** Answers to a rescue that would be the same at every repetition. */
const UNPROVEN: readonly Refusal[] = ['rejected', 'too_large', 'revoked', 'revoked_closed'];

/** How the one hand-in ended, or why it has to be tried again. */
export type HandIn =
  | { readonly as: 'over'; readonly handedIn: number; readonly left: number }
  | { readonly as: 'waiting'; readonly scans: number; readonly why: Refusal };

/**
 * The end of a phone that the server has revoked: everything that it has not sent, its own and what
 * it read in for others, is handed in once, and kept apart until a member accepts it.
 */
export class FinalUpload {
  readonly #books: Books;
  readonly #transport: RescueTransport;
  /** Scans of others that the server has taken. */
  #brought = 0;

  constructor(books: Books, transport: RescueTransport) {
    this.#books = books;
    this.#transport = transport;
  }

  /** How many scans there are to hand in. */
  get unsent(): number {
    return this.#unsent().length;
  }

  /** From now on this phone is no gate, also after a restart. */
  async begin(): Promise<void> {
    this.#books.change({ revoked: true });
    await this.#books.save();
  }

  /**
   * One try at handing in all of it. No scan leaves this phone's disk without an acknowledgement,
   * so a try may be interrupted.
   */
  async handIn(): Promise<HandIn> {
    const { enrolment } = this.#books.gate;
    const why = await this.#bringRescued();
    if (why) return { as: 'waiting', scans: this.unsent, why };
    let rest = this.#unsent();
    let handedIn = this.#brought;
    let most = MOST_SCANS;
    for (;;) {
      const scans = rest.slice(0, most);
      const last = scans.length === rest.length;
      const reply = await this.#transport.handIn({ scans, last }, enrolment);
      if (reply.ok) {
        handedIn += scans.length;
        rest = rest.slice(scans.length);
        if (last) return { as: 'over', handedIn, left: 0 };
      } else if (reply.why === 'revoked_closed') {
        return { as: 'over', handedIn, left: rest.length };
      } else if (reply.why === 'too_large' && scans.length > 1) {
        most = Math.ceil(scans.length / 2);
      } else {
        return { as: 'waiting', scans: rest.length, why: reply.why };
      }
    }
  }

  /**
   * Scans of others first, with their own proof and under their own names. What the server does not
   * accept so is handed in with the rest. Gives what prevented it, if anything did.
   */
  async #bringRescued(): Promise<Refusal | null> {
    for (const rescued of this.#books.settings.rescued) {
      const reply = await this.#transport.rescue(rescued, this.#books.gate.enrolment);
      if (reply.ok) {
        this.#brought += rescued.scans;
        const left = this.#books.settings.rescued.filter((one) => one.body !== rescued.body);
        this.#books.change({ rescued: left });
        await this.#books.save();
      } else if (!UNPROVEN.includes(reply.why)) return reply.why;
    }
    return null;
  }

  #unsent(): readonly WireScan[] {
    const { queue, settings } = this.#books;
    const own = queue.rows.filter((row) => !row.settled).map((row) => row.scan);
    return [...own, ...settings.rescued.flatMap(({ body }) => scansIn(body))];
  }
}

/** A group is checked when it is received, so that its text is known to be scans. */
function scansIn(body: string): WireScan[] {
  const { scans }: { scans: WireScan[] } = JSON.parse(body);
  return scans;
}
