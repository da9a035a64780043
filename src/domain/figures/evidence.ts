import { type Evidence, VISIT_CLASSES, type VisitClasses } from './figures.ts';

/**
 * The visits that stand, by how they were counted; their sum is the visits. What a correction added to a
 * class was counted by eye. What it took away is taken from the weaker evidence first: of visits without
 * a ticket the estimated ones, then those that were tapped.
 * @param estimated of the counted visits without a ticket, those of estimated minutes
 */
export function evidenceOf(
  counted: VisitClasses,
  stands: VisitClasses,
  estimated: number,
): Evidence {
  const evidence = { scanned: 0, tapped: 0, estimated: 0, by_eye: 0 };
  for (const name of VISIT_CLASSES) {
    const kept = Math.min(counted[name], stands[name]);
    evidence.by_eye += stands[name] - kept;
    if (name === 'walk_in_visits') {
      evidence.tapped = Math.min(kept, counted[name] - Math.min(estimated, counted[name]));
      evidence.estimated = kept - evidence.tapped;
    } else evidence.scanned += kept;
  }
  return evidence;
}
