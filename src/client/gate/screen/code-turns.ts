import { WHOLE_MS } from './panels/verdict-time.ts';

/** More codes at once do not come from a lane. */
const CODES_MOST = 8;
/** While a question is open, it is checked again after this, ms. */
const AGAIN_MS = 200;

export interface CodeTurnsParts {
  /** Deals with one code. `true` if a verdict on it must be seen. */
  readonly take: (text: string) => boolean;
  /** Whether a question is on the screen, whose answer goes before the next code. */
  readonly isAsking: () => boolean;
  /** More came than can be dealt with in turn: none of them is. */
  readonly onTooMany: () => void;
}

/** Codes that come together, in turn: the verdict on one is seen before the next replaces it. */
export class CodeTurns {
  readonly #parts: CodeTurnsParts;
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: CodeTurnsParts) {
    this.#parts = parts;
  }

  take(texts: readonly string[]): void {
    if (this.#waiting.length + texts.length > CODES_MOST) {
      this.#parts.onTooMany();
      return;
    }
    this.#waiting.push(...texts.filter((text) => !this.#waiting.includes(text)));
    if (this.#timer === null) this.#next();
  }

  #next(): void {
    this.#timer = null;
    const text = this.#waiting.shift();
    if (text === undefined) return;
    const isSeen = this.#parts.take(text);
    if (this.#waiting.length > 0) this.#after(isSeen ? WHOLE_MS : 0);
  }

  #after(ms: number): void {
    this.#timer = setTimeout(() => {
      if (this.#parts.isAsking()) this.#after(AGAIN_MS);
      else this.#next();
    }, ms);
  }
}
