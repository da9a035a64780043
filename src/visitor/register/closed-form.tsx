import { type Day, type Edition, isOff, registrationOpen } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { CalledOffNote } from '../shared/called-off-note.tsx';
import { eventPath } from '../shared/links.ts';

interface Facts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly day: Day;
  readonly now: number;
}

/** The page in place of the form: why it is closed, and that no ticket is needed. */
export function ClosedForm(facts: Facts) {
  const { locale, edition } = facts;
  const { event, form } = visitorWords[locale];
  return (
    <>
      <CalledOffNote {...facts} says="closed" />
      {!isOff(facts.day) && (
        <div class="notice">
          <p>{reason(facts)}</p>
          {!registrationOpen(edition, facts.now) && <p>{event.openLane}</p>}
        </div>
      )}
      <p>
        <a class="button quiet" href={eventPath(locale, edition.slug)}>
          {form.back}
        </a>
      </p>
    </>
  );
}

function reason({ locale, edition, day, now }: Facts): string {
  const { event, form } = visitorWords[locale];
  const { opens_at } = edition.registration;
  const zone = edition.timezone;
  if (registrationOpen(edition, now)) return form.allFull;
  if (now >= day.closes_at) return form.closedDay;
  return now < opens_at
    ? event.opensOn(formatDate(opens_at, locale, zone), formatTime(opens_at, zone))
    : event.closed;
}
