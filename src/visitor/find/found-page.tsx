import type { Child } from 'hono/jsx';
import { admitsOf } from '../../domain/admission.ts';
import { assignedGate, isOff, slotsOf } from '../../domain/edition.ts';
import type { TicketView } from '../../domain/registration.ts';
import { commonWords } from '../../i18n/common.ts';
import { findWords } from '../../i18n/find.ts';
import { formatCalendarDate, formatDate, formatSpan, formatTime } from '../../i18n/format.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { waitListWords } from '../../i18n/wait-list.ts';
import type { Found, FoundRegistration, FoundWait } from '../../store/finding/found.ts';
import { Break } from '../../ui/break.tsx';
import { CalledOffWord } from '../../ui/called-off.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Written } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { findPath, managePath, ticketPath } from '../shared/links.ts';
import { shownStateOf } from '../ticket/ticket-state.ts';
import { type FindFacts, FindFrame } from './frame.tsx';

/** What a code has opened. */
export interface FoundFacts extends FindFacts {
  readonly found: Found;
  /** Until when this browser is shown it, ms. */
  readonly until: number;
  readonly now: number;
}

/** The tickets of one contact, those still to come first, without a name. */
export function FoundPage(facts: FoundFacts) {
  const { locale, edition, found, until } = facts;
  const words = findWords[locale];
  const { registrations, waits } = found;
  const coming = registrations.filter((one) => isToCome(facts, one));
  const others = registrations.filter((one) => !isToCome(facts, one));
  return (
    <FindFrame {...{ locale, edition }} title={words.foundTitle} below="tickets">
      {registrations.length + waits.length === 0 && (
        <p class="lead">
          <InLegal locale={locale} section="finding">
            {words.none}
          </InLegal>
        </p>
      )}
      {coming.map((registration) => (
        <Registration {...{ facts, registration }} />
      ))}
      {waits.map((wait) => (
        <Wait {...{ facts, wait }} />
      ))}
      {others.map((registration) => (
        <Registration {...{ facts, registration }} />
      ))}
      <p class="hint">
        <InLegal locale={locale} section="finding">
          {words.until(formatTime(until, edition.timezone))}
        </InLegal>
      </p>
      <form method="post" action={findPath(locale, edition.slug, 'tickets')}>
        <button class="button quiet" type="submit">
          <InLegal locale={locale} section="finding">
            {words.close}
          </InLegal>
        </button>
      </form>
    </FindFrame>
  );
}

function isToCome({ edition, now }: FoundFacts, { status, day }: FoundRegistration): boolean {
  const own = edition.days.find(({ number }) => number === day);
  return status !== 'cancelled' && !isOff(own) && now < (own?.closes_at ?? 0);
}

function Registration(props: { facts: FoundFacts; registration: FoundRegistration }) {
  const { facts, registration } = props;
  const { locale } = facts;
  const { manage, ticket } = visitorWords[locale];
  const { status, party, tickets, secret } = registration;
  const people = party.girls + party.boys > 0;
  return (
    <section class="card found">
      <p class={`status ${status}`}>
        <strong>{manage.status[status]}</strong>
      </p>
      <DayAndWindow {...{ facts, ...registration }}>
        <dt>{ticket.party}</dt>
        <dd>
          {people
            ? commonWords[locale].people(party.girls + party.boys + party.adults)
            : ticket.people(party.adults, party.children)}
        </dd>
      </DayAndWindow>
      {tickets.length > 0 && (
        <ul class="ticket-list">
          {tickets.map((one) => (
            <Ticket {...{ facts, ticket: one }} />
          ))}
        </ul>
      )}
      <p>
        <a href={managePath(secret, locale)}>
          {isToCome(facts, registration) ? manage.open : manage.title}
        </a>
      </p>
    </section>
  );
}

function Ticket({ facts, ticket }: { facts: FoundFacts; ticket: TicketView }) {
  const { locale, edition, now } = facts;
  const { manage, ticket: words } = visitorWords[locale];
  const state = shownStateOf({ ticket, edition, now });
  const gate = assignedGate(edition.gates, ticket);
  return (
    <li>
      <div class="ticket-row">
        <span>
          {state === 'partIn'
            ? words.states.partIn(ticket.inside, admitsOf(ticket))
            : words.states[state]}
          {gate && (
            <>
              <Break />
              <span class="muted">
                <Written text={gate.name} locale={locale} />
              </span>
            </>
          )}
        </span>
        {ticket.state === 'valid' && state !== 'cancelled' && (
          <a class="button" href={ticketPath(ticket.token, locale)}>
            <Icon name="qrcode" /> {manage.show}
          </a>
        )}
      </div>
    </li>
  );
}

function Wait({ facts, wait }: { facts: FoundFacts; wait: FoundWait }) {
  const { locale } = facts;
  const words = waitListWords[locale];
  return (
    <section class="card found">
      <p class="status pending">
        <strong>
          <InLegal locale={locale} section="waiting">
            {standingOf(facts, wait)}
          </InLegal>
        </strong>
      </p>
      <DayAndWindow {...{ facts, ...wait }}>
        <dt>{visitorWords[locale].ticket.party}</dt>
        <dd>{commonWords[locale].people(wait.people)}</dd>
      </DayAndWindow>
      <p>
        <a href={managePath(wait.secret, locale)}>
          <InLegal locale={locale} section="waiting">
            {words.title}
          </InLegal>
        </a>
      </p>
    </section>
  );
}

/** That it waits, or until when places are held for it: who lost the link has to answer by then. */
function standingOf({ locale, edition, now }: FoundFacts, { day, held_until }: FoundWait): string {
  const words = waitListWords[locale];
  const own = edition.days.find(({ number }) => number === day);
  if (held_until === null || held_until <= now || isOff(own)) return words.title;
  const said = legalLocale(locale, 'waiting');
  const date = formatDate(held_until, said, edition.timezone, 'without_year');
  return words.offered(words.by(date, formatTime(held_until, edition.timezone)));
}

function DayAndWindow(props: {
  readonly facts: FoundFacts;
  readonly day: number;
  readonly slot: number;
  readonly children: Child;
}) {
  const { facts, day: number, slot, children } = props;
  const { locale, edition } = facts;
  const day = edition.days.find((one) => one.number === number);
  const window = slotsOf(edition).get(slot);
  return (
    <>
      <p class="summary-day">{day && formatCalendarDate(day.date, locale)}</p>
      {isOff(day) && (
        <p>
          <CalledOffWord locale={locale} />
        </p>
      )}
      <dl class="facts">
        <dt>{visitorWords[locale].form.arrival}</dt>
        <dd>
          {window ? (
            formatSpan(window.starts_at, window.ends_at, locale, edition.timezone)
          ) : (
            <InLegal locale={locale} section="waiting">
              {waitListWords[locale].anyWindow}
            </InLegal>
          )}
        </dd>
        {children}
      </dl>
    </>
  );
}
