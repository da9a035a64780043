import type { Locale } from '../../../domain/kinds.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import { button, make } from './parts/dom.ts';

/** Lasts as long as the page's window: a phone that is restarted is a real gate. */
const KEY = 'gate practice';

export function isPractising(): boolean {
  return sessionStorage.getItem(KEY) !== null;
}

/** Begins practice in a page of its own, so that it cannot reach data of the real gate. */
export function beginPractice(): void {
  sessionStorage.setItem(KEY, 'yes');
  location.reload();
}

function endPractice(): void {
  sessionStorage.removeItem(KEY);
  location.reload();
}

/** A bar that must be seen while practice counts nothing. */
export class PracticeBar {
  readonly #text = make('p', '');
  readonly #leave = button('', '', endPractice);
  readonly #bar = make('aside', 'practice-bar', this.#text, this.#leave);

  constructor(locale: Locale) {
    this.#text.setAttribute('role', 'status');
    document.body.classList.add('practising');
    document.body.prepend(this.#bar);
    this.label(locale);
  }

  label(locale: Locale): void {
    const words = rescueWords[locale].practice;
    this.#bar.setAttribute('aria-label', words.open);
    this.#text.textContent = words.banner;
    this.#leave.textContent = words.leave;
  }

  /** Replaces a verdict on a real ticket. */
  realTicket(locale: Locale): HTMLElement {
    const words = rescueWords[locale].practice;
    const leave = button('big primary', words.leave, endPractice);
    return make('div', 'ask', make('h2', 'title', words.real), make('div', 'actions', leave));
  }
}
