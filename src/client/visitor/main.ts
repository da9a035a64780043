import { focusNews } from '../focus.ts';
import { enableSteppers } from '../steppers.ts';
import { keptPaths } from '../ticket/kept-pages.ts';
import { sendUntilAnswered } from './delivery.ts';
import { keepFaults } from './faults.ts';
import { keepLiveFresh, keepWindowsFresh } from './fresh.ts';
import { offerKeeping } from './keep.ts';
import { keptTickets } from './kept-list.ts';
import { keepNoticesFresh } from './notices.ts';
import { keepPlace } from './place.ts';
import { keepProgramme } from './programme.ts';
import { keepSummary } from './summary.ts';
import { forgetCancelled, takeUpToken } from './token.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-resend]')) {
  takeUpToken(form);
}
dress();
forgetCancelled();
keepLiveFresh();
keepWindowsFresh();
keepNoticesFresh();
keepPlace();
keepProgramme();

/** Prepares a page, the one that was loaded or one that came as an answer in its place. */
function dress(): void {
  enableSteppers();
  sendUntilAnswered(dress);
  keepSummary();
  keepFaults();
  offerKeeping();
}

const tickets = document.querySelector<HTMLElement>('[data-tickets]');
if (tickets) {
  const show = async () => {
    if (tickets.hidden && keptTickets().length === 0 && (await keptPaths()).length === 0) return;
    const { openTickets } = await import('./ticket-list.module.ts');
    await openTickets(tickets);
  };
  show();
  // Back from a ticket that was remembered or forgotten there, or in another tab.
  addEventListener('pageshow', ({ persisted }) => persisted && show());
  addEventListener('storage', show);
}
const isTicket = document.querySelector('[data-keeping]') !== null;
if (isTicket || (/^\/[rt]\//.test(location.pathname) && keptTickets().length > 0)) {
  import('./ticket-page.module.ts').then(({ openTicketPage }) => openTicketPage());
}

const telling = document.querySelector<HTMLElement>('[data-key][data-ticket]');
if (telling) import('./telling.module.ts').then(({ offerTelling }) => offerTelling(telling));
focusNews();
