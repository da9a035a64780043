import { toLatinDigits } from '../../../../domain/digits.ts';
import type { GateWords } from '../../../../i18n/gate.ts';
import { button, make } from '../parts/dom.ts';

export interface PadOptions {
  readonly title: string;
  /** Digits that are enough, and digits that fit. */
  readonly least: number;
  readonly most: number;
  /** Shows dots in place of digits. */
  readonly secret?: boolean;
  readonly done: (digits: string) => void;
  /** Absent where there is no way back. */
  readonly close?: () => void;
}

/** A number typed with one thumb: a shift, its code, a count by eye. */
export class NumberPad {
  readonly element: HTMLElement;
  readonly #options: PadOptions;
  readonly #shown = make('output', 'digits');
  readonly #note: HTMLElement;
  readonly #confirm: HTMLButtonElement;
  #digits = '';
  /** Given to `done`, and not answered yet: a code that is tapped twice must not be tried twice. */
  #isGiven = false;

  constructor(words: GateWords, options: PadOptions) {
    this.#options = options;
    this.#note = make('p', 'why', options.title);
    this.#confirm = button('pick', '✓', () => this.#give());
    this.#confirm.setAttribute('aria-label', words.keypad.read);
    const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => this.#key(digit));
    const erase = button('pick erase', words.keypad.erase, () =>
      this.#set(this.#digits.slice(0, -1)),
    );
    const head = make('div', 'head', this.#note);
    if (options.close) head.append(button('close', words.menu.close, options.close));
    const pad = make('div', 'pad', ...keys, erase, this.#key('0'), this.#confirm);
    this.element = make('div', 'keypad', head, this.#shown, pad);
    this.#set('');
  }

  /** Digits of any script; everything else is left out. */
  type(text: string): void {
    this.#set(this.#digits + toLatinDigits(text).replace(/\D/g, ''));
  }

  /** Says what was wrong, and starts again. */
  again(note: string): void {
    this.#isGiven = false;
    this.#note.textContent = note;
    this.#set('');
  }

  #key(digit: string): HTMLButtonElement {
    return button('pick', digit, () => this.type(digit));
  }

  #give(): void {
    if (this.#isGiven) return;
    this.#isGiven = true;
    this.#options.done(this.#digits);
  }

  #set(digits: string): void {
    if (this.#isGiven) return;
    const { least, most, secret } = this.#options;
    this.#digits = digits.slice(0, most);
    this.#shown.textContent = (secret ? this.#digits.replace(/./g, '●') : this.#digits) || '·';
    this.#confirm.disabled = this.#digits.length < least;
  }
}
