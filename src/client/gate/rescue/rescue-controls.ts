import type { Locale } from '../../../domain/kinds.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import { wipePhone } from '../browser/wipe.ts';
import type { Phone } from '../phone/phone.ts';
import { isRealTicket } from '../phone/practice.ts';
import type { Ports, RescueTransport } from '../ports.ts';
import type { Camera } from '../scanning/camera.ts';
import { button, make } from '../screen/parts/dom.ts';
import { beginPractice, PracticeBar } from '../screen/practice-view.ts';
import { FinalUpload } from './final-upload.ts';
import { readCode } from './qr-parts.ts';
import { ReceivePanel } from './receive-panel.ts';
import { ReceivedScans } from './received-scans.ts';
import { encodeUnsentScans } from './rescue-format.ts';
import { RevokedScreen } from './revoked-screen.ts';
import { keepQrDrawing, SendScreen } from './send-screen.ts';

/** Taking over another phone ends after this many milliseconds without one of its codes. */
const TAKING_OVER_MS = 120_000;

export interface RescueParts {
  /** The phone of the real gate, in practice too. */
  readonly phone: Phone;
  readonly ports: Ports;
  readonly transport: RescueTransport;
  readonly practising: boolean;
  readonly camera: Camera;
  /** Puts a panel under the camera, or takes it away. */
  readonly showPanel: (panel: HTMLElement | null) => void;
  /** One sentence for a moment. */
  readonly flash: (text: string) => void;
}

/** Saves scans when a phone fails or is revoked, and keeps visitors out of practice. */
export class RescueControls {
  readonly #parts: RescueParts;
  readonly #rescues: ReceivedScans;
  readonly #panel: ReceivePanel;
  readonly #sendScreen = new SendScreen();
  readonly #bar: PracticeBar | null;
  #locale: Locale;
  #over = false;
  /** Until then, by the page's clock, the codes of another phone are read. */
  #takesOverUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: RescueParts, locale: Locale) {
    this.#parts = parts;
    this.#locale = locale;
    this.#rescues = new ReceivedScans(parts.phone.books, parts.transport);
    this.#panel = new ReceivePanel(this.#rescues);
    this.#bar = parts.practising ? new PracticeBar(locale) : null;
    keepQrDrawing();
  }

  /** This phone is revoked. */
  get isOver(): boolean {
    return this.#over;
  }

  set locale(locale: Locale) {
    this.#locale = locale;
    this.#bar?.label(locale);
  }

  /** Staff read another phone's scans in: no visitor's code is read, whatever it contains. */
  get isTakingOver(): boolean {
    return performance.now() < this.#takesOverUntil;
  }

  /** Whether a code is not for the gate: another phone's scans, or not for practice. */
  consumesCode(text: string): boolean {
    if (this.#over) return true;
    if (!this.#bar) return this.#consumesRescueCode(text);
    if (!isRealTicket(text, this.#parts.phone.books.gate.enrolment)) return false;
    this.#parts.showPanel(this.#bar.realTicket(this.#locale));
    return true;
  }

  /** Buttons of the menu. `leave` closes the menu, then acts. */
  buttons(locale: Locale, leave: (act: () => void) => void): HTMLElement[] {
    if (this.#bar) return [];
    const words = rescueWords[locale];
    const { disbelieved, waiting } = this.#rescues.status;
    return [
      button('big', words.send.open, () => leave(() => void this.#showCodes(locale))),
      button('big', words.rescue.open, () => leave(() => this.#takeOver())),
      button('big', words.practice.open, () => leave(beginPractice)),
      ...(waiting > 0 ? [make('p', 'small', words.rescue.waiting(waiting))] : []),
      ...(disbelieved > 0
        ? [
            make('p', 'small', words.rescue.disbelieved(disbelieved)),
            button('big', words.rescue.forget, () =>
              leave(() => void this.#rescues.forgetDisbelieved()),
            ),
          ]
        : []),
    ];
  }

  /**
   * After each request to the server: hands in what was read from others, or, when this phone was
   * revoked, everything. `false` when there is nothing left to send.
   */
  async keepsSyncing(): Promise<boolean> {
    const { sync } = this.#parts.phone;
    const { trouble } = sync.status;
    if (trouble === 'revoked' || trouble === 'revoked_closed') {
      this.#over = true;
      this.#parts.showPanel(null);
      this.#parts.camera.stop();
      await endGate(this.#parts, this.#locale);
      return false;
    }
    if (trouble === null && this.#rescues.status.waiting > 0) {
      await this.#rescues.handIn();
      if (this.#panel.element.isConnected) this.#showPanel();
    }
    return true;
  }

  #takeOver(): void {
    this.#takesOverUntil = performance.now() + TAKING_OVER_MS;
    this.#showPanel();
  }

  #consumesRescueCode(text: string): boolean {
    const code = readCode(text);
    if (!code) return false;
    if (this.isTakingOver) {
      this.#takesOverUntil = performance.now() + TAKING_OVER_MS;
      this.#panel.take(code, () => this.#showPanel());
    } else {
      const { rescue } = rescueWords[this.#locale];
      this.#parts.flash(rescue.unasked);
    }
    return true;
  }

  #endTakeOver(): void {
    this.#takesOverUntil = Number.NEGATIVE_INFINITY;
    this.#parts.showPanel(null);
  }

  #showPanel(): void {
    this.#panel.draw(this.#locale, () => this.#endTakeOver());
    if (!this.#panel.element.isConnected) this.#parts.showPanel(this.#panel.element);
  }

  async #showCodes(locale: Locale): Promise<void> {
    const { phone, ports } = this.#parts;
    const codes = await encodeUnsentScans(phone, ports.random);
    try {
      await this.#sendScreen.open(codes, locale);
    } catch {
      this.#parts.flash(gateWords[locale].trouble.unreachable);
    }
  }
}

/** The end of a revoked phone, which may have begun before it was last closed. */
export async function endGate(
  { phone, ports, transport }: Pick<RescueParts, 'phone' | 'ports' | 'transport'>,
  locale: Locale,
): Promise<void> {
  const revocation = new FinalUpload(phone.books, transport);
  await revocation.begin();
  const wipe = () => wipePhone(ports.store);
  await new RevokedScreen(locale).run(revocation, ports.clock, wipe);
}
