import type { Locale } from '../../../domain/kinds.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import { button, drawing, make } from '../screen/parts/dom.ts';
import { Overlay } from '../screen/parts/overlay.ts';
import type { QrPath } from './qr-drawing.module.ts';
import type { RescueCodes } from './rescue-format.ts';

/** A camera that needs a quarter of a second for a code misses none, ms. */
const TURN_MS = 400;

const loadQrDrawing = () => import('./qr-drawing.module.ts');

/**
 * Loads the script that draws the codes while the network is there, where no service worker has it
 * for later: in a private window, and until the first one is installed.
 */
export function keepQrDrawing(): void {
  if (!navigator.serviceWorker?.controller) loadQrDrawing().catch(() => undefined);
}

/** The screen of the phone that is rescued: its codes, one after another, repeated. */
export class SendScreen {
  readonly #overlay = new Overlay('send');
  #codes: readonly string[] = [];
  #qrPath: ((text: string) => QrPath) | null = null;
  #at = 0;
  #timer = 0;
  #shown: { code: HTMLElement; place: HTMLElement; turn: HTMLButtonElement } | null = null;
  #words = rescueWords.ar.send;

  constructor() {
    this.#overlay.onClose(() => this.#pause());
  }

  /** Rejects when the script that draws the codes cannot be loaded. */
  async open(shown: RescueCodes, locale: Locale): Promise<void> {
    if (shown.codes.length > 0) this.#qrPath = (await loadQrDrawing()).qrPath;
    this.#words = rescueWords[locale].send;
    this.#codes = shown.codes;
    this.#at = 0;
    const { title, nothing, lead, scans, close } = this.#words;
    const done = button('big primary', close, () => this.#overlay.close());
    if (shown.codes.length === 0) {
      this.#overlay.show(title, make('p', 'lead', nothing), done);
      return;
    }
    const count = make('p', 'count', scans(shown.scans));
    this.#overlay.show(title, ...this.#stage(), count, make('p', 'lead', lead), done);
    this.#draw();
    if (shown.codes.length > 1) this.#play();
  }

  #stage(): HTMLElement[] {
    const { code: label, back, on, pause } = this.#words;
    const code = make('div', 'code');
    code.setAttribute('role', 'img');
    code.setAttribute('aria-label', label);
    const place = make('output', 'place');
    place.setAttribute('aria-live', 'off');
    const turn = button('turn', pause, () => this.#toggle());
    this.#shown = { code, place, turn };
    const step = (by: number) => () => {
      this.#pause();
      this.#step(by);
    };
    const steps = make('div', 'steps', button('', back, step(-1)), turn, button('', on, step(1)));
    steps.hidden = this.#codes.length < 2;
    return [code, place, steps];
  }

  #step(by: number): void {
    const { length } = this.#codes;
    this.#at = (this.#at + by + length) % length;
    this.#draw();
  }

  #draw(): void {
    const text = this.#codes[this.#at];
    if (text === undefined || !this.#shown || !this.#qrPath) return;
    const { path, size } = this.#qrPath(text);
    this.#shown.code.replaceChildren(drawing('qr', size, [path]));
    this.#shown.place.textContent = this.#words.place(this.#at + 1, this.#codes.length);
  }

  #toggle(): void {
    if (this.#timer) this.#pause();
    else this.#play();
  }

  #play(): void {
    this.#timer = window.setInterval(() => this.#step(1), TURN_MS);
    if (this.#shown) this.#shown.turn.textContent = this.#words.pause;
  }

  #pause(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
    if (this.#shown) this.#shown.turn.textContent = this.#words.play;
  }
}
