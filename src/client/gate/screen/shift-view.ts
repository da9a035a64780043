import type { Locale } from '../../../domain/kinds.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import { formatTime } from '../../../i18n/format.ts';
import { gateWords } from '../../../i18n/gate.ts';
import type { Phone } from '../phone/phone.ts';
import type { Sheet } from '../phone/shifts.ts';
import { NumberPad } from './panels/number-pad.ts';
import { button, byId, make } from './parts/dom.ts';
import { keepFit } from './parts/fit.ts';
import type { ScanScreen } from './scan-screen.ts';

/** An idle phone with an open shift asks for its code after this, ms. */
const IDLE_MS = 5 * MINUTE_MS;
const LOOK_EVERY_MS = 5_000;
/** Digits of a shift's number at most, and of its code exactly. */
const NUMBER_MOST = 6;
const CODE = 4;

/** The gate on whose screen panels are shown. */
type Gate = Pick<ScanScreen, 'showPanel' | 'hidePanel'>;

/** Opening, closing and locking a period of duty. */
export class ShiftView {
  readonly #phone: Phone;
  readonly #gate: Gate;
  readonly #cover = byId('lock', HTMLElement);
  #locale: Locale;
  #active = Date.now();

  constructor(phone: Phone, locale: Locale, gate: Gate) {
    this.#phone = phone;
    this.#locale = locale;
    this.#gate = gate;
    keepFit(this.#cover, document.body);
    setInterval(() => this.#lockWhenIdle(), LOOK_EVERY_MS);
  }

  set locale(locale: Locale) {
    this.#locale = locale;
  }

  /** Someone touches the phone. */
  touch(): void {
    if (this.#cover.hidden) this.#active = Date.now();
  }

  /** A number, then four digits, typed by the person who takes the phone. */
  open(): void {
    const words = gateWords[this.#locale];
    const close = () => this.#gate.showPanel(null);
    const askCode = (number: string) => {
      const done = async (code: string) => {
        await this.#phone.shifts.open(number, code);
        this.#gate.hidePanel(pad.element);
      };
      const title = words.shift.code;
      const pad = new NumberPad(words, {
        title,
        least: CODE,
        most: CODE,
        done: (code) => void done(code),
        close,
      });
      this.#gate.showPanel(pad.element);
    };
    const title = words.shift.number;
    const pad = new NumberPad(words, { title, least: 1, most: NUMBER_MOST, done: askCode, close });
    this.#gate.showPanel(pad.element);
  }

  async close(): Promise<void> {
    const sheet = await this.#phone.shifts.close();
    if (sheet) this.#gate.showPanel(this.#sheet(sheet));
  }

  #sheet(sheet: Sheet): HTMLElement {
    const words = gateWords[this.#locale];
    const { timezone } = this.#phone.books.gate.enrolment.event;
    const opened = formatTime(sheet.opened_at, timezone);
    const now = formatTime(this.#phone.books.now(), timezone);
    const rows = [
      [words.shift.welcomed, sheet.welcomed],
      [words.shift.left, sheet.left],
      [words.shift.refused, sheet.refused],
      [words.shift.overrides, sheet.overrides],
      [words.shift.unsent, sheet.unsent],
    ] as const;
    const list = make('dl', 'sheet');
    for (const [name, value] of rows) {
      list.append(make('dt', '', name), make('dd', '', String(value)));
    }
    const done = button('big primary', words.menu.close, () => this.#gate.showPanel(null));
    const title = make('h2', 'title', words.shift.sheet(sheet.number, opened, now));
    return make('div', 'ask', title, list, make('div', 'actions', done));
  }

  #lockWhenIdle(): void {
    const { shift } = this.#phone.books.settings;
    if (!shift || !this.#cover.hidden || Date.now() - this.#active < IDLE_MS) return;
    const words = gateWords[this.#locale];
    const pad = new NumberPad(words, {
      title: words.shift.locked(shift.number),
      least: CODE,
      most: CODE,
      secret: true,
      done: (code) => void this.#unlock(code, pad),
    });
    this.#cover.replaceChildren(pad.element);
    this.#cover.hidden = false;
  }

  async #unlock(code: string, pad: NumberPad): Promise<void> {
    const { shift } = gateWords[this.#locale];
    const outcome = await this.#phone.shifts.unlock(code);
    if (outcome === 'open') {
      this.#cover.hidden = true;
      this.#active = Date.now();
    } else pad.again(outcome === 'wrong' ? shift.wrong : shift.shut);
  }
}
