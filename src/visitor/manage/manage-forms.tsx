import { peopleOf, type TicketView } from '../../domain/registration.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Break } from '../../ui/break.tsx';
import { Icon } from '../../ui/icon.tsx';
import { hasCoaches, isGroup } from '../group/coach.ts';
import { CountField } from '../register/fields.tsx';
import { canBeChosen, windowsOf } from '../shared/availability.ts';
import { InLegal } from '../shared/in-legal.tsx';
import { managePath } from '../shared/links.ts';
import { SendState } from '../shared/send-bar.tsx';
import { WindowCards, WindowChoice } from '../shared/window-choice.tsx';
import type { Attempt, Faults } from './attempt.ts';
import type { ManageFacts, Refused } from './facts.ts';
import { OfferedWindows } from './offered-windows.tsx';
import { partyShown, Shown } from './since-shown.tsx';

const NOTHING: Refused = {};

/** The id of a field of the form that an attempt was made with. */
export function fieldId(attempt: Attempt, field: string): string {
  if (field === 'slot') return field;
  if (attempt.form === 'change') return `change-${field}`;
  return attempt.form === 'split' ? `split-${attempt.serial}-${field}` : field;
}

/** What is asked for twice under one key is done once: the first answer may have been lost. */
export function FormKey() {
  return <input type="hidden" name="key" value={crypto.randomUUID()} />;
}

/** Another window, other numbers, or the step-free entrance. */
export function ChangeForm(facts: ManageFacts) {
  const { locale, edition, registration, secret, left, now, refused } = facts;
  const { form, manage } = visitorWords[locale];
  const day = edition.days.find((one) => one.number === registration.day);
  if (!day) return null;
  const party = registration.party;
  const { attempt, faults, room } = refused?.attempt?.form === 'change' ? refused : NOTHING;
  const typed = attempt?.form === 'change' ? attempt : null;
  // The places that the party holds already are free for itself.
  const own = new Map(left).set(
    registration.slot,
    (left.get(registration.slot) ?? 0) + peopleOf(party),
  );
  return (
    <details class="more" open={typed !== null}>
      <summary>
        <Icon name="pencil" />{' '}
        {isGroup(registration) ? (
          <InLegal locale={locale} section="group">
            {groupWords[locale].changeWindow}
          </InLegal>
        ) : (
          manage.changeTitle
        )}
      </summary>
      <form method="post" action={managePath(`${secret}/change`, locale)} novalidate data-resend="">
        <FormKey />
        <Shown answers={partyShown(registration)} />
        <OfferedWindows
          room={room}
          edition={edition}
          locale={locale}
          day={day.number}
          send={manage.change}
          take={manage.take}
        />
        <WindowChoice
          locale={locale}
          edition={edition}
          day={day}
          left={own}
          now={now}
          chosen={typed?.slot ?? String(registration.slot)}
          own={registration.slot}
          kind={registration.kind}
          people={peopleOf(party)}
          wrong={faults?.get('slot')}
        />
        <OtherDays {...facts} day={day.number} chosen={typed?.slot ?? ''} />
        {!hasCoaches(registration) && (
          <fieldset class="counts">
            <legend>{form.people}</legend>
            <Counts
              prefix="change"
              locale={locale}
              edition={edition}
              adults={typed?.adults ?? String(party.adults)}
              children={typed?.children ?? String(party.children)}
              faults={faults}
            />
          </fieldset>
        )}
        <label class="tick">
          <input
            type="checkbox"
            name="step_free"
            value="1"
            checked={typed ? typed.step_free : registration.step_free}
          />
          <span>
            {form.stepFree}
            <Break />
            <span class="hint">{form.stepFreeHint}</span>
          </span>
        </label>
        <p class="hint">{manage.changeHint}</p>
        <SendState locale={locale} />
        <button class="button wide" type="submit">
          {manage.change}
        </button>
      </form>
    </details>
  );
}

/** The windows of the other days, folded away: few need them, and they cost a new ticket. */
function OtherDays({
  locale,
  edition,
  day,
  left,
  now,
  chosen,
}: ManageFacts & { day: number; chosen: string }) {
  const words = visitorWords[locale].manage;
  const others = edition.days.filter(
    (one) =>
      one.number !== day && windowsOf(edition, one, left, now).some((each) => canBeChosen(each)),
  );
  if (others.length === 0) return null;
  const there = others.flatMap((one) => one.slots).some((slot) => String(slot.number) === chosen);
  return (
    <details class="more" open={there}>
      <summary>
        <Icon name="calendar-event" /> {words.otherDay}
      </summary>
      <p class="hint">{words.otherDayHint}</p>
      {others.map((one) => (
        <>
          <h3 class="other-day">{formatCalendarDate(one.date, locale, 'without_year')}</h3>
          <WindowCards
            locale={locale}
            edition={edition}
            day={one}
            left={left}
            now={now}
            chosen={chosen}
            anchored={false}
          />
        </>
      ))}
    </details>
  );
}

/** A ticket of their own for those who arrive apart. */
export function SplitForm({ facts, ticket }: { facts: ManageFacts; ticket: TicketView }) {
  const { locale, edition, secret, refused } = facts;
  const { manage } = visitorWords[locale];
  const { attempt, faults } = refused ?? NOTHING;
  const mine = attempt?.form === 'split' && attempt.serial === String(ticket.serial);
  const typed = mine ? attempt : null;
  return (
    <details class="more" open={typed !== null}>
      <summary>
        <Icon name="arrows-split-2" /> {manage.split}
      </summary>
      <form method="post" action={managePath(`${secret}/split`, locale)} novalidate data-resend="">
        <FormKey />
        <p class="hint">{manage.splitHint}</p>
        <input type="hidden" name="serial" value={ticket.serial} />
        <fieldset class="counts">
          <legend>{manage.splitPart}</legend>
          <Counts
            prefix={`split-${ticket.serial}`}
            locale={locale}
            edition={edition}
            adults={typed?.adults ?? '1'}
            children={typed?.children ?? '0'}
            faults={typed ? faults : undefined}
          />
        </fieldset>
        <SendState locale={locale} />
        <button class="button quiet wide" type="submit">
          {manage.split}
        </button>
      </form>
    </details>
  );
}

function Counts({
  prefix,
  locale,
  edition,
  adults,
  children,
  faults,
}: Pick<ManageFacts, 'locale' | 'edition'> & {
  prefix: string;
  adults: string;
  children: string;
  faults: Faults | undefined;
}) {
  const words = visitorWords[locale].form;
  const under = edition.policy.child_under;
  return (
    <>
      <CountField
        id={`${prefix}-adults`}
        name="adults"
        label={words.adults}
        hint={words.adultsHint(under)}
        value={adults}
        wrong={faults?.get('adults')}
        more={words.more(words.adults)}
        fewer={words.fewer(words.adults)}
      />
      <CountField
        id={`${prefix}-children`}
        name="children"
        label={words.children}
        hint={words.childrenHint(under)}
        value={children}
        wrong={faults?.get('children')}
        more={words.more(words.children)}
        fewer={words.fewer(words.children)}
      />
    </>
  );
}
