import { enableSteppers } from '../steppers.ts';

/** Milliseconds without an answer after which the network counts as absent. */
const TIMEOUT_MS = 4_000;

/** What scripts add to the pages of the desk: sending with a limit of time, counting, printing. */
export function startDeskPage(): void {
  enableSteppers();
  const form = document.querySelector<HTMLFormElement>('form[data-desk]');
  if (form) sendInTime(form);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-print-here]')) {
    printHere(link);
  }
  const made = document.querySelector('main')?.dataset.printOnce;
  if (made !== undefined) printOnce(made);
}

/**
 * Sends the desk's form by script, so that a network that is away is told within five seconds and
 * nothing that was entered is lost: pressed again, it asks under the same key.
 */
function sendInTime(form: HTMLFormElement): void {
  const offline = form.querySelector<HTMLElement>('[data-offline]');
  let underWay = false;
  const say = (away: boolean) => {
    if (offline) offline.hidden = !away;
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (underWay) return;
    underWay = true;
    form.classList.add('sending');
    say(false);
    const answer = await ask(form).catch(() => null);
    underWay = false;
    form.classList.remove('sending');
    if (answer === null || answer.status >= 500) return say(true);
    if (answer.redirected) return location.assign(answer.url);
    // A refusal has its own page, and is asked for again to show it: nothing was registered.
    form.submit();
  });
  addEventListener('offline', () => say(true));
  addEventListener('online', () => say(false));
  if (!navigator.onLine) say(true);
  form.dataset.desk = 'in-time';
  // Gone back to, it would ask for the ticket of the visitor before under its old key.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

async function ask(form: HTMLFormElement): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
  try {
    return await fetch(form.action, { method: 'POST', body, signal: timeout.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Prints what was just made, once: not again when the page is gone back to. */
function printOnce(id: string): void {
  const key = `printed ${id}`;
  try {
    if (sessionStorage.getItem(key) !== null) return;
    sessionStorage.setItem(key, '');
  } catch {
    // Without storage it is printed by its button.
    return;
  }
  void document.fonts.ready.then(() => print());
}

/** A link to a page that is printed from here instead. */
function printHere(link: HTMLAnchorElement): void {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    print();
  });
  link.dataset.printHere = 'ready';
}
