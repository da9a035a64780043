import { localParts } from '../domain/calendar.ts';
import type { Locale } from '../domain/kinds.ts';
import { requestWords } from '../i18n/requests.ts';
import type { StoredEdition } from '../store/editions.ts';
import { PostForm } from './form.tsx';
import { Shape } from './shapes.tsx';
import { shortDay } from './short-day.ts';

interface GroupCodeProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  /** What was sent could not be read. */
  codeWrong: boolean;
}

/** A code of the directorate: for so many people and registrations, on these days, until then. */
export function GroupCodeForm({ locale, edition, now, codeWrong }: GroupCodeProps) {
  const words = requestWords[locale].code;
  const last = edition.days.at(-1)?.date ?? localParts(now, edition.timezone).date;
  return (
    <details class="panel group-code" id="group-code" open={codeWrong}>
      <summary>{words.title}</summary>
      <p>{words.note}</p>
      {codeWrong && (
        <p class="field-error" role="alert">
          <Shape name="waiting" /> {words.wrong}
        </p>
      )}
      <PostForm action={`/console/${edition.slug}/people/group-code`}>
        <div class="pair">
          <Field name="people" label={words.people} value="500" />
          <Field name="uses" label={words.uses} value="5" />
        </div>
        <fieldset class="days-chosen">
          <legend>{words.days}</legend>
          {edition.days.map((day) => (
            <label>
              <input type="checkbox" name="day" value={String(day.number)} />{' '}
              {shortDay(day.date, locale)}
            </label>
          ))}
          <small class="hint">{words.allDays}</small>
        </fieldset>
        <div class="field">
          <label for="end">{words.end}</label>
          <input id="end" name="end" type="date" required value={last} />
        </div>
        <button type="submit" class="plain">
          {words.submit}
        </button>
      </PostForm>
    </details>
  );
}

function Field({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="text"
        inputmode="numeric"
        dir="ltr"
        required
        autocomplete="off"
        value={value}
      />
    </div>
  );
}
