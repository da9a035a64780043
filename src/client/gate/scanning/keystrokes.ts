import { toLatinDigits } from '../../../domain/digits.ts';
import type { ScannedParts } from './scanned-parts.ts';

/** Milliseconds without a key after which a ticket's text is taken, and digits are a hand's. */
export const PAUSE_MS = 120;
/**
 * Milliseconds without a key after which whatever was typed is over. The slowest scanners pause for
 * less.
 */
export const SILENCE_MS = 600;
/** A scanner's Enter may come this long after its code, ms. */
const LATE_END_MS = 1_500;
/** Digits that come faster than this, ms apart on average, are not typed by hand. */
const HAND_MS = 50;
/**
 * A shorter text is not reported as a code that is no ticket, and fewer digits are not a machine's.
 */
const SHORTEST = 8;
/** A QR code holds no more digits than this, and no other code as much. */
const LONGEST = 7_089;

/** One key. `at` in ms of the page's clock. */
export interface Stroke {
  /** What the layout of the phone makes of it; empty if nothing. */
  readonly typed: string;
  /** What a US keyboard would make of it; empty if nothing. */
  readonly onUs: string;
  readonly at: number;
}

/** What a series of keys is. */
export type Typed =
  /** Several when a scanner without an end key has read one right after another. */
  | { readonly as: 'codes'; readonly texts: readonly string[] }
  /** Digits typed by hand, of any script. */
  | { readonly as: 'digits'; readonly digits: string }
  | null;

/**
 * Distinguishes the codes of a hardware scanner from digits typed by hand. A scanner types for a US
 * keyboard, whatever layout this phone has: the second reading is by the places of the keys.
 */
export class Keystrokes {
  readonly #partsOf: (text: string) => ScannedParts;
  readonly #takesDigits: () => boolean;
  #strokes: Stroke[] = [];
  #last = Number.NEGATIVE_INFINITY;
  /** When the last key of the last code came. */
  #taken = Number.NEGATIVE_INFINITY;

  /**
   * @param partsOf the codes in a text
   * @param takesDigits whether a hand has anything to type digits into
   */
  constructor(partsOf: (text: string) => ScannedParts, takesDigits: () => boolean) {
    this.#partsOf = partsOf;
    this.#takesDigits = takesDigits;
  }

  /** A key that types. Gives what came before it, if that was over. */
  press(stroke: Stroke): Typed {
    const before = stroke.at - this.#last > SILENCE_MS ? this.settle(stroke.at) : null;
    this.#last = stroke.at;
    if (this.#strokes.length <= LONGEST) this.#strokes.push(stroke);
    return before;
  }

  /** Whether a key at `at` is one of a machine's, or of a very quick hand: no command to the page. */
  follows(at: number): boolean {
    return this.#strokes.length > 0 && at - this.#last <= PAUSE_MS;
  }

  /** Whether the scanner's Enter or Tab at `at` belongs to a code, taken already or not. */
  isEnd(at: number): boolean {
    const whole = this.#strokes.length >= SHORTEST || this.follows(at);
    return whole || at - this.#taken <= LATE_END_MS;
  }

  /** Enter or Tab: what was typed is complete. */
  end(): Typed {
    const typed = this.#judge(true);
    this.#strokes = [];
    this.#note(typed);
    return typed;
  }

  /** After a pause: what is known at `at` of the keys before it. */
  settle(at: number): Typed {
    const silence = at - this.#last;
    if (this.#strokes.length === 0 || silence < PAUSE_MS) return null;
    const over = silence >= SILENCE_MS;
    const typed = this.#judge(over);
    if (typed || over) this.#strokes = [];
    this.#note(typed);
    return typed;
  }

  #note(typed: Typed): void {
    if (typed?.as === 'codes') this.#taken = this.#last;
  }

  #judge(over: boolean): Typed {
    if (this.#strokes.length > LONGEST) return null;
    const readings = [this.#text('typed'), this.#text('onUs')] as const;
    const [own, us] = [this.#partsOf(readings[0]), this.#partsOf(readings[1])];
    const best = us.read > own.read ? us : own;
    if (best.read > 0) return over || best.isWhole ? { as: 'codes', texts: best.texts } : null;
    // On French keyboards the digits need Shift: a hand that goes by the print means digits too.
    const digits = this.#takesDigits() && readings.find((one) => this.#isByHand(one));
    if (digits) return { as: 'digits', digits };
    if (!over || this.#strokes.length < SHORTEST) return null;
    return { as: 'codes', texts: [readings[0] || readings[1]] };
  }

  /** Whether a reading is of digits alone, too few or too slow for a machine. */
  #isByHand(typed: string): boolean {
    const { length } = this.#strokes;
    if (length !== [...typed].length || !/^\d+$/.test(toLatinDigits(typed))) return false;
    const took = this.#last - (this.#strokes[0]?.at ?? this.#last);
    return length < SHORTEST || took > HAND_MS * (length - 1);
  }

  #text(reading: 'typed' | 'onUs'): string {
    return this.#strokes.map((stroke) => stroke[reading]).join('');
  }
}
