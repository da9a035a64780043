import type { Day, Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { formatCalendarDate, formatSpan } from '../../i18n/format.ts';
import { mediaWords } from '../../i18n/media.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { canBeChosen, windowsOf } from '../shared/availability.ts';
import type { Fault } from '../shared/fault.ts';
import type { Answers } from './answers.ts';
import { Wrong } from './fields.tsx';

interface OtherDaysProps {
  readonly locale: Locale;
  readonly edition: Edition;
  /** The day of the form itself. */
  readonly day: Day;
  readonly left: ReadonlyMap<number, number>;
  readonly answers: Answers;
  readonly now: number;
  readonly wrong: Fault | undefined;
}

/** The press asks for several days at once: a window on each of the other days, or none. */
export function OtherDays(facts: OtherDaysProps) {
  const { locale, edition, day, left, now, answers, wrong } = facts;
  const words = mediaWords[locale];
  const others = edition.days
    .filter(({ number }) => number !== day.number)
    .map((one) => ({ one, windows: windowsOf(edition, one, left, now).filter(canBeChosen) }))
    .filter(({ windows }) => windows.length > 0);
  if (others.length === 0) return null;
  return (
    <fieldset
      id="also"
      tabindex={-1}
      class="other-windows"
      aria-describedby={wrong ? 'also-hint also-wrong' : 'also-hint'}
    >
      <legend>{words.also}</legend>
      <p class="hint" id="also-hint">
        {words.alsoHint}
      </p>
      <Wrong id="also" fault={wrong} />
      {others.map(({ one, windows }) => (
        <div class="field">
          <label for={`also-${one.number}`}>
            <Emblem day={one.number} size={24} />{' '}
            {formatCalendarDate(one.date, locale, 'without_year')}
          </label>
          <select id={`also-${one.number}`} name="also">
            <option value="">{words.notThisDay}</option>
            {windows.map(({ slot }) => (
              <option
                value={String(slot.number)}
                selected={answers.also.includes(String(slot.number))}
              >
                {formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}
