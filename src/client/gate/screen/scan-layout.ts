import type { Locale } from '../../../domain/kinds.ts';
import { formatTime } from '../../../i18n/format.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { emblemOf } from '../../../ui/emblems.ts';
import type { Tone } from '../../../ui/verdict-shapes.ts';
import type { Phone } from '../phone/phone.ts';
import { type ScreenState, screenStateOf } from '../phone/screen-state.ts';
import { type Notice, noticesOf } from './notices.ts';
import { byId, make } from './parts/dom.ts';
import { fitCard, keepFit } from './parts/fit.ts';
import { renewButton } from './parts/renew-button.ts';
import { StrayTaps } from './parts/stray-taps.ts';

/** Everything around the verdict: gate, day, direction, freshness, warnings, tools. */
export class ScanLayout {
  readonly root = byId('work', HTMLElement);
  readonly panel = byId('panel', HTMLElement);
  readonly view = byId('view', HTMLElement);
  readonly video = byId('video', HTMLVideoElement);
  readonly wake = byId('wake', HTMLButtonElement);
  readonly entry = byId('lane-entry', HTMLButtonElement);
  readonly exit = byId('lane-exit', HTMLButtonElement);
  readonly tools = {
    count: byId('tool-count', HTMLButtonElement),
    code: byId('tool-code', HTMLButtonElement),
    undo: byId('tool-undo', HTMLButtonElement),
    menu: byId('tool-menu', HTMLButtonElement),
  };
  readonly taps: StrayTaps;
  readonly #phone: Phone;
  readonly #practising: boolean;
  #turned: (state: ScreenState) => void = () => undefined;
  readonly #alert = byId('alert', HTMLElement);
  readonly #fresh = byId('fresh', HTMLElement);
  readonly #shift = byId('shift', HTMLElement);
  readonly #said = byId('said', HTMLElement);

  constructor(phone: Phone, practising: boolean) {
    this.#phone = phone;
    this.#practising = practising;
    this.taps = new StrayTaps(document, this.panel);
    keepFit(this.panel, this.root, this.#alert);
  }

  /** Calls back when the state of the gate has changed. */
  onTurn(act: (state: ScreenState) => void): void {
    this.#turned = act;
  }

  /** A tap on a verdict outside its buttons: it has been read. */
  onTapAside(act: () => void): void {
    this.panel.addEventListener('click', ({ target }) => {
      const aside = target instanceof Element && !target.closest('.strip, .actions, button');
      if (aside && this.panel.querySelector('.verdict')) act();
    });
  }

  /** Every text that does not depend on a scan. */
  label(locale: Locale): void {
    const words = gateWords[locale];
    const { policy } = this.#phone.books.gate;
    byId('gate-name', HTMLElement).textContent = policy.gate.name[locale];
    byId('lane', HTMLElement).setAttribute('aria-label', words.lane);
    byId('aim', HTMLElement).textContent = words.aim;
    labelButton(this.entry, words.entry);
    labelButton(this.exit, words.exit);
    labelButton(this.tools.count, words.counter.open);
    labelButton(this.tools.code, words.keypad.open);
    labelButton(this.tools.undo, words.undo.open);
    labelButton(this.tools.menu, words.menu.open);
    this.refresh(locale);
  }

  /** What time changes: freshness, day, holds. Called every second. */
  refresh(locale: Locale): void {
    const { books, sync } = this.#phone;
    const words = gateWords[locale];
    const { last_sync, waiting } = sync.status;
    const seconds =
      last_sync === 0 ? null : Math.max(0, Math.round((Date.now() - last_sync) / 1_000));
    this.#fresh.textContent = words.fresh(seconds, waiting);
    this.#fresh.classList.toggle('stale', seconds === null || seconds > 30);
    const { direction } = books.settings;
    this.entry.setAttribute('aria-pressed', String(direction === 'entry'));
    this.exit.setAttribute('aria-pressed', String(direction === 'exit'));
    this.root.dataset.direction = direction;
    this.#showDay(books.dayOf(books.now()));
    this.#showShift(locale);
    this.#turn(screenStateOf(books, this.#practising));
    this.#showNews(noticesOf(this.#phone, locale, this.#practising));
  }

  /**
   * A card over the screen's colour, in the colour of a verdict or in none. `whole`: for a moment
   * it goes before every other notice.
   */
  show(panel: HTMLElement | null, tone: Tone | 'idle', size: 'whole' | 'plain' = 'plain'): void {
    this.panel.replaceChildren(...(panel ? [panel] : []));
    this.panel.hidden = panel === null;
    this.root.classList.toggle('covered', panel !== null);
    this.root.dataset.tone = tone;
    this.root.classList.toggle('whole', size === 'whole');
    this.root.classList.remove('folded');
  }

  /** Makes room for the next code; the strip stays. */
  fold(): void {
    this.root.classList.remove('whole');
    this.root.classList.add('folded');
    fitCard(this.panel);
  }

  say(text: string): void {
    this.#said.textContent = text;
  }

  /** A button over the camera's place: what is wrong, or that scanning rests. */
  cover(text: string | null): void {
    this.wake.textContent = text;
    this.wake.hidden = text === null;
  }

  #turn(state: ScreenState): void {
    if (this.root.dataset.state === state) return;
    this.root.dataset.state = state;
    this.#turned(state);
  }

  #showNews(lines: readonly Notice[]): void {
    this.#alert.hidden = lines.length === 0;
    // Read aloud once, and not each second.
    const text = lines.map(({ text, renew = '' }) => text + renew).join('');
    if (this.#alert.textContent === text) return;
    this.#alert.replaceChildren(
      ...lines.map(({ kind, text, renew }) =>
        make('span', kind, text, ...(renew ? [renewButton(renew)] : [])),
      ),
    );
  }

  /** Staff who take the phone see whose shift is open on it. */
  #showShift(locale: Locale): void {
    const { settings, gate } = this.#phone.books;
    const { shift } = settings;
    this.#shift.hidden = shift === null;
    if (!shift) return;
    const since = formatTime(shift.opened_at, gate.enrolment.event.timezone);
    const text = gateWords[locale].shift.on(shift.number, since);
    if (this.#shift.textContent !== text) this.#shift.textContent = text;
  }

  #showDay(day: number): void {
    const sign = document.getElementById('day');
    const path = sign?.firstElementChild;
    if (!sign || !path) return;
    sign.toggleAttribute('hidden', day === 0);
    if (day === 0) return;
    const { path: d, color } = emblemOf(day);
    path.setAttribute('d', d);
    path.setAttribute('fill', color);
  }
}

function labelButton(target: HTMLButtonElement, text: string): void {
  const label = target.querySelector('span');
  if (label) label.textContent = text;
}
