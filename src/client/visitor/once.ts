/** After this, a form that brought no answer may be sent again: its key keeps it from counting twice. */
const PATIENCE_MS = 20_000;

/**
 * Lets a form be sent once while its answer is under way. The button stays enabled, since a
 * disabled one would not be sent with the form, and a page that comes back by the back button works.
 */
export function sendOnce(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.classList.contains('sending')) {
        event.preventDefault();
        return;
      }
      mark(form, true);
      setTimeout(() => mark(form, false), PATIENCE_MS);
    });
    addEventListener('pageshow', () => mark(form, false));
  }
}

/** Shows whether a form's answer is under way. */
export function mark(form: HTMLFormElement, sending: boolean): void {
  form.classList.toggle('sending', sending);
  form.setAttribute('aria-busy', String(sending));
}
