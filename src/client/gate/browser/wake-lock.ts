/** Keeps the screen on while the page is seen. Where a browser cannot, the phone's setting must. */
export function keepAwake(): void {
  const hold = async () => {
    if (document.visibilityState !== 'visible') return;
    await navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', () => void hold());
  void hold();
}
