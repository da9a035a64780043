import type { Books } from '../books/books.ts';
import type { Refusal, RescueTransport } from '../ports.ts';
import type { Rescued } from '../records.ts';

/**
 * Groups that a phone accepts for others at a time: six thousand scans, and no more bytes than
 * that.
 */
const GROUPS_MOST = 100;
const BYTES_MOST = 4 * 1024 * 1024;

/** The result for a group that was read in. */
export type Keeping = 'kept' | 'known' | 'own' | 'unsaved' | 'full';

/** The state of the scans of other phones, in numbers of scans. */
export interface RelayStatus {
  /** On this phone's disk, and not answered yet. */
  readonly waiting: number;
  readonly handedIn: number;
  /** Of those handed in: kept apart, since their phone was revoked. */
  readonly keptApart: number;
  /** The server does not accept the proof that they are that phone's. */
  readonly disbelieved: number;
}

/**
 * Scans of other phones: on this phone's disk from the moment that they are read until the server
 * has answered, even if either phone fails.
 */
export class ReceivedScans {
  readonly #books: Books;
  readonly #transport: RescueTransport;
  /** The texts that the server has accepted: names of groups are random, and two may be alike. */
  readonly #done = new Set<string>();
  #handedIn = 0;
  #keptApart = 0;

  constructor(books: Books, transport: RescueTransport) {
    this.#books = books;
    this.#transport = transport;
  }

  get status(): RelayStatus {
    const { rescued } = this.#books.settings;
    return {
      waiting: sum(rescued.filter((one) => !one.disbelieved)),
      handedIn: this.#handedIn,
      keptApart: this.#keptApart,
      disbelieved: sum(rescued.filter((one) => one.disbelieved)),
    };
  }

  /**
   * Resolves when it is on the disk; `unsaved` when the disk is full, and it is in memory alone;
   * `full` when this phone holds as much for others as it may.
   */
  async keep(rescued: Rescued): Promise<Keeping> {
    if (rescued.device === this.#books.gate.enrolment.device.id) return 'own';
    if (this.#knows(rescued)) return 'known';
    if (!this.#hasRoomFor(rescued)) return 'full';
    this.#put([...this.#kept, rescued]);
    return (await this.#books.save()) ? 'kept' : 'unsaved';
  }

  /** Hands in what waits, one group a request. Gives what prevented it, if anything did. */
  async handIn(): Promise<Refusal | null> {
    for (const rescued of this.#kept.filter((one) => !one.disbelieved)) {
      const reply = await this.#transport.rescue(rescued, this.#books.gate.enrolment);
      if (reply.ok) this.#settle(rescued, reply.answer.kept_apart === true);
      else if (reply.why === 'rejected' || reply.why === 'too_large') this.#disbelieve(rescued);
      else return reply.why;
      await this.#books.save();
    }
    return null;
  }

  /** Drops what the server refuses, after a person has looked at it. */
  async forgetDisbelieved(): Promise<void> {
    this.#put(this.#kept.filter((one) => !one.disbelieved));
    await this.#books.save();
  }

  #knows({ body }: Rescued): boolean {
    return this.#done.has(body) || this.#kept.some((one) => one.body === body && !one.disbelieved);
  }

  #hasRoomFor({ body }: Rescued): boolean {
    const bytes = this.#kept.reduce((total, one) => total + one.body.length, body.length);
    return this.#kept.length < GROUPS_MOST && bytes <= BYTES_MOST;
  }

  get #kept(): readonly Rescued[] {
    return this.#books.settings.rescued;
  }

  #settle(rescued: Rescued, apart: boolean): void {
    this.#done.add(rescued.body);
    this.#handedIn += rescued.scans;
    if (apart) this.#keptApart += rescued.scans;
    this.#put(this.#kept.filter((one) => one.body !== rescued.body));
  }

  #disbelieve(rescued: Rescued): void {
    this.#put(
      this.#kept.map((one) => (one.body === rescued.body ? { ...one, disbelieved: true } : one)),
    );
  }

  #put(rescued: readonly Rescued[]): void {
    this.#books.change({ rescued });
  }
}

function sum(groups: readonly Rescued[]): number {
  return groups.reduce((total, { scans }) => total + scans, 0);
}
