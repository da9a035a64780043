import type { Child } from 'hono/jsx';
import { can } from '../../domain/archive.ts';
import { groupCode } from '../../domain/code.ts';
import { assignedGate, isOff, slotsOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { TicketView } from '../../domain/registration.ts';
import { directionOf } from '../../i18n/common.ts';
import { declineWords } from '../../i18n/decline.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { mediaWords } from '../../i18n/media.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { Break } from '../../ui/break.tsx';
import { Icon } from '../../ui/icon.tsx';
import { documentTitle, Page } from '../../ui/layout.tsx';
import { Written } from '../../ui/written.tsx';
import { isGroup } from '../group/coach.ts';
import { countLabels } from '../group/count-labels.ts';
import { CallForm, GroupCoaches } from '../group/group-coaches.tsx';
import { CalledOffNote } from '../shared/called-off-note.tsx';
import { DayHead } from '../shared/day-head.tsx';
import { HoldNotice } from '../shared/hold-notice.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { eventPath, isGroupKind, managePath, noticePath, ticketPath } from '../shared/links.ts';
import { MovedNote } from '../shared/moved-note.tsx';
import { SendState } from '../shared/send-bar.tsx';
import { ErasedPage } from '../trust/erased-page.tsx';
import { TrustReceipt } from '../trust/trust-receipt.tsx';
import { AnswerBy, DeclinedNote, SentAgain } from './answer.tsx';
import { CodeForm, takesCode } from './code-form.tsx';
import type { Done, ManageFacts, Refused } from './facts.ts';
import { ChangeForm, FormKey, fieldId, SplitForm } from './manage-forms.tsx';
import { RequestDays } from './request-days.tsx';

/** A registration, as its holder manages it. */
export function ManagePage(facts: ManageFacts) {
  const { erased, registration } = facts;
  if (erased) return <ErasedPage {...facts} day={registration.day} erased={erased} />;
  return <HeldPage {...facts} />;
}

function HeldPage(facts: ManageFacts) {
  const { locale, edition, registration, secret, done, refused, now } = facts;
  const words = visitorWords[locale].manage;
  const day = edition.days.find((one) => one.number === registration.day);
  const cancelled = registration.status === 'cancelled';
  const stands = can('visitor', edition, 'change_registration');
  const open = stands && !cancelled && now < (day?.closes_at ?? 0);
  return (
    <ManageFrame
      {...facts}
      title={titleOf(facts)}
      spoken={isGroup(registration) ? legalLocale(locale) : locale}
    >
      {done && (
        <div class="notice good" role="status" tabindex={-1} data-focus="">
          <p>{doneWords(facts, done)}</p>
        </div>
      )}
      {refused && !refused.room && <RefusedBox {...facts} refused={refused} />}
      {!cancelled && <OwnGates {...facts} />}
      {open && (
        <MovedNote
          {...{ locale, edition }}
          slot={registration.slot}
          since={heldSince(facts)}
          ticketed={registration.status === 'confirmed'}
        />
      )}
      <CalledOffNote {...facts} day={day} says={OFF_SAYS[registration.status]} />
      <Summary {...facts} />
      {registration.status === 'pending' && !isOff(day) && (
        <p data-pending="">
          {registration.held > 0 ? words.pendingLead : words.notHeldLead} <AnswerBy {...facts} />
        </p>
      )}
      {registration.decline_reason && <DeclinedNote {...facts} />}
      {takesCode(registration, edition, now) && open && <CodeForm {...facts} />}
      {registration.tickets.length > 0 &&
        (isGroup(registration) ? (
          <GroupCoaches {...facts} open={open} />
        ) : (
          <TicketList {...facts} open={open} />
        ))}
      {open && isGroup(registration) && <CallForm {...facts} />}
      <RequestDays {...facts} />
      {cancelled && (
        <p data-cancelled="">
          <a class="button quiet" href={eventPath(locale, edition.slug)}>
            {words.again}
          </a>
        </p>
      )}
      {open && (
        <>
          <ChangeForm {...facts} />
          <p>
            <a class="button danger" href={managePath(`${secret}/cancel`, locale)}>
              <Icon name="x" /> {words.cancel}
            </a>
          </p>
        </>
      )}
      <TrustReceipt {...facts} />
    </ManageFrame>
  );
}

/** What it means that its day is called off. People who came keep what they came by. */
const OFF_SAYS = { pending: 'request', cancelled: 'registration', confirmed: 'closed' } as const;

/** Of a group, whose visit it is. */
function titleOf({ locale, group }: ManageFacts): string {
  const organisation = group?.organisation;
  return organisation ? groupWords[locale].title(organisation) : visitorWords[locale].manage.title;
}

function doneWords(facts: ManageFacts, done: Done): Child {
  const words = visitorWords[facts.locale].manage;
  switch (done) {
    case 'resent':
      return <SentAgain {...facts} />;
    case 'numbers':
    case 'coach':
    case 'called':
      return (
        <InLegal locale={facts.locale} section="group">
          {groupWords[facts.locale].done[done]}
        </InLegal>
      );
    default:
      return words[done];
  }
}

/** Since when its holder has the window, ms: by the oldest of its tickets, or by the request. */
function heldSince({ registration }: ManageFacts): number | null {
  const { tickets, waits_since } = registration;
  return tickets.length > 0 ? Math.min(...tickets.map((one) => one.issued_at)) : waits_since;
}

/**
 * Which of its gates are held or closed now; of all of them while it has no ticket that names one.
 */
export function OwnGates({ locale, edition, registration, live }: ManageFacts) {
  const gates = registration.tickets
    .filter(({ state }) => state !== 'cancelled')
    .flatMap((ticket) => assignedGate(edition.gates, ticket)?.number ?? []);
  return (
    <HoldNotice
      locale={locale}
      edition={edition}
      live={live}
      gates={gates.length > 0 ? gates : undefined}
    />
  );
}

/** What was not done, and the fields to correct. */
function RefusedBox({ locale, registration, refused }: ManageFacts & { refused: Refused }) {
  const { form, manage } = visitorWords[locale];
  const { sentence, attempt, faults } = refused;
  const { kind } = registration;
  const labels: Readonly<Record<string, unknown>> = {
    ...form,
    ...mediaWords[locale],
    group_code: form.groupCodeName,
    organisation: isGroupKind(kind) ? form.kinds[kind].organisation : '',
    details: declineWords[locale].resend.details,
    call: groupWords[locale].call,
    ...countLabels(registration, locale),
  };
  return (
    <div
      class="notice error"
      role="alert"
      tabindex={-1}
      data-focus=""
      data-faults={faults && documentTitle(locale, manage.title)}
    >
      <p>
        <strong>{sentence ?? manage.refused}</strong>
      </p>
      {faults && attempt && (
        <ul>
          {[...faults].map(([field, { text }]) => (
            <li>
              <a href={`#${fieldId(attempt, field)}`}>
                {field !== 'slot' && `${labels[field] ?? ''} · `}
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The page that asks once more before places are given back. */
export function CancelPage(facts: ManageFacts) {
  const { locale, secret, registration } = facts;
  const words = visitorWords[locale].manage;
  const used = registration.tickets.some((ticket) => ticket.entered > 0);
  return (
    <ManageFrame {...facts} title={words.cancelTitle}>
      <Summary {...facts} />
      <p>{used ? words.cancelRest : words.cancelText}</p>
      <form method="post" action={managePath(`${secret}/cancel`, locale)} data-resend="">
        <FormKey />
        <SendState locale={locale} />
        <p class="actions">
          <button class="button danger" type="submit">
            {words.cancelYes}
          </button>
          <a class="button quiet" href={managePath(secret, locale)}>
            {words.cancelNo}
          </a>
        </p>
      </form>
    </ManageFrame>
  );
}

/** The frame of a private page. `spoken`: the language of its title. */
export function ManageFrame({
  locale,
  edition,
  registration,
  secret,
  refused,
  title,
  spoken = locale,
  sheet = false,
  children,
}: ManageFacts & {
  title: string;
  spoken?: Locale;
  /** A sheet to print. */
  sheet?: boolean;
  children?: Child;
}) {
  return (
    <Page
      page="manage"
      locale={locale}
      title={refused ? visitorWords[locale].form.errorTitle(title) : title}
      home={eventPath(locale, edition.slug)}
      inLocale={(one) => managePath(sheet ? `${secret}/sheet` : secret, one)}
      noticeHref={noticePath(locale, edition.slug)}
      scripts={['visitor.js']}
      {...(isGroup(registration) && { styles: ['group.css'] })}
      face={sheet ? 'manage group-sheet' : 'manage'}
      isPrivate
      masthead={
        <DayHead
          day={registration.day}
          locale={locale}
          eyebrow={<Written text={edition.name} locale={locale} />}
        >
          <bdi lang={spoken} dir={directionOf(spoken)}>
            {title}
          </bdi>
        </DayHead>
      }
    >
      {children}
    </Page>
  );
}

/** Day, window, party and number of a registration. */
export function Summary({ locale, edition, registration }: ManageFacts) {
  const { manage, ticket, form } = visitorWords[locale];
  const day = edition.days.find((one) => one.number === registration.day);
  const slot = slotsOf(edition).get(registration.slot);
  const { adults, children } = registration.party;
  return (
    <div class="card">
      <p class={`status ${registration.status}`}>
        <strong>
          {registration.decline_reason ? (
            <InLegal locale={locale} section="declined">
              {declineWords[locale].status}
            </InLegal>
          ) : (
            manage.status[registration.status]
          )}
        </strong>
      </p>
      <p class="summary-day">{day && formatCalendarDate(day.date, locale)}</p>
      <dl class="facts">
        <dt>{form.arrival}</dt>
        <dd>{slot && formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}</dd>
        <dt>{ticket.party}</dt>
        <dd>{ticket.people(adults, children)}</dd>
        <dt>{manage.reference}</dt>
        <dd>
          <bdi class="code">{groupCode(registration.reference)}</bdi>
        </dd>
      </dl>
    </div>
  );
}

function TicketList({ open, ...facts }: ManageFacts & { open: boolean }) {
  return (
    <>
      <h2>{visitorWords[facts.locale].manage.tickets}</h2>
      <ul class="ticket-list">
        {facts.registration.tickets.map((ticket) => (
          <TicketRow ticket={ticket} facts={facts} open={open} />
        ))}
      </ul>
    </>
  );
}

function TicketRow({
  ticket,
  facts,
  open,
}: {
  ticket: TicketView;
  facts: ManageFacts;
  open: boolean;
}) {
  const { manage, ticket: words } = visitorWords[facts.locale];
  const divisible = open && ticket.state === 'valid' && ticket.entered === 0 && ticket.adults > 1;
  return (
    <li>
      <div class="ticket-row">
        <span>
          <bdi class="code">{groupCode(ticket.code)}</bdi>
          <Break />
          <span class="muted">{words.people(ticket.adults, ticket.children)}</span>
        </span>
        {ticket.state === 'valid' ? (
          <a class="button" href={ticketPath(ticket.token, facts.locale)}>
            <Icon name="qrcode" /> {manage.show}
          </a>
        ) : (
          <span class="muted">{words.states[ticket.state]}</span>
        )}
      </div>
      {divisible && <SplitForm facts={facts} ticket={ticket} />}
    </li>
  );
}
