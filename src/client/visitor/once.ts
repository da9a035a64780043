/** After this, a form that brought no answer may be sent again: its key keeps it from counting twice. */
const PATIENCE_MS = 20_000;

/** The hidden fields that make a form the same form. */
const TOKEN = ['key', 'proof'] as const;

/**
 * Lets a form be sent once while its answer is under way. The button stays enabled, since a
 * disabled one would not be sent with the form, and a page that comes back by the back button works.
 */
export function sendOnce(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    takeUpToken(form);
    form.addEventListener('submit', (event) => {
      if (form.classList.contains('sending')) {
        event.preventDefault();
        return;
      }
      rememberToken(form);
      mark(form, true);
      setTimeout(() => mark(form, false), PATIENCE_MS);
    });
    addEventListener('pageshow', () => mark(form, false));
  }
}

function mark(form: HTMLFormElement, sending: boolean): void {
  form.classList.toggle('sending', sending);
  form.setAttribute('aria-busy', String(sending));
}

/**
 * The form is never cached, so that the back button fetches a new one with a new key, and sending it
 * again would register twice. It takes up the key that it was sent with in this tab.
 */
function takeUpToken(form: HTMLFormElement): void {
  const [visit] = performance.getEntriesByType('navigation');
  if (!(visit instanceof PerformanceNavigationTiming) || visit.type !== 'back_forward') return;
  for (const name of TOKEN) {
    const input = tokenField(form, name);
    const sent = sessionStorage.getItem(storageKey(name));
    if (input && sent) input.value = sent;
  }
}

function rememberToken(form: HTMLFormElement): void {
  for (const name of TOKEN) {
    const input = tokenField(form, name);
    if (input) sessionStorage.setItem(storageKey(name), input.value);
  }
}

function tokenField(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
}

function storageKey(name: string): string {
  return `sent ${name} ${location.pathname}`;
}
