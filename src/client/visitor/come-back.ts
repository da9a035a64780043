/**
 * Whether the back button led here. Browsers before Safari 15 report it by another interface alone.
 */
export function isComeBackTo(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  if (visit && 'type' in visit) return visit.type === 'back_forward';
  return performance.navigation.type === performance.navigation.TYPE_BACK_FORWARD;
}
