import { type Edition, slotsOf } from '../../domain/edition.ts';
import { KEPT_MOST } from '../../domain/kept-tickets.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { TicketView } from '../../domain/registration.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { keptWords } from '../../i18n/kept.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';
import { ticketPath } from '../shared/links.ts';

interface KeepingProps {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly ticket: TicketView;
}

/**
 * The offer to remember a ticket on this phone, and to forget it again. Only the ticket is named here,
 * also on a private page: what a phone keeps lets nobody change anything.
 */
export function Keeping({ locale, edition, ticket }: KeepingProps) {
  const words = keptWords[locale];
  const said = legalLocale(locale, 'kept');
  const slot = slotsOf(edition).get(ticket.slot);
  const day = edition.days.find(({ number }) => number === ticket.day);
  if (!slot || !day) return null;
  return (
    <section
      class="keeping advice"
      hidden
      data-keeping={ticketPath(ticket.token)}
      data-event={edition.number}
      data-day={ticket.day}
      data-from={formatTime(slot.starts_at, edition.timezone)}
      data-to={formatTime(slot.ends_at, edition.timezone)}
      data-ends={day.closes_at}
      lang={said}
      dir={directionOf(said)}
    >
      <h2>
        <Icon name="device-mobile" /> {words.title}
      </h2>
      <p data-before="">{words.text}</p>
      <p
        role="status"
        data-kept={words.kept}
        data-forgotten={words.forgotten}
        data-refused={words.refused}
        data-full={words.full(KEPT_MOST)}
        data-failed={words.failed}
      />
      <div class="actions">
        <button class="button quiet" type="button" data-remember="">
          {words.remember}
        </button>
        <button class="button quiet" type="button" data-forget="" hidden>
          {words.forget}
        </button>
      </div>
    </section>
  );
}

/**
 * Since when a page is kept. The service writes it into every page and hides it; it is shown where the
 * page comes from the phone, by the clock of the service.
 */
export function KeptNote(props: { locale: Locale; edition: Edition; now: number }) {
  const { locale, edition, now } = props;
  const said = legalLocale(locale, 'kept');
  const day = formatDate(now, said, edition.timezone, 'without_year');
  return (
    <p id="kept-note" class="notice" hidden lang={said} dir={directionOf(said)}>
      <Icon name="wifi-off" /> {keptWords[locale].note(day, formatTime(now, edition.timezone))}
    </p>
  );
}
