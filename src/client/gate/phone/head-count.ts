/** Both must be passed: a fifth of the figure, and more people than two counts by eye differ by. */
const BIG_SHARE = 0.2;
const BIG_PEOPLE = 200;

/**
 * Whether a count by eye changes the site's figure by so much that a supervisor must stand for it.
 * @param known people inside as the service has it; null when the phone cannot know it
 */
export function isBigChange(known: number | null, counted: number): boolean {
  // The present figure is unknown, so that the difference may have any size.
  if (known === null) return true;
  const change = Math.abs(counted - known);
  return change > BIG_PEOPLE && change > known * BIG_SHARE;
}
