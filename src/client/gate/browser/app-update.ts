import { HOUR_MS } from '../../../domain/time.ts';

/** How often a page that stays open for days asks for a newer release, ms. */
const EVERY_MS = HOUR_MS;
/** A shell that a poor network kept from being cached is requested again after this, ms. */
const SOON_MS = 10_000;

/**
 * Keeps the shell on the phone and up to date. A new release takes over at the next start; the
 * queue is not touched by it. `onNew` is called when one is ready, on a page that is open since the
 * shell was kept first, too.
 */
export function keepShell(onNew: () => void): void {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  let served = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (served) onNew();
    served = true;
  });
  // A page that was asked for before the worker took over, and came after, is served by nobody for
  // as long as it is open: with the network cut it lacks the scripts that it loads late.
  void workers.ready.then(({ active }) => {
    if (!workers.controller) active?.postMessage('claim');
  });
  const keep = async (again: boolean): Promise<void> => {
    // Fails without a trusted certificate and in a private window: all but the offline start works.
    const registration = await workers.register('/sw.js').catch(() => null);
    const active = registration?.active ?? null;
    if (again && active) await registration?.update().catch(() => undefined);
    setTimeout(() => void keep(true), active ? EVERY_MS : SOON_MS);
  };
  void keep(false);
}

/** Milliseconds to wait for a shell that is being cached; the network may be poor. */
const RENEWAL_MS = 20_000;

/** Reloads with the newest shell that is available now. */
export async function renewShell(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await registration?.update().catch(() => undefined);
  const coming = registration?.installing ?? registration?.waiting;
  if (coming) await Promise.race([settled(coming), sleep(RENEWAL_MS)]);
  location.reload();
}

function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
