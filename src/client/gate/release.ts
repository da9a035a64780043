/** How often a page that stays open for days asks for a newer release, ms. */
const EVERY_MS = 3_600_000;

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
  void workers.register('/sw.js').then(
    (registration) =>
      setInterval(() => void registration.update().catch(() => undefined), EVERY_MS),
    // Without a worker (a self-signed certificate, a private window) all but the offline start works.
    () => undefined,
  );
}
