import type { KeptTicket } from '../../domain/kept-tickets.ts';
import { keptTickets } from './kept-list.ts';
import { dropForgotten, forgetTicket, renewRemembered } from './remembered.ts';
import { recall, remember } from './tab-memory.ts';

/** How long a tab goes by what it has asked of the tickets, ms. */
const RENEWED_MS = 600_000;
const RENEWED = 'tickets renewed';

/**
 * Shows the tickets that the phone remembers, and asks what has become of them: their hours may have
 * been moved, and one may have been cancelled elsewhere.
 */
export async function openTickets(place: HTMLElement): Promise<void> {
  showTickets(place);
  await dropForgotten();
  const asked = Number(recall(RENEWED));
  if (Math.abs(Date.now() - asked) < RENEWED_MS) return;
  remember(RENEWED, String(Date.now()));
  const before = JSON.stringify(keptTickets());
  await renewRemembered();
  // Somebody may be in a row meanwhile.
  if (JSON.stringify(keptTickets()) !== before) showTickets(place);
}

/**
 * Shows the tickets of this edition that the phone remembers, and forgets those whose day is over by
 * the clock of the service.
 */
function showTickets(place: HTMLElement): void {
  const now = Number(place.dataset.now);
  for (const { path, ends } of keptTickets()) if (ends <= now) forgetTicket(path);
  const rows = keptTickets().flatMap((ticket) => rowOf(place, ticket) ?? []);
  const list = place.querySelector('ul');
  list?.replaceChildren(...rows);
  const said = place.querySelector('[role="status"]')?.textContent ?? '';
  place.hidden = rows.length === 0 && said === '';
}

/** The row of a ticket in the words of its day; null for one of another edition. */
function rowOf(place: HTMLElement, { path, event, day, from, to }: KeptTicket): Node | null {
  const { tickets, lang, span = '' } = place.dataset;
  const words = place.querySelector<HTMLTemplateElement>(`template[data-day="${day}"]`);
  if (Number(tickets) !== event || !words) return null;
  const row = document.importNode(words.content, true);
  const link = row.querySelector('a');
  const hours = row.querySelector('a span');
  if (!link || !hours) return null;
  link.href = `${path}?lang=${lang}`;
  hours.textContent = span.replace('{from}', from).replace('{to}', to);
  row.querySelector('button')?.addEventListener('click', () => forget(place, path));
  return row;
}

/** The row goes at once: a second tap finds nothing. Who goes by keys is led to what is said. */
async function forget(place: HTMLElement, path: string): Promise<void> {
  const status = place.querySelector<HTMLElement>('[role="status"]');
  if (status) status.textContent = place.dataset.forgotten ?? '';
  const done = forgetTicket(path);
  showTickets(place);
  status?.focus();
  await done;
}
