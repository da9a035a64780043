import { isCopy, keepTicketFresh } from './fresh-ticket.ts';
import { ticketOn } from './kept-list.ts';
import {
  forgetTicket,
  isRemembered,
  pathHere,
  type Remembered,
  rememberTicket,
  renewRemembered,
  takePage,
} from './remembered.ts';

/** Prepares the page of a ticket, and a private page that shows one. */
export async function openTicketPage(): Promise<void> {
  offerRemembering();
  if (!location.pathname.startsWith('/t/')) return renewRemembered();
  keepTicketFresh();
  if (isCopy(document)) return;
  await takePage(document, pathHere());
}

function offerRemembering(): void {
  const place = document.querySelector<HTMLElement>('[data-keeping]');
  const ticket = ticketOn(document);
  const remember = place?.querySelector<HTMLButtonElement>('[data-remember]');
  const forget = place?.querySelector<HTMLButtonElement>('[data-forget]');
  const before = place?.querySelector<HTMLElement>('[data-before]');
  const answer = place?.querySelector<HTMLElement>('[role="status"]');
  if (!place || !ticket || !remember || !forget || !before || !answer) return;
  const show = () => {
    const isKept = isRemembered(ticket.path);
    remember.hidden = isKept;
    forget.hidden = !isKept;
    // What would follow is said until it does.
    before.hidden = isKept;
    const { kept = '' } = answer.dataset;
    const isSaid = answer.textContent === kept;
    // Not said again to who hears it.
    if (isKept !== isSaid) answer.textContent = isKept ? kept : '';
  };
  const doing = (work: () => Promise<Remembered>) => async () => {
    remember.disabled = forget.disabled = true;
    answer.textContent = answer.dataset[await work()] ?? '';
    remember.disabled = forget.disabled = false;
    show();
    // The button that was pressed is gone: who goes by keys is on the other one.
    (remember.hidden ? forget : remember).focus();
  };
  remember.addEventListener(
    'click',
    doing(async () => {
      const said = await rememberTicket(ticket);
      if (said === 'kept') standUnder(ticket.path);
      return said;
    }),
  );
  forget.addEventListener(
    'click',
    doing(async () => {
      await forgetTicket(ticket.path);
      return 'forgotten';
    }),
  );
  // Another tab may have remembered or forgotten it meanwhile.
  addEventListener('storage', show);
  addEventListener('pageshow', show);
  show();
  place.hidden = false;
}

/** Opened by an older address of the ticket, the page stands under that which is kept. */
function standUnder(path: string): void {
  const { pathname, search } = location;
  if (pathname.startsWith('/t/') && pathname !== path)
    history.replaceState(null, '', path + search);
}
