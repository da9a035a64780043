import { forget, recall, remember } from './tab-memory.ts';

/** Answers that were sent and not answered yet: in this tab alone, so that they go when it goes. */
const KEY = 'unsent';

/** The fields of a form, as they are sent; with those of the pressed button. */
export function bodyOf(form: HTMLFormElement, pressed: HTMLButtonElement | null): string {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  if (pressed?.name) body.append(pressed.name, pressed.value);
  return body.toString();
}

/** The fields that somebody filled in: not the form's key, which an answer may have renewed. */
export function typedIn(form: HTMLFormElement): string {
  const body = new URLSearchParams(bodyOf(form, null));
  for (const { name } of form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')) {
    body.delete(name);
  }
  return body.toString();
}

export function keepUnsent(form: HTMLFormElement, body: string): void {
  remember(storageKey(form), body);
}

export function readUnsent(form: HTMLFormElement): string | null {
  return recall(storageKey(form));
}

export function dropUnsent(form: HTMLFormElement): void {
  forget(storageKey(form));
}

/** Puts kept answers back into a form that was loaded again, its key among them. */
export function fillIn(form: HTMLFormElement, body: string): void {
  const around = form.closest('details');
  if (around) around.open = true;
  const kept = new URLSearchParams(body);
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'radio' || input.type === 'checkbox') {
      input.checked = kept.getAll(input.name).includes(input.value);
    } else {
      input.value = kept.get(input.name) ?? input.value;
    }
    const fold = input.closest('details');
    if (fold && form.contains(fold) && input.type === 'email') fold.open ||= input.value !== '';
  }
}

function storageKey(form: HTMLFormElement): string {
  return `${KEY} ${form.action}`;
}
