import { keptTickets } from './kept-list.ts';

/** Shows the tickets that are kept, and what is told of them: it lies above their pages alone. */
const WORKER = '/t/ticket-sw.js';
export const SCOPE = '/t/';

export function registerWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(WORKER, { scope: SCOPE });
}

/** The worker goes when it has nothing left to show or to tell. */
export async function endIfIdle(): Promise<void> {
  if (keptTickets().length > 0) return;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const told = await registration?.pushManager?.getSubscription();
  if (registration && !told) await registration.unregister();
}
