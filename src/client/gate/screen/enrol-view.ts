import type { Locale } from '../../../domain/kinds.ts';
import { oneTimeCode } from '../../../domain/link-text.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import type { Refusal } from '../ports.ts';
import { EnrolCamera } from './enrol-camera.ts';
import { byId } from './parts/dom.ts';
import { choosePageLanguage, languageButtons } from './parts/language.ts';
import { renewButton } from './parts/renew-button.ts';

export interface EnrolParts {
  /** The code in the page's address, when it was opened by a link. */
  readonly code: string | null;
  /** This phone's gate, when it is one already, and the scans that it has not sent. */
  readonly current: { readonly gate: Record<Locale, string>; readonly unsent: number } | null;
  readonly spend: (code: string) => Promise<Refusal | null>;
  readonly goOn: () => void;
  readonly choose: (locale: Locale) => void;
}

/** The page on which a phone becomes a gate. Opening a link does not spend it: the button does. */
export class EnrolView {
  readonly #root = byId('enrol', HTMLElement);
  readonly #open = byId('enrol-open', HTMLButtonElement);
  readonly #goOn = byId('enrol-go-on', HTMLButtonElement);
  readonly #form = byId('enrol-form', HTMLFormElement);
  readonly #input = byId('enrol-code', HTMLInputElement);
  readonly #submit = byId('enrol-submit', HTMLButtonElement);
  readonly #note = byId('enrol-note', HTMLElement);
  readonly #camera: EnrolCamera;
  readonly #parts: EnrolParts;
  #locale: Locale;
  /** From the link, or read from the console's screen; null when another one is needed. */
  #code: string | null;

  constructor(parts: EnrolParts, locale: Locale) {
    this.#parts = parts;
    this.#locale = locale;
    this.#code = parts.code;
    const onCode = (code: string) => {
      this.#code = code;
      this.show();
      this.note(rescueWords[this.#locale].enrol.read);
    };
    this.#camera = new EnrolCamera({ onCode, onNote: (text) => this.note(text) }, locale);
    this.#open.addEventListener('click', () => void this.#spend(this.#code ?? ''));
    this.#goOn.addEventListener('click', () => parts.goOn());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#spend(codeIn(this.#input.value));
    });
  }

  show(): void {
    const { current } = this.#parts;
    const words = gateWords[this.#locale].enrol;
    const more = rescueWords[this.#locale].enrol;
    const code = this.#code;
    const unsent = current?.unsent ?? 0;
    // An installed page on iOS does not share the browser's storage: it must be installed first.
    const install = isAppleInBrowser();
    text('enrol-title', words.title);
    text('enrol-lead', words.lead);
    text('enrol-once', words.once);
    text('enrol-code-label', navigator.mediaDevices ? more.or : words.code);
    text('enrol-install', words.install);
    text('enrol-shown-label', more.shown);
    text('enrol-shown', code ?? '');
    byId('enrol-install', HTMLElement).hidden = !install;
    byId('enrol-shown-line', HTMLElement).hidden = !install || code === null;
    this.#open.textContent = install ? more.here : words.open;
    this.#open.classList.toggle('primary', !install);
    this.#submit.textContent = words.submit;
    this.#goOn.textContent = words.goOn(current?.gate[this.#locale] ?? '');
    this.#open.hidden = code === null || unsent > 0;
    this.#form.hidden = code !== null || unsent > 0;
    this.#goOn.hidden = current === null;
    this.#camera.offer(this.#locale, code === null && unsent === 0);
    byId('languages', HTMLElement).replaceChildren(
      ...languageButtons(this.#locale, (locale) => this.#choose(locale)),
    );
    this.note(unsent > 0 ? words.unsent(unsent) : isSecureContext ? null : words.insecure);
    this.#root.hidden = false;
  }

  /** The stream that the camera has opened, for the gate to use. */
  get stream(): MediaStream | null {
    return this.#camera.stream;
  }

  hide(): void {
    this.#camera.rest();
    this.#root.hidden = true;
  }

  note(words: string | null): void {
    this.#note.textContent = words;
    this.#note.hidden = words === null;
  }

  #choose(locale: Locale): void {
    this.#locale = locale;
    choosePageLanguage(locale);
    this.#parts.choose(locale);
    this.show();
  }

  async #spend(code: string): Promise<void> {
    const words = gateWords[this.#locale];
    // Two gates at once on one phone would write over each other.
    const buttons = [this.#open, this.#submit, this.#goOn];
    for (const button of buttons) button.disabled = true;
    this.#open.textContent = words.enrol.opening;
    const refusal = await this.#parts.spend(code);
    for (const button of buttons) button.disabled = false;
    if (!refusal) return;
    // Another code is needed now.
    if (refusal === 'rejected') this.#code = null;
    this.show();
    this.note(words.trouble[refusal]);
    if (refusal === 'too_old') this.#note.append(renewButton(words.menu.update));
  }
}

/** A typed code, or a whole link that was pasted. */
function codeIn(typed: string): string {
  return oneTimeCode(typed.slice(typed.lastIndexOf('#') + 1));
}

function text(id: string, words: string): void {
  byId(id, HTMLElement).textContent = words;
}

function isAppleInBrowser(): boolean {
  const installed = matchMedia('(display-mode: standalone)').matches;
  return /iPhone|iPad/.test(navigator.userAgent) && !installed;
}
