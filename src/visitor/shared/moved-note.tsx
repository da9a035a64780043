import { hoursOf } from '../../domain/editing/told.ts';
import { type Edition, slotsOf, type WindowHours } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords, directionOf } from '../../i18n/common.ts';
import { formatCalendarDate, formatDate, formatTime } from '../../i18n/format.ts';
import { movedWords } from '../../i18n/moved.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import { Icon } from '../../ui/icon.tsx';

interface MovedProps {
  locale: Locale;
  edition: Edition;
  /** The window's number. */
  slot: number;
  /** When its holder was given it, ms; null for one who sees its hour for the first time. */
  since: number | null;
  /** Whether they have a ticket for it. */
  ticketed?: boolean;
}

/** That the hour of a window was moved since its holder has it: from what, to what, and when. */
export function MovedNote({ locale, edition, slot, since, ticketed = true }: MovedProps) {
  const moved = slotsOf(edition).get(slot)?.moved;
  const hours = hoursOf(edition, slot);
  if (!moved || !hours || since === null || since > moved.at) return null;
  const said = legalLocale(locale, 'moved');
  const words = movedWords[locale];
  const otherDay = moved.date !== hours.date;
  const spell = (one: WindowHours) => {
    const span = commonWords[said].span(one.from, one.to);
    return otherDay ? `${formatCalendarDate(one.date, said, 'without_year')} ${span}` : span;
  };
  const day = formatDate(moved.at, said, edition.timezone, 'without_year');
  const time = formatTime(moved.at, edition.timezone);
  return (
    <div class="notice" data-moved="" lang={said} dir={directionOf(said)}>
      <p>
        <Icon name="clock" /> <strong>{words.title}</strong>{' '}
        {words.text(spell(moved), spell(hours), day, time)}
        {ticketed && ` ${words.valid}`}
      </p>
    </div>
  );
}
