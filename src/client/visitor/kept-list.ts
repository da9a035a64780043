import {
  isKept,
  type KeptTicket,
  readKept,
  withoutTicket,
  withTicket,
} from '../../domain/kept-tickets.ts';

const NAME = 'tickets';

/** The tickets that are remembered here; none in a browser that stores nothing. */
export function keptTickets(): KeptTicket[] {
  try {
    return readKept(localStorage.getItem(NAME));
  } catch {
    return [];
  }
}

/** Remembers a ticket, or what has changed of it. Throws where the browser stores nothing. */
export function storeTicket(ticket: KeptTicket): void {
  store(withTicket(keptTickets(), ticket));
}

export function removeTicket(path: string): void {
  const list = keptTickets();
  const others = withoutTicket(list, path);
  if (others.length < list.length) store(others);
}

function store(list: readonly KeptTicket[]): void {
  if (list.length === 0) localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, JSON.stringify(list));
}

/** What a page says of its ticket, where it can be remembered; null where it cannot. */
export function ticketOn(page: ParentNode): KeptTicket | null {
  const place = page.querySelector<HTMLElement>('[data-keeping]');
  if (!place) return null;
  const { keeping, event, day, from, to, ends } = place.dataset;
  const numbers = { event: Number(event), day: Number(day), ends: Number(ends) };
  const said: unknown = { path: keeping, from, to, ...numbers };
  return isKept(said) ? said : null;
}
