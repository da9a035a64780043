import type { Locale } from '../../domain/kinds.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';

/** What every page of the privacy desk knows. */
export interface PrivacyProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

/** The address of the desk of an edition. */
export function privacyPath({ slug }: Pick<StoredEdition, 'slug'>): string {
  return `/console/${slug}/privacy`;
}

/** The page of one person, by a registration or a place in a wait list. */
export function personPath(edition: Pick<StoredEdition, 'slug'>, id: string): string {
  return `${privacyPath(edition)}/people/${id}`;
}
