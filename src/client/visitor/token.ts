import { isComeBackTo } from './come-back.ts';
import { forget, recall, remember, rememberedNames } from './tab-memory.ts';

/** The hidden fields that identify a form. */
const TOKEN = ['key', 'proof'] as const;

/** Only the form of a registration is returned to: it has a proof of its key. */
function isRegistration(form: HTMLFormElement): boolean {
  return tokenField(form, 'proof') !== null;
}

/** Where a form's registration is kept in this tab: the path of its private page. */
const PLACE = 'place';

/**
 * The form is never cached, so that the back button fetches a new one with a new key, and sending
 * it again would register twice. It gets back the key with which it was sent in this tab.
 */
export function takeUpToken(form: HTMLFormElement): void {
  if (!isRegistration(form) || !isComeBackTo()) return;
  for (const name of TOKEN) {
    const input = tokenField(form, name);
    const sent = recall(storageKey(name));
    if (input && sent) input.value = sent;
  }
}

export function rememberToken(form: HTMLFormElement): void {
  if (!isRegistration(form)) return;
  for (const name of TOKEN) {
    const input = tokenField(form, name);
    if (input) remember(storageKey(name), input.value);
  }
}

/** Remembers which registration this page's form became; `path` is that of its private page. */
export function rememberPlace(form: HTMLFormElement, path: string): void {
  if (!isRegistration(form)) return;
  remember(storageKey(PLACE), path);
}

/** On the page of a cancelled registration: its form, when returned to, is a new one. */
export function forgetCancelled(): void {
  if (!document.querySelector('[data-cancelled]')) return;
  const start = `sent ${PLACE} `;
  for (const key of rememberedNames()) {
    if (!key.startsWith(start) || recall(key) !== location.pathname) continue;
    const page = key.slice(start.length);
    for (const name of [...TOKEN, PLACE]) forget(storageKey(name, page));
  }
}

function tokenField(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
}

/** A school's form and a family's have the same path. */
function storageKey(name: string, page = location.pathname + location.search): string {
  return `sent ${name} ${page}`;
}
