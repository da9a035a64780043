import type { Locale } from '../../../domain/kinds.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import { Camera, type CameraTrouble } from '../scanning/camera.ts';
import { CameraScanner } from '../scanning/camera-scanner.ts';
import { invitationIn } from '../scanning/invitation.ts';
import { byId } from './parts/dom.ts';

export interface EnrolCameraParts {
  readonly onCode: (code: string) => void;
  /** A message, such as that the camera is not allowed. */
  readonly onNote: (text: string) => void;
}

/** Reads the invitation from the console's screen. Reading it does not spend it. */
export class EnrolCamera {
  readonly #button = byId('enrol-scan', HTMLButtonElement);
  readonly #view = byId('enrol-view', HTMLElement);
  readonly #video = byId('enrol-video', HTMLVideoElement);
  readonly #camera = new Camera(this.#video);
  readonly #reader: CameraScanner;
  readonly #parts: EnrolCameraParts;
  #locale: Locale;
  #prepared: Promise<void> | null = null;

  constructor(parts: EnrolCameraParts, locale: Locale) {
    this.#parts = parts;
    this.#locale = locale;
    this.#reader = new CameraScanner(this.#camera, this.#video, {
      isOurs: (text) => invitationIn(text, location.host) !== null,
      onCode: (text) => this.#read(text),
      onRest: () => this.rest(),
      onTrouble: (trouble) => this.#say(trouble),
    });
    this.#button.addEventListener('click', () => void this.#toggle());
  }

  /** One stream for the whole shift: the gate uses it too. */
  get stream(): MediaStream | null {
    return this.#camera.stream;
  }

  /** Offers the camera where there can be one. */
  offer(locale: Locale, offered: boolean): void {
    this.#locale = locale;
    this.#button.hidden = !offered || !navigator.mediaDevices;
    if (!offered) this.rest();
    this.#label();
  }

  rest(): void {
    this.#reader.rest();
    this.#view.hidden = true;
    this.#label();
  }

  async #toggle(): Promise<void> {
    if (!this.#view.hidden) return this.rest();
    this.#view.hidden = false;
    this.#label();
    this.#view.scrollIntoView({ block: 'nearest' });
    const { decoder = '', wasm = '' } = document.body.dataset;
    this.#prepared ??= this.#reader.prepare(decoder, wasm);
    this.#say(await this.#reader.wake());
  }

  #say(trouble: CameraTrouble | null): void {
    if (!trouble) return;
    this.rest();
    this.#parts.onNote(gateWords[this.#locale].camera[trouble]);
  }

  #read(text: string): void {
    const code = invitationIn(text, location.host);
    if (code === null) {
      this.#parts.onNote(rescueWords[this.#locale].enrol.foreign);
      return;
    }
    this.rest();
    this.#parts.onCode(code);
  }

  #label(): void {
    const words = rescueWords[this.#locale].enrol;
    this.#button.textContent = this.#view.hidden ? words.scan : words.stop;
    byId('enrol-aim', HTMLElement).textContent = words.aim;
  }
}
