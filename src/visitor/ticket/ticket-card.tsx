import { raw } from 'hono/html';
import { admitsOf } from '../../domain/admission.ts';
import { bayOf } from '../../domain/coaches.ts';
import { groupCode } from '../../domain/code.ts';
import { assignedGate, type Edition, isOff, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { dayNumberAt } from '../../domain/presence.ts';
import { GROUP_KINDS, type TicketView } from '../../domain/registration.ts';
import { ticketUrl } from '../../domain/token.ts';
import { directionOf } from '../../i18n/common.ts';
import { formatCalendarDate, formatSpan, formatTime } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { Break } from '../../ui/break.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { placeOf } from '../../ui/place-of.ts';
import { qrSvg } from '../../ui/qr.ts';
import { WithWritten, Written } from '../../ui/written.tsx';
import { StarPattern } from '../event/star-pattern.tsx';
import { type ShownTicketState, shownStateOf, showsCode } from './ticket-state.ts';

export interface TicketFacts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly ticket: TicketView;
  /** The origin in the QR code. */
  readonly publicUrl: string;
  readonly now: number;
}

/**
 * The ticket, in the order in which it is needed at a gate. No name, no phone, no private link: it
 * is photographed and posted.
 */
export function TicketCard({ locale, edition, ticket, publicUrl, now }: TicketFacts) {
  const words = visitorWords[locale].ticket;
  const day = edition.days.find((one) => one.number === ticket.day);
  const slot = slotsOf(edition).get(ticket.slot);
  const gate = assignedGate(edition.gates, ticket);
  const bay = GROUP_KINDS.includes(ticket.kind) ? bayOf(edition.gates, ticket) : null;
  const state = shownStateOf({ ticket, edition, now });
  return (
    <article class={`ticket ${state}`}>
      <StarPattern />
      <p class="standing">
        <Icon name={ICONS[state]} size={28} />{' '}
        <span>
          <strong>{standingWords(ticket, state, locale)}</strong>
          <LastIn {...{ locale, edition, ticket, state, now }} />
        </span>
      </p>
      <p class="ticket-event">
        <Written text={edition.name} locale={locale} /> ·{' '}
        <Written text={edition.city} locale={locale} />
      </p>
      <div class="when">
        <Emblem day={ticket.day} size={64} locale={locale} />
        <p>
          <span class="ticket-day">
            {day && formatCalendarDate(day.date, locale, 'without_year')}
          </span>
          {slot && (
            <>
              <Break />
              <span class="ticket-hours">
                {formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
              </span>
            </>
          )}
        </p>
      </div>
      {showsCode(state) ? (
        <>
          <div class="qr">
            {raw(qrSvg(ticketUrl(publicUrl, ticket.token), { label: words.qr }))}
          </div>
          <p class="digits">
            <span class="hidden">{words.code} </span>
            <bdi class="code">{groupCode(ticket.code)}</bdi>
          </p>
          {state === 'allOut' && <Note state={state} locale={locale} />}
        </>
      ) : (
        !isOff(day) && <Note state={state} locale={locale} />
      )}
      <dl class="ticket-facts">
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
              {bay && <Bay name={bay} locale={locale} />}
            </dd>
          </div>
        )}
      </dl>
      <StarPattern />
    </article>
  );
}

/** Where the coach stops. */
function Bay({ name, locale }: { name: string; locale: Locale }) {
  const said = legalLocale(locale, 'group');
  return (
    <>
      {' · '}
      <bdi lang={said} dir={directionOf(said)}>
        {groupWords[locale].bay(name)}
      </bdi>
    </>
  );
}

const ICONS: Readonly<Record<ShownTicketState, IconName>> = {
  valid: 'circle-check',
  partIn: 'users',
  allIn: 'users',
  allOut: 'door-exit',
  over: 'clock',
  cancelled: 'ban',
  pending: 'hourglass',
  superseded: 'history',
};

function standingWords(ticket: TicketView, state: ShownTicketState, locale: Locale): string {
  const { states } = visitorWords[locale].ticket;
  return state === 'partIn' ? states.partIn(ticket.inside, admitsOf(ticket)) : states[state];
}

/** Where and when somebody last went in, while people are inside, on the day on which they went in. */
function LastIn(props: Omit<TicketFacts, 'publicUrl'> & { state: ShownTicketState }) {
  const { locale, edition, ticket, state, now } = props;
  const { last_in } = ticket;
  if (last_in === null || (state !== 'partIn' && state !== 'allIn')) return null;
  if (dayNumberAt(edition, last_in.at) !== dayNumberAt(edition, now)) return null;
  const gate = edition.gates.find(({ number }) => number === last_in.gate);
  if (!gate) return null;
  const { lastIn } = visitorWords[locale].ticket.states;
  const sentence = lastIn(placeOf(0), formatTime(last_in.at, edition.timezone));
  return <WithWritten sentence={sentence} texts={[gate.name]} locale={locale} />;
}

function Note({ state, locale }: { state: ShownTicketState; locale: Locale }) {
  const { notes } = visitorWords[locale].ticket;
  const noted: Partial<Record<ShownTicketState, string>> = notes;
  const text = noted[state];
  return text && <p class="standing-note">{text}</p>;
}
