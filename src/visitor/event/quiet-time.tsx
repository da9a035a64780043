import { eventDate } from '../../domain/calendar.ts';
import { quietHour } from '../../domain/quiet-window.ts';
import { commonWords } from '../../i18n/common.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import type { EventFacts } from './facts.ts';

/** When fewest people are expected, and from what that is reckoned; nothing while too little is known. */
export function QuietTime({ locale, edition, taken, now }: EventFacts) {
  const quiet = taken && quietHour(edition, taken, now);
  if (!quiet) return null;
  const { day, slot, people } = quiet;
  const words = eventPageWords[locale].quiet;
  const said = legalLocale(locale, 'event');
  const span = formatSpan(slot.starts_at, slot.ends_at, said, edition.timezone);
  const isToday = day.date === eventDate(now, edition.timezone, edition.policy.day_ends);
  return (
    <div class="quiet-time">
      <Icon name="clock" size={28} />
      <p>
        <InLegal locale={locale} section="event">
          <b>
            {isToday
              ? words.today(span)
              : words.onDay(formatCalendarDate(day.date, said, 'without_year'), span)}
          </b>{' '}
          <span class="small muted">{words.reckoned(commonWords[said].people(people))}</span>
        </InLegal>
      </p>
    </div>
  );
}
