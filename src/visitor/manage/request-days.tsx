import { isOff, slotsOf } from '../../domain/edition.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { mediaWords } from '../../i18n/media.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { OtherDay } from '../../store/registrations/other-days.ts';
import { Break } from '../../ui/break.tsx';
import { CalledOffWord } from '../../ui/called-off.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { managePath, ticketPath } from '../shared/links.ts';
import type { ManageFacts } from './facts.ts';

/** The other days of a request: how each stands, its tickets, and the way to its own page. */
export function RequestDays(facts: ManageFacts) {
  const { locale, others } = facts;
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="other-days">
      <h2 id="other-days">{mediaWords[locale].also}</h2>
      <ul class="ticket-list">
        {others.map((other) => (
          <DayLine {...facts} other={other} />
        ))}
      </ul>
    </section>
  );
}

function DayLine({ locale, edition, other }: ManageFacts & { other: OtherDay }) {
  const { manage } = visitorWords[locale];
  const slot = slotsOf(edition).get(other.slot);
  const day = edition.days.find((one) => one.number === other.day);
  const shown = other.tickets.filter(({ state }) => state === 'valid');
  return (
    <li data-day={String(other.day)}>
      <div class="ticket-row">
        <span>
          <Emblem day={other.day} size={24} />{' '}
          <a href={managePath(other.secret, locale)}>
            <strong>{day && formatCalendarDate(day.date, locale, 'without_year')}</strong>
          </a>
          <Break />
          {isOff(day) && (
            <>
              <CalledOffWord locale={locale} />
              <Break />
            </>
          )}
          <span class="muted">
            {slot && formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)} ·{' '}
            {manage.status[other.status]}
          </span>
        </span>
        {shown.map(({ token }) => (
          <a class="button" href={ticketPath(token, locale)}>
            <Icon name="qrcode" /> {manage.show}
          </a>
        ))}
      </div>
    </li>
  );
}
