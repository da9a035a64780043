import { deleteDB } from 'idb';
import type { Store } from '../ports.ts';

/** The name of the phone's disk. */
export const DATABASE = 'abwab gate';

/**
 * Deletes everything of a gate on this phone: database, caches, service worker and choices. A
 * failure does not stop the rest; the store's rows go first, with ledger, scans and keys.
 */
export async function wipePhone(store: Store): Promise<void> {
  await store.wipe().catch(() => undefined);
  const workers = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? [];
  const names = 'caches' in globalThis ? await caches.keys().catch(() => []) : [];
  await Promise.allSettled([
    deleteDB(DATABASE),
    ...names.map((name) => caches.delete(name)),
    ...workers.map((worker) => worker.unregister()),
  ]);
  localStorage.clear();
  sessionStorage.clear();
}
