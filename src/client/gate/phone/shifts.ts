import type { WireShift } from '../../../contract/requests/report.ts';
import { sha256 } from '../../../domain/sha256.ts';
import type { Books } from '../books/books.ts';
import type { Chance } from '../ports.ts';
import type { Shift } from '../records.ts';

/** Wrong codes in a row after which the phone stays locked. */
const MOST_WRONG = 5;

/** The totals of a shift when it is closed. */
export interface Sheet extends Shift {
  /** Scans that the server does not have yet. */
  readonly unsent: number;
}

export type Unlocking = 'open' | 'wrong' | 'locked';

/**
 * Periods of duty on this phone. The number is carried on each scan; the four digits only lock an
 * idle phone, and protect nothing else.
 */
export class Shifts {
  readonly #books: Books;
  readonly #random: Chance;

  constructor(books: Books, random: Chance) {
    this.#books = books;
    this.#random = random;
  }

  /** Begins a shift; one that was open is closed by it. */
  async open(number: string, code: string): Promise<void> {
    const salt = this.#random.uuid();
    const sheets = this.#closing();
    const shift: Shift = {
      number,
      opened_at: this.#books.now(),
      welcomed: 0,
      left: 0,
      refused: 0,
      overrides: 0,
      salt,
      hash: await hashOf(code, salt),
      wrong: 0,
    };
    this.#books.change({ shift, sheets, signed_off: false });
    await this.#books.save();
  }

  /** Ends the shift and signs the phone off. `null` when none was open. */
  async close(): Promise<Sheet | null> {
    const { shift } = this.#books.settings;
    if (!shift) return null;
    const sheet = { ...shift, unsent: this.#books.queue.waiting.length };
    const sheets = this.#closing();
    this.#books.change({ shift: null, last: null, recent: [], sheets, signed_off: true });
    await this.#books.save();
    return sheet;
  }

  /** The sheets still to be sent, with that of the open shift as it ends now. */
  #closing(): readonly WireShift[] {
    const { shift, sheets } = this.#books.settings;
    if (!shift) return sheets;
    const { number, opened_at, welcomed, left, refused, overrides } = shift;
    const span = {
      opened_at: new Date(opened_at).toISOString(),
      closed_at: new Date(this.#books.now()).toISOString(),
    };
    const id = this.#random.uuid();
    return [...sheets, { id, number, ...span, welcomed, left, refused, overrides }];
  }

  /**
   * Tests a code on an idle phone. Five wrong ones lock it for good; the queue stays and is sent.
   */
  async unlock(code: string): Promise<Unlocking> {
    const { shift } = this.#books.settings;
    if (!shift) return 'open';
    if (shift.wrong >= MOST_WRONG) return 'locked';
    const right = (await hashOf(code, shift.salt)) === shift.hash;
    const wrong = right ? 0 : shift.wrong + 1;
    this.#books.change({ shift: { ...shift, wrong } });
    await this.#books.save();
    if (right) return 'open';
    return wrong >= MOST_WRONG ? 'locked' : 'wrong';
  }
}

function hashOf(code: string, salt: string): Promise<string> {
  return sha256(`${salt} ${code}`);
}
