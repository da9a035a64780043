import { keptTickets } from './kept-list.ts';

/** Shows the tickets that are kept, and what is told of them: it lies above their pages alone. */
const WORKER = '/t/ticket-sw.js';
export const SCOPE = '/t/';

/**
 * Ends once the worker is active: before that it shows no page, and no browser subscribes to what is
 * told. Rejects where it cannot be installed.
 */
export async function registerWorker(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  while (!registration.active) {
    const coming = registration.installing ?? registration.waiting;
    if (!coming) throw new Error('redundant');
    await new Promise((resolve) => coming.addEventListener('statechange', resolve, { once: true }));
  }
  return registration;
}

/** The worker goes when it has nothing left to show or to tell. */
export async function endIfIdle(): Promise<void> {
  if (keptTickets().length > 0) return;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const told = await registration?.pushManager?.getSubscription();
  if (registration && !told) await registration.unregister();
}
