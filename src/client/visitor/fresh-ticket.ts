import { MINUTE_MS } from '../../domain/time.ts';
import { isComeBackTo } from './come-back.ts';
import { pathHere, takePage } from './remembered.ts';
import { whileLooking } from './while-looking.ts';

/** How old a page may be that somebody comes back to, and how often the service is tried again, ms. */
const OLD_MS = MINUTE_MS;
const AGAIN_MS = 20_000;
/** What has no listeners, and is taken as it comes. */
const TAKEN = [
  '#kept-note',
  '.holds',
  '[data-moved]',
  '[data-called-off]',
  '.ticket',
  '.way-to-gate',
];
/** What a ticket that is not valid any more has not. */
const OF_A_VALID_ONE = ['.enough', '.telling', '.keeping', '.keep-actions'];

/**
 * Asks for the page again when somebody comes back to it, until the service answers, and while it is
 * the one that the phone kept. A page that is looked at all the time asks for nothing, unless its
 * holder is told of a change.
 */
export function keepTicketFresh(): void {
  let asked = Date.now();
  let begun = 0;
  let wanted = 0;
  let shown = 0;
  const ask = async () => {
    asked = Date.now();
    begun += 1;
    const own = begun;
    const page = await fetchPage();
    // One that was asked for before another that is shown says what was, however late it comes.
    if (!page?.querySelector('.ticket') || isCopy(page) || own < shown) return;
    shown = own;
    show(page);
    await takePage(page, pathHere());
  };
  const renew = async () => {
    wanted = begun + 1;
    await ask();
  };
  document.addEventListener('visibilitychange', () => {
    // A clock that was set back counts too.
    const isOld = Math.abs(Date.now() - asked) > OLD_MS;
    if (document.visibilityState === 'visible' && isOld) renew();
  });
  addEventListener('pageshow', ({ persisted }) => persisted && renew());
  addEventListener('online', () => renew());
  // Its worker was told of a change.
  navigator.serviceWorker?.addEventListener('message', () => renew());
  // Browsers show a page of before without asking, when the back button leads to it.
  if (isComeBackTo() || isCopy(document)) renew();
  // A phone that says that it has a network again often has none yet. An answer to any attempt is enough:
  // where the network is slower than the attempts, one of them is always under way.
  whileLooking(AGAIN_MS, async () => {
    if (isCopy(document) || shown < wanted) await ask();
  });
}

/** What is at this address now; null without a network, or where the service has no such page. */
async function fetchPage(): Promise<Document | null> {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

/** Whether a page is the one that the phone kept. */
export function isCopy(page: ParentNode): boolean {
  const note = page.querySelector('#kept-note');
  return note !== null && !note.hasAttribute('hidden');
}

function show(page: Document): void {
  for (const selector of TAKEN) {
    const old = document.querySelector(selector);
    const found = page.querySelector(selector);
    const next = found && document.importNode(found, true);
    if (old && next) leaveUnfolded(old, next);
    if (old?.isEqualNode(next)) continue;
    if (old && next) old.replaceWith(next);
    else if (old) old.remove();
    else if (next) document.querySelector('.ticket')?.before(next);
  }
  for (const selector of OF_A_VALID_ONE) {
    if (!page.querySelector(selector)) document.querySelector(selector)?.remove();
  }
}

/** What somebody has unfolded stays so. */
function leaveUnfolded(old: Element, next: Element): void {
  const folds = old.querySelectorAll('details');
  for (const [at, fold] of next.querySelectorAll('details').entries()) {
    fold.open = folds[at]?.open ?? fold.open;
  }
}
