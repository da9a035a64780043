import { rememberPlace, rememberToken } from './token.ts';
import { bodyOf, dropUnsent, fillIn, keepUnsent, readUnsent, typedIn } from './unsent.ts';

/** Milliseconds without an answer after which the network counts as absent. */
const TIMEOUT_MS = 20_000;
/** From one try to the next; the last one repeats. */
const PAUSES_MS = [2_000, 4_000, 8_000, 15_000, 30_000] as const;

/**
 * Sends the forms of a page by script, so that no typed text is lost without a network: the answers
 * are kept in the tab and sent again under the form's key until the service answers. `dress`
 * prepares a page that came as an answer.
 */
export function sendUntilAnswered(dress: () => void): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-resend]')) {
    new Delivery(form, dress).start();
  }
}

class Delivery {
  readonly #form: HTMLFormElement;
  readonly #dress: () => void;
  readonly #state: HTMLElement | null;
  #body = '';
  #tries = 0;
  #timer = 0;
  #underWay = false;
  /** Since it was sent last. */
  #changed = false;

  constructor(form: HTMLFormElement, dress: () => void) {
    this.#form = form;
    this.#dress = dress;
    this.#state = form.querySelector('[data-unsent]');
  }

  start(): void {
    // Not every browser gives the pressed button with a submission.
    let pressed: HTMLButtonElement | null = null;
    this.#form.addEventListener('click', ({ target }) => {
      pressed = target instanceof Element ? target.closest('button') : null;
    });
    // A button for another language sends the form elsewhere, and registers nobody.
    let leaves = false;
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button[formaction]') : null;
      leaves = button !== null && button.getAttribute('form') === this.#form.id;
    });
    this.#form.addEventListener('submit', (event) => {
      if (leaves) return;
      event.preventDefault();
      if (!this.#underWay) this.#send(bodyOf(this.#form, pressed));
      pressed = null;
    });
    // A form that is changed again is not sent again as it was.
    this.#form.addEventListener('input', () => {
      this.#changed = true;
      this.#stop();
    });
    const retry = () => {
      if (this.#timer !== 0 && document.visibilityState === 'visible') this.#try();
    };
    addEventListener('online', retry);
    document.addEventListener('visibilitychange', retry);
    const unsent = readUnsent(this.#form);
    if (unsent === null) return;
    fillIn(this.#form, unsent);
    this.#send(unsent);
  }

  #send(body: string): void {
    this.#body = body;
    this.#tries = 0;
    this.#changed = false;
    rememberToken(this.#form);
    keepUnsent(this.#form, body);
    this.#try();
  }

  async #try(): Promise<void> {
    if (this.#underWay) return;
    this.#underWay = true;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#mark(true);
    this.#say('sending');
    const done = await this.#ask().catch(() => false);
    this.#underWay = false;
    if (done) return;
    this.#wait();
    if (this.#changed) this.#stop();
  }

  /** Whether the service gave a final answer. Rejects without a network. */
  async #ask(): Promise<boolean> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
    try {
      const answer = await fetch(this.#form.action, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: this.#body,
        signal: timeout.signal,
      });
      const page = await answer.text();
      const arrived = answer.redirected && isPrivatePage(answer.url);
      if (!arrived) return this.#show(page, answer.status);
      this.#arrive(answer.url);
      return true;
    } finally {
      clearTimeout(timer);
    }
  }

  #arrive(url: string): void {
    dropUnsent(this.#form);
    rememberPlace(this.#form, new URL(url).pathname);
    location.assign(url);
  }

  /** The form with its errors, in place of this one; false for a failure that may pass. */
  #show(html: string, status: number): boolean {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const mendable = page.querySelector('form[data-resend]') !== null;
    if (status >= 500 && !mendable) return false;
    dropUnsent(this.#form);
    document.title = page.title;
    const typed = this.#changed ? typedIn(this.#form) : null;
    document.body.replaceWith(document.adoptNode(page.body));
    scrollTo(0, 0);
    this.#dress();
    if (typed !== null) this.#typeAgain(typed);
    document.querySelector<HTMLElement>('[data-focus]')?.focus();
    return true;
  }

  /** What was typed while the answer was on its way is newer than what it answers. */
  #typeAgain(typed: string): void {
    const forms = document.querySelectorAll<HTMLFormElement>('form[data-resend]');
    const form = [...forms].find(({ action }) => action === this.#form.action);
    if (!form) return;
    fillIn(form, typed);
    form.dispatchEvent(new Event('input'));
  }

  #wait(): void {
    this.#mark(false);
    this.#say('unsent');
    const pause = PAUSES_MS[Math.min(this.#tries, PAUSES_MS.length - 1)];
    this.#tries += 1;
    this.#timer = setTimeout(() => this.#try(), pause);
  }

  #stop(): void {
    if (this.#timer === 0) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    dropUnsent(this.#form);
    this.#say(null);
  }

  /**
   * The button stays enabled, since a disabled one would not be sent with the form, and a page that
   * comes back by the back button works.
   */
  #mark(sending: boolean): void {
    this.#form.classList.toggle('sending', sending);
    this.#form.setAttribute('aria-busy', String(sending));
  }

  #say(what: 'sending' | 'unsent' | null): void {
    if (!this.#state) return;
    this.#state.classList.toggle('unsent', what === 'unsent');
    this.#state.textContent = what === null ? '' : (this.#state.dataset[what] ?? '');
  }
}

function isPrivatePage(url: string): boolean {
  return new URL(url).pathname.startsWith('/r/');
}
