import { type Day, type Edition, isOff, nearestWindows, type Slot } from '../../domain/edition.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import { calledOffWords } from '../../i18n/called-off.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Break } from '../../ui/break.tsx';
import { CalledOffWord } from '../../ui/called-off.tsx';
import { Wrong } from '../register/fields.tsx';
import { type Availability, canBeChosen, dayState, isGone, windowsOf } from './availability.ts';
import { CalledOffNote, OffNotice } from './called-off-note.tsx';
import type { Fault } from './fault.ts';
import { windowsPath } from './links.ts';

interface Facts {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly day: Day;
  readonly left: ReadonlyMap<number, number>;
  readonly now: number;
  /** The number of the window that was chosen, as a form says it. */
  readonly chosen: string;
  /** Schools and associations have their own share of each window. */
  readonly kind?: PartyKind | undefined;
  /** The window that the party has already: it can keep it, full or over. */
  readonly own?: number;
}

/**
 * The arrival windows as cards to choose one of. A day without any shows the nearest windows of
 * other days that have room for these `people`.
 */
export function WindowChoice({
  wrong,
  people,
  ...facts
}: Facts & { wrong?: Fault | undefined; people: number }) {
  const words = visitorWords[facts.locale].form;
  const { edition, day, left, now, own } = facts;
  const none =
    own === undefined && !windowsOf(edition, day, left, now).some((one) => canBeChosen(one));
  return (
    <fieldset aria-describedby={wrong ? 'slot-hint slot-wrong' : 'slot-hint'}>
      <legend>{words.arrival}</legend>
      <p class="hint" id="slot-hint">
        {words.arrivalHint}
      </p>
      <Wrong id="slot" fault={wrong} />
      {none ? <NearestCards {...facts} people={people} /> : <WindowCards {...facts} />}
    </fieldset>
  );
}

/**
 * The cards of a day: the script requests them again so that the places stay true. Those that have
 * ended are folded away. The first that can be chosen is where the list of errors leads, unless
 * `anchored` is false.
 */
export function WindowCards({ anchored = true, ...facts }: Facts & { anchored?: boolean }) {
  const { locale, edition, day, left, now, own, kind } = facts;
  const windows = windowsOf(edition, day, left, now);
  const [first] = windows.filter((one) => canBeChosen(one) || one.slot.number === own);
  const ended = windows.filter(({ slot, state }) => isGone(state) && slot.number !== own);
  return (
    <div class="windows" data-windows={windowsPath(locale, edition.slug, day.number, kind)}>
      {windows
        .filter((one) => !ended.includes(one))
        .map(({ slot, left: free, state }) => (
          <Card {...facts} {...{ slot, free, state }} anchor={anchored && slot === first?.slot} />
        ))}
      <details class="more ended" hidden={ended.length === 0}>
        <summary>{visitorWords[locale].form.ended(ended.length)}</summary>
        <div class="windows">
          {ended.map(({ slot, left: free, state }) => (
            <Card {...facts} {...{ slot, free, state }} />
          ))}
        </div>
      </details>
    </div>
  );
}

/** Instead of a list where nothing can be chosen. */
function NearestCards({ people, ...facts }: Facts & { people: number }) {
  const { locale, edition, day, left, now } = facts;
  const words = visitorWords[locale].form;
  const [from = { day: day.number, starts_at: day.opens_at }] = day.slots;
  const nearest = nearestWindows(edition, from, { people, free: left }, now);
  if (nearest.length === 0) {
    return isOff(day) ? (
      <CalledOffNote {...facts} says="closed" />
    ) : (
      <p class="notice">{words.allFull}</p>
    );
  }
  return (
    <>
      <NoneHere {...{ locale, day }} isFull={dayState(edition, day, left, now) === 'full'} />
      <div class="windows">
        {nearest.map((slot, at) => (
          <Card
            {...facts}
            slot={slot}
            free={left.get(slot.number) ?? 0}
            state="places"
            date={edition.days.find((one) => one.number === slot.day)?.date}
            anchor={at === 0}
          />
        ))}
      </div>
    </>
  );
}

/** Why the windows below are of other days. */
function NoneHere({ locale, day, isFull }: Pick<Facts, 'locale' | 'day'> & { isFull: boolean }) {
  const words = visitorWords[locale].form;
  if (isOff(day)) return <OffNotice text={calledOffWords[locale].nearest} />;
  return <p class="notice">{isFull ? words.dayFull : words.dayOver}</p>;
}

function Card({
  locale,
  edition,
  chosen,
  own,
  slot,
  free,
  state,
  date,
  anchor = false,
}: Facts & {
  slot: Slot;
  free: number;
  state: Availability;
  date?: string | undefined;
  anchor?: boolean;
}) {
  const words = visitorWords[locale];
  const open = state === 'places' || state === 'few' || slot.number === own;
  return (
    <label class="window">
      <input
        type="radio"
        name="slot"
        value={slot.number}
        id={anchor ? 'slot' : undefined}
        checked={open && chosen === String(slot.number)}
        disabled={!open}
      />
      <span class="window-hours">
        {date && (
          <>
            <span class="window-day">{formatCalendarDate(date, locale, 'without_year')}</span>
            <Break />
          </>
        )}
        {formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
      </span>
      <Break />
      {state === 'called_off' ? (
        <CalledOffWord locale={locale} />
      ) : (
        <span class={`pill ${state}`}>
          {state === 'over' ? words.form.windowOver : words.event.places(free)}
        </span>
      )}
      <Break />
    </label>
  );
}
