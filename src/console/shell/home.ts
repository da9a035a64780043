import type { Edition } from '../../domain/edition.ts';
import { endOfDay, openingHours } from '../../domain/opening-hours.ts';
import type { Role } from '../../domain/roles.ts';
import { dayNow } from './day.ts';
import { type PageName, pageAddress } from './sections.ts';

/**
 * The path of the page that a member sees first: each role's own work. Whoever organizes begins with
 * what is missing before an edition is published, then with the board, and after the gates closed with
 * the figures of the evening.
 */
export function homeOf(role: Role, edition: Edition, now: number): string {
  return pageAddress(homePage(role, edition, now), edition, now);
}

/** Whether a role begins at this page. */
export function isHome(page: PageName, role: Role, edition: Edition, now: number): boolean {
  return homePage(role, edition, now) === page;
}

function homePage(role: Role, edition: Edition, now: number): PageName {
  switch (role) {
    case 'owner':
    case 'organizer':
      if (edition.status === 'draft') return 'checklist';
      return isEvening(edition, now) ? 'evening' : 'board';
    case 'gate':
      return 'ownGate';
    case 'communication':
      return 'notices';
    case 'desk':
      return edition.status === 'archived' ? 'search' : 'desk';
    case 'privacy':
      return 'privacy';
    default:
      return 'board';
  }
}

/** Whether the gates of a day have closed, and the day has not ended. */
function isEvening(edition: Edition, now: number): boolean {
  const day = edition.days.find(({ number }) => number === dayNow(edition, now));
  if (!day) return false;
  return openingHours(day, edition).to <= now && now < endOfDay(day, edition);
}
