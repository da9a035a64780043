import { eventDate } from '../../domain/calendar.ts';
import { type Day, registrationOpen } from '../../domain/edition.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import { Break } from '../../ui/break.tsx';
import { CalledOffWord } from '../../ui/called-off.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon } from '../../ui/icon.tsx';
import {
  type Availability,
  arrivalHours,
  dayOpen,
  dayState,
  isGone,
} from '../shared/availability.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { dayPath, waitPath } from '../shared/links.ts';
import { canWaitFor } from '../waiting/join-link.tsx';
import type { EventFacts } from './facts.ts';

type Facts = Pick<EventFacts, 'locale' | 'edition' | 'left' | 'now'>;

/**
 * The days, each with its emblem, its hours and a text on its places; those with places are links.
 */
export function DayList(facts: Facts) {
  return (
    <ol class="days">
      {facts.edition.days.map((day) => (
        <DayLink {...facts} day={day} />
      ))}
    </ol>
  );
}

const CLASSES: Partial<Record<Availability, string>> = { over: 'day past', called_off: 'day off' };

function DayLink({ locale, edition, left, now, day }: Facts & { day: Day }) {
  const words = visitorWords[locale].event.days;
  const state = dayState(edition, day, left, now);
  const hours = arrivalHours(day);
  const isToday = eventDate(now, edition.timezone, edition.policy.day_ends) === day.date;
  const isOpen = dayOpen(edition, day, left, now);
  const waits = !isOpen && canWaitFor({ edition, left, now, day });
  const inside = (
    <>
      <span class={isToday ? 'niche lit' : 'niche'}>
        <Emblem day={day.number} size={44} />
      </span>
      <span class="day-words">
        {isToday && (
          <>
            <span class="hidden">{words.today}</span>
            <Break />
          </>
        )}
        <span class="day-date">{formatCalendarDate(day.date, locale, 'without_year')}</span>
        <Break />
        <span class="day-hours">{formatSpan(hours.from, hours.to, locale, edition.timezone)}</span>
        {(registrationOpen(edition, now) || isGone(state)) && (
          <>
            <Break />
            {state === 'called_off' ? (
              <CalledOffWord locale={locale} />
            ) : (
              <span class={`pill ${state}`}>{words[state]}</span>
            )}
          </>
        )}
        {waits && (
          <>
            <Break />
            <span class="day-wait">
              <InLegal locale={locale} section="waiting">
                {waitListWords[locale].join}
              </InLegal>
            </span>
          </>
        )}
      </span>
    </>
  );
  if (!isOpen) {
    if (waits) {
      return (
        <li>
          <a class="day" href={waitPath(locale, edition.slug, day.number)}>
            {inside}
            <Icon name="chevron-right" size={24} />
          </a>
        </li>
      );
    }
    return <li class={CLASSES[state] ?? 'day'}>{inside}</li>;
  }
  return (
    <li>
      <a class="day" href={dayPath(locale, edition.slug, day.number)}>
        {inside}
        <Icon name="chevron-right" size={24} />
      </a>
    </li>
  );
}
