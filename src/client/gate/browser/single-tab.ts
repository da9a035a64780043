const NAME = 'abwab gate';
/** A page that was just reloaded may hold the lock for an instant longer, ms. */
const PATIENCE_MS = 1_500;

/**
 * Whether this page has the phone's queue for itself. Two open pages would count each other's scans
 * twice. The lock lasts as long as the page.
 */
export async function isOnlyTab(): Promise<boolean> {
  if (!navigator.locks) return true;
  // That another page holds it is what the browser says, and not how long a busy phone takes to say so.
  if (await hold({ ifAvailable: true })) return true;
  const control = new AbortController();
  setTimeout(() => control.abort(), PATIENCE_MS);
  return hold({ signal: control.signal });
}

function hold(how: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(NAME, how, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}
