import { forget, recall, remember } from './tab-memory.ts';

/** Answers that were sent and not answered yet: in this tab alone, so that they go when it goes. */
const KEY = 'unsent';

/** What a form says, as it is sent; with what the button that was pressed says. */
export function bodyOf(form: HTMLFormElement, pressed: HTMLElement | null): string {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  if (pressed instanceof HTMLButtonElement && pressed.name)
    body.append(pressed.name, pressed.value);
  return body.toString();
}

export function keepUnsent(body: string): void {
  remember(storageKey(), body);
}

export function readUnsent(): string | null {
  return recall(storageKey());
}

export function dropUnsent(): void {
  forget(storageKey());
}

/** Puts kept answers back into a form that was loaded anew, its key among them. */
export function fillIn(form: HTMLFormElement, body: string): void {
  const kept = new URLSearchParams(body);
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'radio' || input.type === 'checkbox') {
      input.checked = kept.getAll(input.name).includes(input.value);
    } else {
      input.value = kept.get(input.name) ?? input.value;
    }
    const fold = input.closest('details');
    if (fold && input.type === 'email' && input.value !== '') fold.open = true;
  }
}

function storageKey(): string {
  return `${KEY} ${location.pathname}${location.search}`;
}
