import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { MINUTE_MS } from '../../domain/time.ts';

/** A challenge is answered within five minutes: an older page asks for another one, ms. */
const STALE_MS = 4 * MINUTE_MS;
/** The same of a form that takes no more than two minutes, of which the browser may ask for one, ms. */
const TOUCH_STALE_MS = 45_000;
/** Remembers that a passkey was used in this browser, so that it is offered at once. */
const USED_HERE = 'passkey-used';

/** Makes and asks for passkeys on the pages that do; the others lack their forms. */
export function startPasskeys(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-passkey]');
  const here = document.querySelector<HTMLInputElement>('[data-passkey-here]');
  if (!form && !here) return;
  if (!browserSupportsWebAuthn() || (form && hostOf(form) !== location.hostname)) {
    sayUnsupported();
    return;
  }
  if (here) void offerLater(here);
  if (form?.dataset.passkey === 'create') startCreating(form);
  if (form?.dataset.passkey === 'enter') startEntering(form);
  if (form?.dataset.passkey === 'touch') startTouching(form);
}

/** At an address of other hosts the passkeys of this service do not work. */
function hostOf(form: HTMLFormElement): string {
  const { rpId, rp } = JSON.parse(form.dataset.options ?? '{}');
  return rpId ?? rp?.id ?? '';
}

function sayUnsupported(): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-no-passkey]')) {
    line.hidden = false;
  }
}

/** Whoever joins on a device that can keep a passkey is offered one next. */
async function offerLater(field: HTMLInputElement): Promise<void> {
  if (await platformAuthenticatorIsAvailable()) field.value = 'here';
}

function startCreating(form: HTMLFormElement): void {
  const options = freshOptions<PublicKeyCredentialCreationOptionsJSON>(form);
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(form, async () => startRegistration({ optionsJSON: await options() }));
  });
}

function startEntering(form: HTMLFormElement): void {
  const options = freshOptions<PublicKeyCredentialRequestOptionsJSON>(form);
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void enter();
  });
  if (form.dataset.calm !== undefined) return;
  if (localStorage.getItem(USED_HERE) === null) void offer();
  else void enter();

  async function enter(): Promise<void> {
    const sent = await run(form, async () => startAuthentication({ optionsJSON: await options() }));
    // A second answer to the same request, given before the next page comes, takes the place of the
    // first and is refused.
    if (!sent) void offer();
  }

  /** The browser offers the passkey in the page's field, until another way is taken. */
  async function offer(): Promise<void> {
    if (!(await browserSupportsWebAuthnAutofill())) return;
    const again = setTimeout(() => WebAuthnAbortService.cancelCeremony(), STALE_MS);
    try {
      const asked = { optionsJSON: await options(), useBrowserAutofill: true };
      send(form, await startAuthentication(asked));
    } catch (error) {
      if (isStale(error) && !document.hidden) void offer();
    } finally {
      clearTimeout(again);
    }
  }
}

/** A form that its sender's passkey goes with. */
function startTouching(form: HTMLFormElement): void {
  const options = freshOptions<PublicKeyCredentialRequestOptionsJSON>(form);
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // A second touch while the browser asks would be another answer, and the first one is thrown away.
    if (isAsking) return;
    void run(form, async () => startAuthentication({ optionsJSON: await options() }));
  });
}

/** The challenge grew old, and nobody has begun something else. */
function isStale(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError' && !isAsking;
}

let isAsking = false;

/** Asks the browser, and sends what it answers; whether it was sent. */
async function run(form: HTMLFormElement, ask: () => Promise<object>): Promise<boolean> {
  sayFault(form, null);
  isAsking = true;
  try {
    send(form, await ask());
    return true;
  } catch (error) {
    sayFault(form, faultOf(error));
    return false;
  } finally {
    isAsking = false;
  }
}

/** Sends what the browser has made as the form does, so that the answer is a page. */
function send(form: HTMLFormElement, answer: object): void {
  const field = form.elements.namedItem('answer');
  if (!(field instanceof HTMLInputElement)) return;
  localStorage.setItem(USED_HERE, '1');
  field.value = JSON.stringify(answer);
  form.submit();
}

type Fault = 'cancelled' | 'exists' | 'failed';

function faultOf(error: unknown): Fault {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return 'exists';
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'failed';
}

function sayFault(form: HTMLFormElement, fault: Fault | null): void {
  for (const line of form.querySelectorAll<HTMLElement>('[data-passkey-fault]')) {
    line.hidden = line.dataset.passkeyFault !== fault;
  }
}

/** The options of a form; on a page that is open for minutes those of a fresh one. */
function freshOptions<Options>(form: HTMLFormElement): () => Promise<Options> {
  const { passkey = '', page: own } = form.dataset;
  const address = own ?? (passkey === 'create' ? '/console/passkeys/new' : '/console');
  let written = form.dataset.options ?? '{}';
  let at = Date.now();
  return async () => {
    if (Date.now() - at > (passkey === 'touch' ? TOUCH_STALE_MS : STALE_MS)) {
      const answer = await fetch(address, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const newer = page.querySelector<HTMLFormElement>(`form[data-passkey="${passkey}"]`);
      written = newer?.dataset.options ?? written;
      // A touch is for the form of this key alone.
      if (newer && passkey === 'touch') copyKey(newer, form);
      at = Date.now();
    }
    return JSON.parse(written);
  };
}

function copyKey(from: HTMLFormElement, to: HTMLFormElement): void {
  const [newer, older] = [from, to].map((form) => form.elements.namedItem('key'));
  if (newer instanceof HTMLInputElement && older instanceof HTMLInputElement) {
    older.value = newer.value;
  }
}
