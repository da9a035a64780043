import type { Localized } from '../../../domain/edition.ts';
import type { Locale } from '../../../domain/kinds.ts';
import { directionOf } from '../../../i18n/common.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { holdWords } from '../../../i18n/holds.ts';
import { spoken } from '../../../i18n/reviewed.ts';
import type { ScreenState } from '../phone/screen-state.ts';
import { byId, make } from './parts/dom.ts';
import { keepFit } from './parts/fit.ts';

/** The screen turned to visitors: to one opposite, or to a crowd. A tap takes it back. */
export class VisitorMessage {
  readonly #button = byId('visitor-message', HTMLButtonElement);
  readonly #text = byId('visitor-message-text', HTMLElement);

  constructor() {
    keepFit(this.#button, document.body);
    this.#button.addEventListener('click', () => this.close());
  }

  close(): void {
    this.#button.hidden = true;
  }

  /** The state of the gate has changed: staff see it, unless a crowd still reads of a hold. */
  turn(state: ScreenState): void {
    const stillTrue = this.#button.classList.contains('crowd') && state !== 'open';
    if (!stillTrue) this.close();
  }

  /** Upside down, so that a visitor opposite reads it without turning the phone. */
  toVisitor(text: string, locale: Locale): void {
    this.#show('visitor-message turned', [[text, locale]]);
  }

  /** Upright, in every language, to be held up; with the gate to go to instead, if there is one. */
  toCrowd(gate: Localized | null = null): void {
    this.#show(
      'visitor-message crowd',
      spoken('safety').map((locale) => {
        const more = gate ? ` ${holdWords[locale].enterBy(gate[locale])}` : '';
        return [`${gateWords[locale].crowd}${more}`, locale];
      }),
    );
  }

  #show(className: string, texts: readonly (readonly [string, Locale])[]): void {
    this.#button.className = className;
    this.#text.replaceChildren(
      ...texts.map(([text, locale]) => {
        const line = make('span', 'line', text);
        line.lang = locale;
        line.dir = directionOf(locale);
        return line;
      }),
    );
    this.#button.hidden = false;
    this.#button.focus();
  }
}
