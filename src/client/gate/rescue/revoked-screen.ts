import type { Locale } from '../../../domain/kinds.ts';
import { gateWords } from '../../../i18n/gate.ts';
import { rescueWords } from '../../../i18n/rescue.ts';
import type { Clock, Refusal } from '../ports.ts';
import { button, make } from '../screen/parts/dom.ts';
import { Overlay } from '../screen/parts/overlay.ts';
import type { FinalUpload, HandIn } from './final-upload.ts';

/** Between two tries, ms. */
const PAUSE_MS = 5_000;

/** The last screen of a revoked phone: it hands in, is wiped, and says so. It cannot be closed. */
export class RevokedScreen {
  readonly #overlay = new Overlay('revoked', true);
  readonly #locale: Locale;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  /** Tries until the server has answered, and only then wipes. */
  async run(revocation: FinalUpload, clock: Clock, wipe: () => Promise<void>): Promise<void> {
    this.#showWaiting(revocation.unsent, null);
    for (;;) {
      const outcome = await revocation.handIn();
      if (outcome.as === 'over') {
        await wipe();
        this.#showOver(outcome);
        return;
      }
      this.#showWaiting(outcome.scans, outcome.why);
      await clock.sleep(PAUSE_MS);
    }
  }

  #showWaiting(scans: number, why: Refusal | null): void {
    const words = rescueWords[this.#locale].revoked;
    this.#overlay.show(
      words.title,
      make('p', 'lead', words.handing(scans)),
      ...(why ? [make('p', 'note', gateWords[this.#locale].trouble[why])] : []),
      make('p', '', words.waiting),
    );
  }

  #showOver({ handedIn, left }: Extract<HandIn, { as: 'over' }>): void {
    const words = rescueWords[this.#locale].revoked;
    const sentence = handedIn > 0 ? words.over(handedIn) : words.none;
    this.#overlay.show(
      words.title,
      make('p', 'lead', left > 0 ? words.left(left) : sentence),
      make('p', 'note', words.wiped),
      make('p', '', words.again),
      button('big', words.start, () => location.reload()),
    );
  }
}
