import { formatSpan } from '../i18n/format.ts';
import { visitorWords } from '../i18n/visitor.ts';
import { windowsOf } from './availability.ts';
import { Wrong } from './fields.tsx';
import type { FormFacts } from './form-page.tsx';

type Facts = Pick<FormFacts, 'locale' | 'edition' | 'day' | 'left' | 'now'> & {
  readonly answers: Pick<FormFacts['answers'], 'slot'>;
};

/** The arrival windows as cards to choose one of; a full one is shown and cannot be chosen. */
export function WindowChoice({ wrong, ...facts }: Facts & { wrong?: string | undefined }) {
  const words = visitorWords[facts.locale].form;
  return (
    <fieldset aria-describedby={wrong ? 'slot-hint slot-wrong' : 'slot-hint'}>
      <legend>{words.arrival}</legend>
      <p class="hint" id="slot-hint">
        {words.arrivalHint}
      </p>
      <Wrong id="slot" text={wrong} />
      <WindowCards {...facts} />
    </fieldset>
  );
}

/**
 * The cards alone: the script asks for them again so that the places stay true. The first that can
 * be chosen is where the list of errors leads, unless `anchored` is false.
 */
export function WindowCards({
  locale,
  edition,
  day,
  left,
  now,
  answers,
  anchored = true,
}: Facts & { anchored?: boolean }) {
  const words = visitorWords[locale];
  const windows = windowsOf(edition, day, left, now);
  const first = windows.find(({ state }) => state === 'places' || state === 'few');
  return (
    <div class="windows" data-windows={`/${locale}/${edition.slug}/days/${day.number}/windows`}>
      {windows.map(({ slot, left: free, state }) => (
        <label class="window">
          <input
            type="radio"
            name="slot"
            value={slot.number}
            id={anchored && slot === first?.slot ? 'slot' : undefined}
            checked={
              answers.slot === String(slot.number) && (state === 'places' || state === 'few')
            }
            disabled={state === 'full' || state === 'over'}
          />
          <span class="window-hours">
            {formatSpan(slot.starts_at, slot.ends_at, locale, edition.timezone)}
          </span>
          <span class={`pill ${state}`}>
            {state === 'over' ? words.form.windowOver : words.event.places(free)}
          </span>
        </label>
      ))}
    </div>
  );
}
