import { damm, groupCode } from '../../../../domain/code.ts';
import { toLatinDigits } from '../../../../domain/digits.ts';
import type { GateWords } from '../../../../i18n/gate.ts';
import { button, make } from '../parts/dom.ts';

const LENGTH = 12;

/** The twelve digits under a ticket's code, typed with one thumb or any keyboard. */
export class KeypadPanel {
  readonly element: HTMLElement;
  readonly #words: GateWords;
  readonly #read: (digits: string) => void;
  readonly #shown = make('output', 'digits');
  readonly #note = make('p', 'why');
  #digits = '';

  constructor(words: GateWords, read: (digits: string) => void, close: () => void) {
    this.#words = words;
    this.#read = read;
    const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => this.#key(digit));
    const erase = button('pick erase', words.keypad.erase, () => this.#erase());
    const head = make('div', 'head', this.#note, button('close', words.menu.close, close));
    const pad = make('div', 'pad', ...keys, erase, this.#key('0'));
    this.element = make('div', 'keypad', head, this.#shown, pad);
    this.#show();
  }

  /** Any digits of any script; everything else is left out. */
  type(text: string): void {
    // It is being read: the same code once more would be in already.
    if (this.#digits.length === LENGTH) return;
    const digits = toLatinDigits(text).replace(/\D/g, '');
    this.#digits = (this.#digits + digits).slice(0, LENGTH);
    this.#show();
    if (this.#digits.length < LENGTH) return;
    if (damm(this.#digits) === 0) this.#read(this.#digits);
    else this.#note.textContent = this.#words.keypad.miscopied;
  }

  #key(digit: string): HTMLButtonElement {
    return button('pick', digit, () => this.type(digit));
  }

  #erase(): void {
    this.#digits = this.#digits.slice(0, -1);
    this.#show();
  }

  #show(): void {
    this.#shown.textContent = groupCode(this.#digits.padEnd(LENGTH, '0'))
      .split('')
      .map((mark, at) => (at < this.#cursor ? mark : mark.replace(/\d/, '·')))
      .join('');
    this.#note.textContent = this.#words.keypad.title;
  }

  /** Where the typed digits end in the grouped text. */
  get #cursor(): number {
    return this.#digits.length + Math.floor(Math.max(0, this.#digits.length - 1) / 4);
  }
}
