/** Whether what was asked for may be shown: nothing that was asked for later has been shown before it. */
type IsNewest = () => boolean;

/**
 * Runs a task every `period` ms while the page is visible, and at once when it becomes visible after
 * longer than that. With `jitter`, each period is shorter by up to this share of it, so that phones
 * that opened a page together do not ask together. A slow network answers one that was begun earlier
 * after a later one, so that each asks whether it is the newest before it shows anything.
 */
export function whileLooking(
  period: number,
  task: (isNewest: IsNewest) => Promise<void>,
  jitter = 0,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  let begun = 0;
  let shown = 0;
  const wait = () => {
    const pause = period * (1 - jitter * Math.random());
    due = Date.now() + pause;
    timer = setTimeout(run, pause);
  };
  const run = () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    wait();
    begun += 1;
    const own = begun;
    const isNewest = () => {
      shown = Math.max(shown, own);
      return shown === own;
    };
    task(isNewest).catch(() => {
      // Without a network the page shows what it has, with the hour at which it was true.
    });
  };
  document.addEventListener('visibilitychange', () => {
    if (Date.now() >= due) run();
  });
  wait();
}
