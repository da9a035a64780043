import { groupCode } from '../../domain/code.ts';
import { assignedGate, type Gate, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { TicketView } from '../../domain/registration.ts';
import { ticketUrl } from '../../domain/token.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { legalLocale } from '../../i18n/reviewed.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { Break } from '../../ui/break.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { Logo } from '../../ui/logo.tsx';
import { placeOf } from '../../ui/place-of.ts';
import { qrPath } from '../../ui/qr.ts';
import { WithWritten, Written } from '../../ui/written.tsx';
import type { Paper } from './paper.ts';

export interface PaperProps {
  edition: StoredEdition;
  tickets: readonly TicketView[];
  /** The origin in the QR code. */
  publicUrl: string;
  paper: Paper;
}

/** The tickets of a registration as they leave the printer, one to a sheet. */
export function Papers(props: PaperProps) {
  return (
    <div class="papers" data-paper={props.paper}>
      {props.tickets.map((ticket) => (
        <TicketPaper {...props} ticket={ticket} />
      ))}
    </div>
  );
}

/**
 * One ticket in its holder's language. No name and no phone: it is lost, thrown away and
 * photographed.
 */
function TicketPaper({ edition, ticket, publicUrl }: PaperProps & { ticket: TicketView }) {
  const { locale } = ticket;
  const words = visitorWords[locale].ticket;
  const slot = slotsOf(edition).get(ticket.slot);
  const day = edition.days.find((one) => one.number === ticket.day);
  const gate = assignedGate(edition.gates, ticket);
  return (
    <article class="paper" lang={locale} dir={directionOf(locale)}>
      <div class="paper-event">
        <Logo size={48} />
        <p>
          <b>
            <Written text={edition.name} locale={locale} />
          </b>
          <Break /> <Written text={edition.city} locale={locale} />
        </p>
      </div>
      <div class="paper-when">
        <Emblem day={ticket.day} size={76} locale={locale} />
        <p>
          <b>{day && formatCalendarDate(day.date, locale, 'without_year')}</b>
          <Break /> {slot && formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
        </p>
      </div>
      <QrCode text={ticketUrl(publicUrl, ticket.token)} label={words.qr} />
      <p class="paper-code">
        <bdi>{groupCode(ticket.code)}</bdi>
      </p>
      <dl>
        <div>
          <dt>{words.party}</dt>
          <dd>{words.people(ticket.adults, ticket.children)}</dd>
        </div>
        {gate && (
          <div>
            <dt>{words.gate}</dt>
            <dd>
              <Written text={gate.name} locale={locale} />
              {ticket.step_free && gate.step_free && ` · ${words.stepFree}`}
            </dd>
          </div>
        )}
      </dl>
      <p class="paper-free">{words.lostAnyway}</p>
      <Advice edition={edition} locale={locale} gate={gate} />
    </article>
  );
}

interface AdviceProps {
  edition: StoredEdition;
  locale: Locale;
  gate: Gate | null;
}

/** What a visitor's own page says below the ticket: a sheet has room for it, a roll has not. */
function Advice({ edition, locale, gate }: AdviceProps) {
  const words = visitorWords[locale].ticket;
  const { bring, directions } = edition.texts ?? {};
  const safety = legalLocale(locale, 'safety');
  return (
    <div class="paper-advice">
      <section>
        <h2>{words.bring}</h2>
        <p>{bring?.[locale] ? <Written text={bring} locale={locale} /> : words.bringText}</p>
      </section>
      <section>
        <h2>{words.reach}</h2>
        <p>
          <WithWritten
            sentence={words.reachText(placeOf(0), placeOf(1))}
            texts={[edition.venue, edition.city]}
            locale={locale}
          />{' '}
          {gate && (
            <WithWritten
              sentence={words.reachGate(placeOf(0))}
              texts={[gate.name]}
              locale={locale}
            />
          )}
        </p>
        {directions?.[locale] && (
          <p>
            <Written text={directions} locale={locale} />
          </p>
        )}
      </section>
      <section lang={safety} dir={directionOf(safety)}>
        <h2>{words.safety}</h2>
        <p>{words.safetyText}</p>
      </section>
    </div>
  );
}

function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = qrPath(text);
  return (
    <svg
      class="paper-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#FFFFFF" />
      <path fill="#000000" d={path} />
    </svg>
  );
}
