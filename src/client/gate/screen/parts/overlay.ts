import { make } from './dom.ts';

/** A screen over everything else, until it is closed. */
export class Overlay {
  readonly #dialog: HTMLDialogElement;

  /** @param className how it is laid out; `fixed` when staff cannot close it */
  constructor(className: string, fixed = false) {
    this.#dialog = make('dialog', `overlay ${className}`);
    if (fixed) this.#dialog.addEventListener('cancel', (event) => event.preventDefault());
    document.body.append(this.#dialog);
  }

  /** Calls back whenever it is closed, by a button or by the phone's own gesture. */
  onClose(act: () => void): void {
    this.#dialog.addEventListener('close', act);
  }

  show(title: string, ...content: readonly Node[]): void {
    const heading = make('h2', '', title);
    this.#dialog.setAttribute('aria-label', title);
    this.#dialog.replaceChildren(heading, ...content);
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  close(): void {
    this.#dialog.close();
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }
}
