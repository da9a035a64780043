import { KEPT_MOST, type KeptTicket } from '../../domain/kept-tickets.ts';
import { dropPage, keepPage, keptPage, keptPath, keptPaths } from '../ticket/kept-pages.ts';
import { keptTickets, removeTicket, storeTicket, ticketOn } from './kept-list.ts';
import { endIfIdle, registerWorker } from './ticket-worker.ts';

/** What became of a wish to remember a ticket. */
export type Remembered = 'kept' | 'forgotten' | 'refused' | 'full' | 'failed';

/** Where this page is kept, if it is: a ticket's link is written in either case. */
export function pathHere(): string {
  return keptPath(location.pathname) ?? location.pathname;
}

export function isRemembered(path: string): boolean {
  return keptTickets().some((one) => one.path === path);
}

/**
 * Keeps a ticket's page and what it needs, so that it opens without a network. Never rejects.
 * `former`: the addresses under which it is remembered, whose place in the list it takes. Where it was
 * forgotten under all of them meanwhile it stays so.
 */
export async function rememberTicket(
  ticket: KeptTicket,
  former: readonly string[] = [],
): Promise<Remembered> {
  if (!canKeep()) return 'refused';
  const others = keptTickets().filter(({ path }) => ![ticket.path, ...former].includes(path));
  if (others.length >= KEPT_MOST) return 'full';
  try {
    if ((await keepPage(ticket.path, await fetchPage(ticket.path))) !== 'usable') return 'failed';
    await registerWorker();
    // Another tab may have forgotten it, or dropped a page that it did not know of yet.
    const kept = await keptPage(ticket.path);
    if (!kept || (former.length > 0 && !former.some(isRemembered))) throw new Error('dropped');
    for (const path of former) removeTicket(path);
    storeTicket(ticket);
    return 'kept';
  } catch (error) {
    await forgetTicket(ticket.path);
    // The browser's own word for what it does not allow, or has no room for; the network has another.
    return error instanceof DOMException ? 'refused' : 'failed';
  }
}

function canKeep(): boolean {
  return 'serviceWorker' in navigator && 'caches' in window;
}

/** A ticket's page in the language that is read here. */
function fetchPage(path: string): Promise<Response> {
  return fetch(`${path}?lang=${document.documentElement.lang}`);
}

/** Forgets a ticket: its page, and with the last one the worker, unless it tells of changes. */
export async function forgetTicket(path: string): Promise<void> {
  try {
    removeTicket(path);
    if (!canKeep()) return;
    await dropPage(path);
    void endIfIdle();
  } catch {
    // Where nothing can be stored nothing was.
  }
}

/**
 * Drops the pages that no ticket in the list needs: whoever leaves a page while a slow phone forgets its
 * ticket, or begins to keep it, gives it no time to end. Never rejects.
 */
export async function dropForgotten(): Promise<void> {
  for (const path of await keptPaths()) if (!isRemembered(path)) await forgetTicket(path);
}

/**
 * Makes what is remembered of a ticket the same as its page says: another window, a newer address;
 * nothing for one that is not valid any more. `path`: where the page was opened.
 */
export async function takePage(page: ParentNode, path: string): Promise<void> {
  const ticket = ticketOn(page);
  const known = [path, ticket?.path ?? path].filter(isRemembered);
  // Where what a browser stores was cleared in part, what was kept is not kept on.
  if (known.length === 0) return canKeep() ? dropPage(path) : undefined;
  const former = known.filter((one) => one !== ticket?.path);
  const kept = ticket && known.includes(ticket.path) ? await keptPage(ticket.path) : undefined;
  // Forgotten while a slow phone read it, it stays so.
  if (!known.some(isRemembered)) return dropPage(path);
  if (ticket && kept) storeTicket(ticket);
  // Under a newer address, or where the browser has cleared what its holder wished to be kept. Until that
  // is done, the older address leads to it.
  else if (ticket && (await rememberTicket(ticket, known)) !== 'kept') return;
  for (const old of former) await forgetTicket(old);
}

/** Asks the service what has become of each remembered ticket: its registration may have changed. */
export async function renewRemembered(): Promise<void> {
  for (const { path } of keptTickets()) {
    try {
      const answer = await fetchPage(path);
      const text = await answer.clone().text();
      if ((await keepPage(path, answer)) === 'other') continue;
      await takePage(new DOMParser().parseFromString(text, 'text/html'), path);
    } catch {
      // Its own page asks again.
    }
  }
}
