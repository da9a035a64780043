import type { Locale } from '../../domain/kinds.ts';
import { formatSpan } from '../../i18n/format.ts';
import { searchWords } from '../../i18n/search.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { shortDay } from '../shell/short-day.ts';

/** A day, or one of its windows; both null: everywhere. */
export interface Place {
  readonly day: number | null;
  readonly slot: number | null;
}

export const EVERYWHERE: Place = { day: null, slot: null };

/** The place that a choice of `PlaceField` names; everywhere for what is no place of this edition. */
export function readPlace(chosen: unknown, edition: StoredEdition): Place {
  const [, kind, number] = /^(day|slot)-(\d{1,5})$/.exec(String(chosen)) ?? [];
  const day = edition.days.find((one) =>
    kind === 'day'
      ? one.number === Number(number)
      : one.slots.some((slot) => slot.number === Number(number)),
  );
  if (kind === undefined || !day) return EVERYWHERE;
  return { day: day.number, slot: kind === 'slot' ? Number(number) : null };
}

/** The value by which `PlaceField` names a place. */
export function placeValue({ day, slot }: Place): string {
  if (slot !== null) return `slot-${slot}`;
  return day === null ? '' : `day-${day}`;
}

interface PlaceFieldProps {
  locale: Locale;
  edition: StoredEdition;
  chosen: Place;
  hint?: string;
  /** A day has to be chosen: everywhere is no choice. */
  days?: boolean;
}

/** Which day or window is meant, of all of them. */
export function PlaceField(props: PlaceFieldProps) {
  const { locale, edition, chosen, hint, days = false } = props;
  const words = searchWords[locale];
  const value = placeValue(chosen);
  const option = (place: Place, text: string) => (
    <option value={placeValue(place)} {...(placeValue(place) === value && { selected: true })}>
      {text}
    </option>
  );
  return (
    <div class="field place-field">
      <label for="where">{words.where}</label>
      {hint && (
        <p class="hint" id="where-hint">
          {hint}
        </p>
      )}
      <select id="where" name="where" {...(hint && { 'aria-describedby': 'where-hint' })}>
        {!days && option(EVERYWHERE, words.everywhere)}
        {edition.days.map((day) => (
          <optgroup label={shortDay(day.date, locale)}>
            {option({ day: day.number, slot: null }, words.wholeDay(shortDay(day.date, locale)))}
            {day.slots.map((slot) =>
              option(
                { day: day.number, slot: slot.number },
                formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone),
              ),
            )}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
