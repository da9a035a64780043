import { keptTickets } from './kept-list.ts';

/** Shows the tickets that are kept, and what is told of them: it lies above their pages alone. */
const WORKER = '/t/ticket-sw.js';
export const SCOPE = '/t/';

let ending = Promise.resolve();

/**
 * Ends once the worker is active: before that it shows no page, and no browser subscribes to what is
 * told. Rejects where it cannot be installed.
 */
export async function registerWorker(): Promise<ServiceWorkerRegistration> {
  // It would be ended after it was registered again.
  await ending;
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  while (!registration.active) {
    const coming = registration.installing ?? registration.waiting;
    if (!coming) throw new Error('ended');
    await new Promise((resolve) => coming.addEventListener('statechange', resolve));
  }
  return registration;
}

/**
 * The worker goes when it has nothing left to show or to tell. A browser that looks for a newer one ends
 * none before the network has answered, which may be never. Never rejects.
 */
export function endIfIdle(): Promise<void> {
  ending = ending.then(endWorker).catch(() => undefined);
  return ending;
}

async function endWorker(): Promise<void> {
  if (keptTickets().length > 0) return;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  if (!registration) return;
  const told = await registration.pushManager?.getSubscription();
  if (!told) await registration.unregister();
}
