import { localParts } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { OpenGroupCode } from '../../store/registrations/group-codes.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { NumberField } from '../shell/number-field.tsx';
import { shortDay } from '../shell/short-day.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';

interface GroupCodeProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  /** Why what was sent was refused; null where nothing was. */
  codeWrong: string | null;
  /** Those that can still be used. */
  groupCodes: readonly OpenGroupCode[];
}

/**
 * A code of the directorate: for a number of people and registrations, on these days, until then.
 */
export function GroupCodeForm(props: GroupCodeProps) {
  const { locale, edition, now, codeWrong } = props;
  const words = requestWords[locale].code;
  const last = edition.days.at(-1)?.date ?? localParts(now, edition.timezone).date;
  return (
    <details class="panel group-code" id="group-code" open={codeWrong !== null}>
      <summary>{words.title}</summary>
      <p>{words.note}</p>
      {codeWrong && (
        <p class="field-error" role="alert">
          <StateIcon name="waiting" /> {codeWrong}
        </p>
      )}
      <PostForm action={`/console/${edition.slug}/people/group-code`}>
        <div class="pair">
          <NumberField name="people" label={words.people} value="500" />
          <NumberField name="uses" label={words.uses} value="5" />
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
      <ul class="members invitations">
        {props.groupCodes.map((code) => (
          <CodeLine {...props} code={code} />
        ))}
      </ul>
    </details>
  );
}

/** How far a code was used, its days and its end, and its withdrawal. */
function CodeLine({ locale, edition, now, code }: GroupCodeProps & { code: OpenGroupCode }) {
  const words = requestWords[locale].code;
  const { people } = consoleWords[locale];
  const number = (n: number) => formatNumber(n, locale);
  const days = edition.days
    .filter((day) => code.days?.includes(day.number))
    .map((day) => shortDay(day.date, locale));
  return (
    <li data-code={code.id}>
      <b>
        {words.used(number(code.people), number(code.people_max))}
        {' · '}
        {words.usedTimes(number(code.uses), number(code.uses_max))}
      </b>
      <span class="hint">
        {days.length === 0 ? words.everyDay : days.join(' · ')}
        <br />
        {people.until(clockAt(code.expires_at, now, edition.timezone))}
      </span>
      <div class="controls">
        <Step icon="ban" name={people.withdraw} ask={words.withdrawAsk} tone="stop">
          <PostForm action={`/console/${edition.slug}/people/group-codes/${code.id}/withdraw`}>
            <button type="submit" class="stop">
              {people.confirmWithdraw}
            </button>
          </PostForm>
        </Step>
      </div>
    </li>
  );
}
