import { groupCode } from '../../domain/code.ts';
import { assignedGate, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { TicketView } from '../../domain/registration.ts';
import { deskWords } from '../../i18n/desk.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { OfficeRegistration } from '../../store/registrations/tickets.ts';
import { Break } from '../../ui/break.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { DeskWork } from './desk-work.tsx';
import type { Paper } from './paper.ts';
import { PaperChoice } from './paper-choice.tsx';
import { Papers } from './ticket-paper.tsx';

export interface RegisteredProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  registration: OfficeRegistration;
  paper: Paper;
  publicUrl: string;
}

/** From then on, ms, a ticket is not the one of whoever stands there now. */
const JUST_NOW_MS = 120_000;

/** What the desk has just made, as large as it can be read: it stays when the printer fails. */
export function ResultPage(props: RegisteredProps) {
  const { locale, edition, registration, now, paper } = props;
  const words = deskWords[locale];
  const tickets = registration.tickets.filter(({ state }) => state === 'valid');
  const again = now - registration.created_at > JUST_NOW_MS;
  const base = `/console/${edition.slug}`;
  return (
    <DeskWork
      {...props}
      title={words.result}
      state={words.registeredAt(clockAt(registration.created_at, now, edition.timezone))}
      kind="desk-result"
      {...(tickets.length > 0 && !again && { data: { 'data-print-once': registration.id } })}
    >
      {again && <Warning text={words.already} />}
      {tickets.length === 0 && <Warning text={words.notValid} />}
      {tickets.map((ticket) => (
        <Made {...props} ticket={ticket} />
      ))}
      <div class="actions">
        <a class="primary" href={`${base}/desk`} autofocus data-focus="">
          {words.next}
        </a>
        {tickets.length > 0 && (
          <a class="plain" href={`${base}/visitors/${registration.id}/print`} data-print-here="">
            <Icon name="printer" />
            <span>{words.printAgain}</span>
          </a>
        )}
        <a class="plain" href={`${base}/visitors/${registration.id}/note`}>
          {words.note.title}
        </a>
      </div>
      {tickets.length > 0 && <PaperChoice locale={locale} paper={paper} />}
      <div class="only-paper">
        <Papers {...props} tickets={tickets} />
      </div>
    </DeskWork>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <p class="sign" role="status" data-state="waiting">
      <StateIcon name="waiting" />
      <b>{text}</b>
    </p>
  );
}

function Made({ locale, edition, ticket }: RegisteredProps & { ticket: TicketView }) {
  const words = visitorWords[locale].ticket;
  const slot = slotsOf(edition).get(ticket.slot);
  const day = edition.days.find((one) => one.number === ticket.day);
  const gate = assignedGate(edition.gates, ticket);
  return (
    <section class="desk-made">
      <p class="desk-code">
        <span class="unseen">{words.code} </span>
        <bdi dir="ltr">
          {groupCode(ticket.code)
            .split('\u00a0')
            .map((group) => (
              <span>{group} </span>
            ))}
        </bdi>
      </p>
      <Emblem day={ticket.day} size={96} locale={locale} />
      <p class="desk-when">
        <b>{day && formatCalendarDate(day.date, locale, 'without_year')}</b>
        <Break /> {slot && formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
      </p>
      <p class="desk-when">
        <b>{gate?.name[locale]}</b>
        <Break /> {words.people(ticket.adults, ticket.children)}
      </p>
    </section>
  );
}
