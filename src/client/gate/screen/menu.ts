import type { Locale } from '../../../domain/kinds.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { renewShell } from '../browser/app-update.ts';
import type { Phone } from '../phone/phone.ts';
import type { Camera } from '../scanning/camera.ts';
import { button, byId, make } from './parts/dom.ts';
import { languageButtons } from './parts/language.ts';
import type { Sound } from './parts/sound.ts';
import type { ShiftView } from './shift-view.ts';
import type { VisitorMessage } from './visitor-message.ts';

export interface MenuParts {
  readonly phone: Phone;
  readonly camera: Camera;
  readonly sound: Sound;
  readonly visitorMessage: VisitorMessage;
  readonly version: string;
  readonly shifts: ShiftView;
  readonly countByEye: () => void;
  readonly lastScans: () => void;
  readonly hasNewRelease: () => boolean;
  readonly choose: (locale: Locale) => void;
  /** Further entries. `leave` closes the menu, then acts. */
  readonly more: (locale: Locale, leave: (act: () => void) => void) => readonly HTMLElement[];
}

/** What is needed now and then: light, sound, language, the hold of the own gate. */
export class Menu {
  readonly #dialog = byId('menu', HTMLDialogElement);
  readonly #body = byId('menu-body', HTMLElement);
  readonly #close = byId('menu-close', HTMLButtonElement);
  readonly #parts: MenuParts;
  #lit = false;
  #locale: Locale = 'ar';

  constructor(parts: MenuParts) {
    this.#parts = parts;
    this.#close.addEventListener('click', () => this.#dialog.close());
  }

  open(locale: Locale): void {
    this.#fill(locale);
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** A code has come: its verdict must be seen. */
  close(): void {
    if (this.#dialog.open) this.#dialog.close();
  }

  #fill(locale: Locale): void {
    this.#locale = locale;
    const words = gateWords[locale].menu;
    const { phone, sound, visitorMessage, choose, version } = this.#parts;
    const { books } = phone;
    byId('menu-title', HTMLElement).textContent = words.title;
    this.#close.textContent = words.close;
    const held = books.settings.own_hold !== null;
    // The language may have been chosen while the disk wrote.
    const again = () => this.#fill(this.#locale);
    const languages = languageButtons(locale, (chosen) => {
      choose(chosen);
      this.#fill(chosen);
    });
    const turnHold = () => void phone.hold(!held).then(again);
    const turnSound = () => {
      sound.on = !sound.on;
      again();
    };
    this.#body.replaceChildren(
      ...(this.#parts.hasNewRelease()
        ? [button('big primary', words.update, () => void renewShell())]
        : []),
      make('div', 'languages', ...languages),
      ...this.#cameraParts(locale),
      button('big', gateWords[locale].recent.open, () => this.#leave(this.#parts.lastScans)),
      this.#shiftButton(locale),
      button('big', gateWords[locale].counter.eye, () => this.#leave(this.#parts.countByEye)),
      toggle(words.sound, sound.on, turnSound),
      button('big', held ? words.release : words.hold, turnHold),
      button('big', words.crowd, () => this.#leave(() => visitorMessage.toCrowd(books.sentTo()))),
      ...this.#parts.more(locale, (act) => this.#leave(act)),
      make(
        'p',
        'small',
        [
          words.device(books.gate.enrolment.device.name),
          words.tickets(books.ledger.counts.today),
          words.version(version),
        ].join(' · '),
      ),
    );
  }

  #shiftButton(locale: Locale): HTMLElement {
    const words = gateWords[locale].shift;
    const { shifts, phone } = this.#parts;
    const open = phone.books.settings.shift !== null;
    const act = () => this.#leave(() => (open ? void shifts.close() : shifts.open()));
    return button('big', open ? words.close : words.open, act);
  }

  #leave(act: () => void): void {
    this.#dialog.close();
    act();
  }

  #cameraParts(locale: Locale): HTMLElement[] {
    const words = gateWords[locale].menu;
    const { camera } = this.#parts;
    const parts: HTMLElement[] = [];
    if (camera.hasTorch) {
      const turn = () => {
        this.#lit = !this.#lit;
        void camera.torch(this.#lit).then(() => this.#fill(this.#locale));
      };
      parts.push(toggle(words.torch, this.#lit, turn));
    }
    const range = camera.zoomRange;
    if (range) {
      const slider = make('input', 'zoom');
      slider.type = 'range';
      slider.min = String(range.min);
      slider.max = String(range.max);
      slider.step = '0.1';
      slider.setAttribute('aria-label', words.zoom);
      slider.addEventListener('input', () => void camera.zoom(Number(slider.value)));
      parts.push(make('label', 'zoom-label', words.zoom, slider));
    }
    return parts;
  }
}

function toggle(label: string, on: boolean, act: () => void): HTMLButtonElement {
  const made = button('big', label, act);
  made.setAttribute('aria-pressed', String(on));
  return made;
}
