import { readScanned } from '../../domain/token.ts';
import { Camera, type CameraTrouble } from '../gate/scanning/camera.ts';
import { CameraScanner } from '../gate/scanning/camera-scanner.ts';

/** Shows the button of each search form's camera, where this computer has one. */
export function startScannerCameras(): void {
  for (const reader of document.querySelectorAll<HTMLElement>('form[data-scanner] [data-camera]')) {
    const parts = partsOf(reader);
    if (!parts) continue;
    new FieldCamera(parts);
    void follow(reader);
  }
}

interface Parts {
  readonly reader: HTMLElement;
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  readonly button: HTMLButtonElement;
  readonly label: HTMLElement;
  readonly view: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly news: HTMLElement;
}

function partsOf(reader: HTMLElement): Parts | null {
  const form = reader.closest('form');
  const field = form?.querySelector<HTMLInputElement>('input[name="text"]');
  const button = reader.querySelector('button');
  const label = button?.querySelector('span');
  const view = reader.querySelector<HTMLElement>('.camera-view');
  const video = reader.querySelector('video');
  const news = reader.querySelector<HTMLElement>('[role="status"]');
  if (!form || !field || !button || !label || !view || !video || !news) return null;
  return { reader, form, field, button, label, view, video, news };
}

/** Sends a ticket's code that the camera sees, once, and lets the camera go. */
class FieldCamera {
  readonly #parts: Parts;
  readonly #camera: Camera;
  readonly #scanner: CameraScanner;
  /** Why nothing is read, as the page says it. */
  readonly #said: Readonly<Record<CameraTrouble | 'other', string>>;
  #prepared: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#said = JSON.parse(parts.reader.dataset.said ?? '{}');
    this.#camera = new Camera(parts.video);
    this.#scanner = new CameraScanner(this.#camera, parts.video, {
      isOurs: isTicket,
      onCode: (text) => this.#read(text),
      onRest: () => this.#close(),
      onTrouble: (trouble) => trouble && this.#close(this.#said[trouble]),
    });
    parts.button.addEventListener('click', () => void this.#toggle());
    addEventListener('pagehide', () => this.#close());
  }

  async #toggle(): Promise<void> {
    if (!this.#parts.view.hidden) return this.#close();
    this.#show(true);
    const { decoder = '', wasm = '' } = this.#parts.reader.dataset;
    this.#prepared ??= this.#scanner.prepare(decoder, wasm);
    const trouble = await this.#scanner.wake();
    // It may have been closed while the browser asked.
    if (trouble || this.#parts.view.hidden) this.#close(trouble ? this.#said[trouble] : '');
  }

  #read(text: string): void {
    if (!isTicket(text)) {
      this.#parts.news.textContent = this.#said.other;
      return;
    }
    this.#close();
    this.#parts.field.value = text;
    this.#parts.form.requestSubmit();
  }

  #close(text = ''): void {
    this.#scanner.rest();
    this.#camera.stop();
    this.#show(false, text);
  }

  #show(open: boolean, text = ''): void {
    const { view, button, label, news } = this.#parts;
    const { start = '', stop = '' } = button.dataset;
    view.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    label.textContent = open ? stop : start;
    news.textContent = text;
  }
}

function isTicket(text: string): boolean {
  return readScanned(text).type !== 'unknown';
}

/** Shows the reader while there is a camera: one can be plugged in, or pulled out. */
async function follow(reader: HTMLElement): Promise<void> {
  const { mediaDevices } = navigator;
  if (!mediaDevices) return;
  const look = async () => {
    const devices = await mediaDevices.enumerateDevices().catch(() => []);
    reader.hidden = !devices.some(({ kind }) => kind === 'videoinput');
  };
  mediaDevices.addEventListener('devicechange', () => void look());
  await look();
}
