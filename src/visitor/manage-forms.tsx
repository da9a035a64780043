import type { TicketView } from '../domain/registration.ts';
import { formatCalendarDate } from '../i18n/format.ts';
import { visitorWords } from '../i18n/visitor.ts';
import { Icon } from '../ui/icon.tsx';
import { CountField } from './fields.tsx';
import { managePath } from './links.ts';
import type { ManageFacts } from './manage-page.tsx';
import { WindowCards, WindowChoice } from './window-choice.tsx';

/** Another window, other numbers, or the step-free entrance. */
export function ChangeForm({ locale, edition, registration, secret, left, now }: ManageFacts) {
  const { form, manage } = visitorWords[locale];
  const day = edition.days.find((one) => one.number === registration.day);
  if (!day) return null;
  const { adults, children } = registration.party;
  // The places that the party holds already are free for itself.
  const own = new Map(left).set(
    registration.slot,
    (left.get(registration.slot) ?? 0) + adults + children,
  );
  return (
    <details class="more">
      <summary>
        <Icon name="pencil" /> {manage.changeTitle}
      </summary>
      <form method="post" action={managePath(`${secret}/change`, locale)} novalidate data-once="">
        <WindowChoice
          locale={locale}
          edition={edition}
          day={day}
          left={own}
          now={now}
          answers={{ slot: String(registration.slot) }}
        />
        <OtherDays locale={locale} edition={edition} day={day.number} left={left} now={now} />
        <fieldset class="counts">
          <legend>{form.people}</legend>
          <Counts
            prefix="change"
            locale={locale}
            edition={edition}
            adults={adults}
            children={children}
          />
        </fieldset>
        <label class="tick">
          <input type="checkbox" name="step_free" value="1" checked={registration.step_free} />
          <span>
            {form.stepFree}
            <span class="hint">{form.stepFreeHint}</span>
          </span>
        </label>
        <p class="hint">{manage.changeHint}</p>
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
}: Pick<ManageFacts, 'locale' | 'edition' | 'left' | 'now'> & { day: number }) {
  const words = visitorWords[locale].manage;
  const others = edition.days.filter((one) => one.number !== day && now < one.closes_at);
  if (others.length === 0) return null;
  return (
    <details class="more">
      <summary>
        <Icon name="calendar-event" /> {words.otherDay}
      </summary>
      <p class="hint">{words.otherDayHint}</p>
      {others.map((one) => (
        <>
          <h3>{formatCalendarDate(one.date, locale, 'without_year')}</h3>
          <WindowCards
            locale={locale}
            edition={edition}
            day={one}
            left={left}
            now={now}
            answers={{ slot: '' }}
            anchored={false}
          />
        </>
      ))}
    </details>
  );
}

/** A ticket of their own for those who arrive apart. */
export function SplitForm({ facts, ticket }: { facts: ManageFacts; ticket: TicketView }) {
  const { locale, edition, secret } = facts;
  const { manage } = visitorWords[locale];
  return (
    <details class="more">
      <summary>
        <Icon name="arrows-split-2" /> {manage.split}
      </summary>
      <form method="post" action={managePath(`${secret}/split`, locale)} novalidate data-once="">
        <p class="hint">{manage.splitHint}</p>
        <input type="hidden" name="serial" value={ticket.serial} />
        <fieldset class="counts">
          <legend>{manage.splitPart}</legend>
          <Counts
            prefix={`split-${ticket.serial}`}
            locale={locale}
            edition={edition}
            adults={1}
            children={0}
          />
        </fieldset>
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
}: Pick<ManageFacts, 'locale' | 'edition'> & {
  prefix: string;
  adults: number;
  children: number;
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
        value={String(adults)}
        more={words.more(words.adults)}
        fewer={words.fewer(words.adults)}
      />
      <CountField
        id={`${prefix}-children`}
        name="children"
        label={words.children}
        hint={words.childrenHint(under)}
        value={String(children)}
        more={words.more(words.children)}
        fewer={words.fewer(words.children)}
      />
    </>
  );
}
