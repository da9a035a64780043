/**
 * Calls the Sender when something was written for it: one call at a time, and one more for all that came
 * meanwhile. Whoever has written waits for none of them.
 */
export class CallsToSender {
  readonly #call: () => Promise<void>;
  #isCalling = false;
  #isAskedAgain = false;

  /** `call`: never rejects. */
  constructor(call: () => Promise<void>) {
    this.#call = call;
  }

  /** Resolves when the call that this asks for has ended, or is left to another one. */
  async soon(): Promise<void> {
    this.#isAskedAgain = true;
    if (this.#isCalling) return;
    this.#isCalling = true;
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        await this.#call();
      }
    } finally {
      this.#isCalling = false;
    }
  }
}
