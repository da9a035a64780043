import type { Edition } from '../../domain/edition.ts';

/** Which coaches a page shows. */
export interface CoachChoice {
  readonly day: number;
  /** Those that have arrived, or were cancelled, too. */
  readonly all: boolean;
  /** From 1. */
  readonly page: number;
}

/** The address of a page of coaches. */
export function coachesPath(
  edition: Pick<Edition, 'slug'>,
  { day, all, page }: CoachChoice,
): string {
  const query = new URLSearchParams({ day: String(day) });
  if (all) query.set('show', 'all');
  if (page > 1) query.set('page', String(page));
  return `/console/${edition.slug}/coaches?${query}`;
}
