import type { Evidence, VisitClasses } from './figures.ts';
import { visitsOf } from './figures.ts';

/** The visits that were counted, by how: `estimated` of those without a ticket. People. */
export function evidenceOf(counted: VisitClasses, estimated: number): Evidence {
  const known = Math.min(estimated, counted.walk_in_visits);
  return {
    scanned: visitsOf(counted) - counted.walk_in_visits,
    tapped: counted.walk_in_visits - known,
    estimated: known,
    by_eye: 0,
  };
}
