import type { Locale } from '../../../domain/kinds.ts';
import { formatTime } from '../../../i18n/format.ts';
import { gateWords } from '../../../i18n/gate.ts';
import type { Phone } from '../phone/phone.ts';
import { showAgain } from '../phone/shown-verdict.ts';
import type { Recent } from '../records.ts';
import { button, make } from './parts/dom.ts';
import { Overlay } from './parts/overlay.ts';
import { shapeOf } from './parts/shapes.ts';
import { verdictText } from './parts/verdict-text.ts';

/** The last scans of this phone, the newest first, each of which can be taken back for a while. */
export class RecentView {
  readonly #overlay = new Overlay('recent');
  readonly #phone: Phone;
  readonly #undo: (id: string) => Promise<void>;

  /** @param undo takes back one scan, by its id */
  constructor(phone: Phone, undo: (id: string) => Promise<void>) {
    this.#phone = phone;
    this.#undo = undo;
  }

  open(locale: Locale): void {
    const words = gateWords[locale];
    const { recent } = this.#phone.books.settings;
    const list = make('ol', 'scans');
    for (const scan of [...recent].reverse()) list.append(this.#line(scan, locale));
    const close = button('big primary', words.menu.close, () => this.#overlay.close());
    // Keys of a scanner must never press a button that takes something back.
    close.autofocus = true;
    const content = recent.length > 0 ? list : make('p', '', words.recent.none);
    this.#overlay.show(words.recent.open, content, close);
  }

  /** A code has come: its verdict must be seen. */
  close(): void {
    if (this.#overlay.isOpen) this.#overlay.close();
  }

  #line(scan: Recent, locale: Locale): HTMLElement {
    const words = gateWords[locale];
    const { event } = this.#phone.books.gate.enrolment;
    const message = verdictText(showAgain(scan, this.#phone.books), locale, event);
    const lane = scan.scan.direction === 'exit' ? words.exit : words.entry;
    const what = scan.verdict === 'admitted' ? `${lane} ${scan.people}` : message.word;
    const [why] = message.lines;
    const notes = [
      ...(scan.scan.type === 'walk_in' ? [words.recent.walkIn] : []),
      ...(why === undefined ? [] : [why]),
    ];
    const text = make('div', 'what', make('b', '', what));
    if (notes.length > 0) text.append(make('span', '', notes.join(' · ')));
    const time = make('time', '', formatTime(scan.at, event.timezone));
    const line = make('li', scan.undone ? 'undone' : '', time, shapeOf(message.tone), text);
    if (scan.undone) line.append(make('b', 'after', words.recent.undone));
    else if (scan.verdict === 'admitted' && !this.#phone.corrections.isOld(scan)) {
      // Closed while the disk wrote, by staff or for the verdict on a code, it stays closed.
      const renew = () => this.#overlay.isOpen && this.open(locale);
      const undo = () => void this.#undo(scan.scan.id).then(renew);
      const back = button('after', words.undo.open, undo);
      back.setAttribute('aria-label', `${words.undo.open}: ${what}`);
      line.append(back);
    }
    return line;
  }
}
