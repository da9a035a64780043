/** How often a page that stays open for days asks for a newer release, ms. */
const EVERY_MS = 3_600_000;
/** A shell that a poor network kept from being laid in is asked for again after so long, ms. */
const SOON_MS = 10_000;

/**
 * Keeps the shell on the phone and up to date. A new release takes over at the next start; nothing
 * that is queued is touched by it. `onNew` is called when one is ready.
 */
export function keepShell(onNew: () => void): void {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const updating = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (updating) onNew();
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
