import type { PropsWithChildren } from 'hono/jsx';
import { groupCode } from '../../domain/code.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords, directionOf } from '../../i18n/common.ts';
import { formatNumber } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { legalLocale, visitorWords } from '../../i18n/visitor.ts';
import { Break } from '../../ui/break.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ManageFacts } from '../manage/facts.ts';
import { FormKey, SplitForm } from '../manage/manage-forms.tsx';
import { OfferedWindows } from '../manage/offered-windows.tsx';
import { Shown } from '../manage/since-shown.tsx';
import { TextField } from '../register/fields.tsx';
import { managePath, ticketPath } from '../shared/links.ts';
import { SendState } from '../shared/send-bar.tsx';
import { type Coach, coachesOf, coachLine, standingCoaches } from './coach.ts';
import { countLabel } from './count-labels.ts';
import { type CountField, countOf, countsOf, countsShown, isChangeable } from './counts.ts';
import { groupNoRoom } from './no-room.ts';

/** The coaches of a group: a ticket to pass on for each, their numbers, and whom to call. */
export function GroupCoaches({ open, ...facts }: ManageFacts & { open: boolean }) {
  const { locale, registration, secret } = facts;
  const words = groupWords[locale];
  const coaches = coachesOf(registration);
  if (coaches.length === 0) return null;
  const isUsable = coaches.some(({ ticket }) => ticket.state === 'valid');
  return (
    <Spoken locale={locale}>
      <h2>{words.coaches}</h2>
      {isUsable && <p class="hint">{words.giveOn}</p>}
      <ul class="ticket-list">
        {coaches.map((coach) => (
          <CoachRow coach={coach} facts={facts} open={open} several={isSeveral(facts)} />
        ))}
      </ul>
      {isUsable && (
        <p>
          <a class="button quiet" href={managePath(`${secret}/sheet`, locale)}>
            <Icon name="printer" /> {words.print}
          </a>
        </p>
      )}
      {open && <p>{words.onTheDay}</p>}
      {open && coaches.some(({ ticket }) => isChangeable(ticket)) && <NumbersForm {...facts} />}
    </Spoken>
  );
}

/** Whether it has more coaches than one: the last is cancelled with the visit. */
function isSeveral({ registration }: ManageFacts): boolean {
  return standingCoaches(registration).length > 1;
}

/** In the language in which the words of groups are written. */
export function Spoken({ locale, children }: PropsWithChildren<{ locale: Locale }>) {
  const said = legalLocale(locale, 'group');
  if (said === locale) return <section class="group">{children}</section>;
  return (
    <section class="group" lang={said} dir={directionOf(said)}>
      {children}
    </section>
  );
}

function CoachRow({
  coach,
  facts,
  open,
  several,
}: {
  coach: Coach;
  facts: ManageFacts;
  open: boolean;
  several: boolean;
}) {
  const { locale, edition, secret } = facts;
  const { ticket } = coach;
  const words = groupWords[locale];
  const said = legalLocale(locale, 'group');
  const shown = visitorWords[said];
  // Those of a coach who come with another one.
  const divisible = open && ticket.state === 'valid' && ticket.entered === 0 && ticket.adults > 1;
  return (
    <li data-coach={ticket.serial}>
      <div class="ticket-row">
        <span>
          <strong>{coachLine(coach, edition, locale)}</strong>
          <Break />
          <span class="muted">
            <bdi class="code">{groupCode(ticket.code)}</bdi>
            {ticket.entered > 0 && ` · ${words.arrived(commonWords[said].people(ticket.entered))}`}
          </span>
        </span>
        {ticket.state === 'valid' ? (
          <a class="button quiet" href={ticketPath(ticket.token, locale)}>
            <Icon name="qrcode" /> {shown.manage.show}
          </a>
        ) : (
          <span class="muted">{shown.ticket.states[ticket.state]}</span>
        )}
      </div>
      {open && several && isChangeable(ticket) && (
        <p class="quiet-links">
          <a href={`${managePath(`${secret}/coach`, locale)}&serial=${ticket.serial}`}>
            {words.cancelCoach}
            <span class="hidden"> {words.coach(formatNumber(coach.number, said))}</span>
          </a>
        </p>
      )}
      {divisible && <SplitForm facts={facts} ticket={ticket} />}
    </li>
  );
}

/** The numbers of every coach that is not in yet, in one form. */
function NumbersForm(facts: ManageFacts) {
  const { locale, edition, registration, secret, refused } = facts;
  const words = groupWords[locale];
  const attempt = refused?.attempt?.form === 'coaches' ? refused.attempt : null;
  const room = attempt ? refused?.room : undefined;
  return (
    <details class="more" open={attempt !== null}>
      <summary>
        <Icon name="pencil" /> {words.changeNumbers}
      </summary>
      <form
        method="post"
        action={managePath(`${secret}/coaches`, locale)}
        novalidate
        data-resend=""
      >
        <FormKey />
        <Shown answers={countsShown(registration)} />
        <input type="hidden" name="slot" value={registration.slot} />
        <OfferedWindows
          room={room}
          lead={room && groupNoRoom(room, registration.slot, edition, locale)}
          edition={edition}
          locale={locale}
          day={registration.day}
          send={words.save}
          take={words.take}
        />
        {registration.kind === 'school' && <p class="hint">{words.names}</p>}
        {coachesOf(registration).map((coach) => (
          <CoachCounts coach={coach} facts={facts} />
        ))}
        <SendState locale={locale} />
        <button class="button wide" type="submit">
          {words.save}
        </button>
      </form>
    </details>
  );
}

function CoachCounts({ coach, facts }: { coach: Coach; facts: ManageFacts }) {
  const { locale, registration, refused } = facts;
  const words = groupWords[locale];
  const { ticket, number } = coach;
  if (ticket.state === 'cancelled') return null;
  const attempt = refused?.attempt?.form === 'coaches' ? refused.attempt : null;
  return (
    <fieldset class="coach-counts">
      <legend>{words.coach(formatNumber(number, legalLocale(locale, 'group')))}</legend>
      {isChangeable(ticket) ? (
        countsOf(registration).map((name) => {
          const field: CountField = `${name}-${ticket.serial}`;
          const fault = attempt ? refused?.faults?.get(field) : undefined;
          const value = attempt?.typed.get(field) ?? String(countOf(ticket, name));
          return (
            <Count {...{ field, fault, value }} label={countLabel(registration, name, locale)} />
          );
        })
      ) : (
        <p>{words.isIn}</p>
      )}
    </fieldset>
  );
}

function Count({
  field,
  label,
  value,
  fault,
}: {
  field: CountField;
  label: string;
  value: string;
  fault: { readonly text: string; readonly of: readonly string[] } | undefined;
}) {
  return (
    <div class="field">
      <label for={field}>{label}</label>
      <input
        id={field}
        name={field}
        type="text"
        inputmode="numeric"
        value={value}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${field}-wrong` : undefined}
      />
      {fault && (
        <p class="wrong" id={`${field}-wrong`} data-of={fault.of.join(' ')}>
          <Icon name="alert-triangle" /> {fault.text}
        </p>
      )}
    </div>
  );
}

/** Whom to call when a coach is late. */
export function CallForm({ locale, secret, group, refused }: ManageFacts) {
  if (!group) return null;
  const words = groupWords[locale];
  const attempt = refused?.attempt?.form === 'call' ? refused.attempt : null;
  return (
    <Spoken locale={locale}>
      <details class="more" open={attempt !== null}>
        <summary>
          <Icon name="phone" /> {words.call}
        </summary>
        <form method="post" action={managePath(`${secret}/call`, locale)} novalidate data-resend="">
          <FormKey />
          <TextField
            id="call"
            type="tel"
            label={words.call}
            hint={words.callHint}
            value={attempt?.call ?? group.call ?? ''}
            wrong={attempt ? refused?.faults?.get('call') : undefined}
            autocomplete="off"
          />
          <SendState locale={locale} />
          <button class="button quiet wide" type="submit">
            {words.callFold}
          </button>
        </form>
      </details>
    </Spoken>
  );
}
