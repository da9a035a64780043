/** `PerformanceNavigation.TYPE_BACK_FORWARD`, whose name is missing wherever that interface is. */
const BACK_FORWARD = 2;

/**
 * Whether the back button led here; false where the browser does not say. Browsers before Safari 15
 * report it by another interface alone.
 */
export function isComeBackTo(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  if (visit && 'type' in visit) return visit.type === 'back_forward';
  return performance.navigation?.type === BACK_FORWARD;
}
