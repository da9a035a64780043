import { type Day, type Edition, offersKind, registrationOpen } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import { windowsOf } from '../shared/availability.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { waitPath } from '../shared/links.ts';

interface Facts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly day: Day;
  readonly left: ReadonlyMap<number, number>;
  readonly now: number;
}

/** Whether a day has a window that is full, for which a family can wait. */
export function canWaitFor({ edition, day, left, now }: Omit<Facts, 'locale'>): boolean {
  return (
    registrationOpen(edition, now) &&
    offersKind(edition, 'family') &&
    windowsOf(edition, day, left, now).some(({ state }) => state === 'full')
  );
}

/** The way to the wait list of a day. */
export function JoinLink(facts: Facts) {
  const { locale, edition, day } = facts;
  if (!canWaitFor(facts)) return null;
  const words = waitListWords[locale];
  return (
    <p class="wait-link">
      <a href={waitPath(locale, edition.slug, day.number)}>
        <InLegal locale={locale} section="waiting">
          {words.join}
        </InLegal>
      </a>
    </p>
  );
}
