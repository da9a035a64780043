import type { Child } from 'hono/jsx';
import type { Edition, Slot } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { GROUP_KINDS } from '../../domain/registration.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { groupWords } from '../../i18n/groups.ts';
import { mediaWords } from '../../i18n/media.ts';
import { problemWords } from '../../i18n/problems.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { documentTitle } from '../../ui/layout.tsx';
import { groupNoRoom } from '../group/no-room.ts';
import { InLegal } from '../shared/in-legal.tsx';
import type { Fault } from './fault.ts';
import { type FaultyField, type FormError, type NoRoom, noRoomSentence } from './form-errors.ts';
import type { GroupKind } from './links.ts';

/** The box at the head of the form: what happened, what was kept, what to do. Takes the focus. */
export function ErrorBox({
  trouble,
  edition,
  locale,
  faults,
  title,
  day,
  group,
  full,
  wait,
  chosen,
}: {
  trouble: FormError;
  edition: Edition;
  locale: Locale;
  faults: ReadonlyMap<string, Fault>;
  /** The page's title once none of it is wrong any more. */
  title: string;
  day: number;
  group: GroupKind | null;
  /** The number of the window that was asked for. */
  chosen?: number;
  /** What is said where nothing at all is left. */
  full?: Child;
  /** The text of the button that leads to the wait list, where there is one; and the window. */
  wait?: { readonly text: Child; readonly slot: string } | undefined;
}) {
  const words = visitorWords[locale].form;
  return (
    <div
      class="notice error"
      id="trouble"
      role="alert"
      tabindex={-1}
      autofocus
      data-focus=""
      data-faults={trouble.type === 'faults' ? documentTitle(locale, title) : undefined}
    >
      {trouble.type === 'faults' && (
        <>
          <p>
            <strong>{words.wrong}</strong>
          </p>
          <ul>
            {[...faults].map(([field, { text }]) => (
              <li>
                <a href={`#${field}`}>
                  {labelOf(field, group, locale)}
                  {field === 'consent' ? (
                    <InLegal locale={locale} section="consent">
                      {text}
                    </InLegal>
                  ) : (
                    text
                  )}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {trouble.type === 'no_room' && (
        <WindowOffers
          {...{ trouble, edition, locale, day }}
          lead={
            group &&
            GROUP_KINDS.includes(group) &&
            groupNoRoom(trouble, chosen ?? 0, edition, locale)
          }
          send={words.confirm}
          take={words.take}
        />
      )}
      {trouble.type === 'no_room' && trouble.code === 'slot_full' && wait && (
        <p>
          <button class="button quiet wide" type="submit" name="wait" value={wait.slot}>
            {wait.text}
          </button>
        </p>
      )}
      {trouble.type === 'stale' && <p>{words.stale}</p>}
      {trouble.type === 'spent' && <p>{words.spent}</p>}
      {trouble.type === 'cancelled' && <p>{words.cancelledBefore}</p>}
      {trouble.type === 'problem' && trouble.code === 'slot_full' && full && (
        <p>
          <strong>{full}</strong>
        </p>
      )}
      {trouble.type === 'problem' && !(trouble.code === 'slot_full' && full) && (
        <ProblemWords code={trouble.code} locale={locale} />
      )}
    </div>
  );
}

/** Why a window was not given, and the windows to have instead, one tap each. */
export function WindowOffers({
  trouble,
  edition,
  locale,
  day,
  send,
  take,
  lead,
}: {
  trouble: NoRoom;
  edition: Edition;
  locale: Locale;
  day: number;
  /** The text of the form's own button. */
  send: string;
  take: (window: string) => string;
  /** Why, where it is said in other words than everybody's. */
  lead?: string | false | null | undefined;
}) {
  const words = visitorWords[locale].form;
  const { alternatives, remaining } = trouble;
  return (
    <>
      {/* What Enter in a field presses: it must not take the first window that is offered. */}
      <button class="hidden" type="submit" tabindex={-1}>
        {send}
      </button>
      <p>
        <strong>{lead || noRoomSentence(trouble, locale, words)}</strong>
      </p>
      {!lead && (
        <p>
          {alternatives.length === 0
            ? words.noAlternatives
            : remaining > 0
              ? words.roomForAll
              : words.alternatives}
        </p>
      )}
      <div class="alternatives">
        {alternatives.map((slot) => (
          <button class="button wide" type="submit" name="instead" value={slot.number}>
            {take(windowWords(slot, edition, locale, day))}
          </button>
        ))}
      </div>
    </>
  );
}

/** The name of a field before what is wrong with it, so that the list can be read by itself. */
function labelOf(field: string, group: GroupKind | null, locale: Locale): string {
  const words = visitorWords[locale].form;
  const media = mediaWords[locale];
  const labels: Readonly<Record<string, string>> = {
    adults: group === 'school' ? words.companions : group === 'media' ? media.crew : words.adults,
    children: words.children,
    girls: words.girls,
    boys: words.boys,
    coaches: words.coaches,
    organisation: group ? words.kinds[group].organisation : '',
    group_code: words.groupCodeName,
    work: media.work,
    equipment: media.equipment,
    vehicle: media.vehicle,
    also: media.also,
    name: words.name,
    phone: words.phone,
    email: words.email,
    call: groupWords[locale].call,
    // Their sentences say what they are about.
    slot: '',
    consent: '',
  } satisfies Record<FaultyField, string>;
  const label = labels[field];
  return label ? `${label} · ` : '';
}

function ProblemWords({ code, locale }: { code: ProblemCode; locale: Locale }) {
  const { happened, kept, next } = problemWords[locale].codes[code];
  return (
    <>
      <p>
        <strong>{happened}</strong> {kept}
      </p>
      <p>{next}</p>
    </>
  );
}

/** The hours of a window, with its day when that is another one. */
function windowWords(slot: Slot, edition: Edition, locale: Locale, day: number): string {
  const hours = formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone);
  const other = edition.days.find((one) => one.number === slot.day && one.number !== day);
  return other ? `${hours} · ${formatCalendarDate(other.date, locale, 'without_year')}` : hours;
}
