import type { Day, Edition } from '../../domain/edition.ts';
import { Problem } from '../../domain/problem.ts';

/** The day of a path. Throws a `Problem` for what is no day of this edition. */
export function dayIn(edition: Pick<Edition, 'days'>, value: string): Day {
  const day = edition.days.find((one) => String(one.number) === value);
  if (!day) throw new Problem('not_found');
  return day;
}
