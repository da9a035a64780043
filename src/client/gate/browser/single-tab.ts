const NAME = 'abwab gate';
/** A page that was just reloaded may hold the lock for an instant longer, ms. */
const PATIENCE_MS = 1_500;

/**
 * Whether this page has the phone's queue for itself. Two open pages would count each other's scans
 * twice. The lock lasts as long as the page.
 */
export async function isOnlyTab(): Promise<boolean> {
  if (!navigator.locks) return true;
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MS);
  return new Promise((resolve) => {
    navigator.locks
      .request(NAME, { signal: control.signal }, () => {
        clearTimeout(timer);
        resolve(true);
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}
