import { consoleWords } from '../../i18n/console.ts';
import { logWords } from '../../i18n/log.ts';
import { SelectField, TextField } from '../shell/fields.tsx';
import { knownVerbs, subjectName } from './names.ts';
import type { LogProps } from './props.ts';
import { logAddress } from './read-query.ts';

/** Which rows to show. What the address says stays chosen. */
export function LogForm(props: LogProps) {
  const { locale, edition, query, people } = props;
  const words = logWords[locale];
  const all = { value: '', text: words.all };
  return (
    <form class="log-form" method="get" action={`/console/${edition.slug}/log`}>
      <SelectField
        name="by"
        label={words.who}
        value={query.by ?? ''}
        options={[
          all,
          ...people.map(({ id, name, role }) => ({
            value: id,
            text: `${name} (${consoleWords[locale].roles[role]})`,
          })),
          { value: 'operator', text: words.actors.operator },
        ]}
      />
      <SelectField
        name="verb"
        label={words.what}
        value={query.verb ?? ''}
        options={[
          all,
          ...knownVerbs(locale).map(({ verb, word }) => ({ value: verb, text: word })),
        ]}
      />
      <TextField name="day" label={words.day} value={query.day ?? ''} max={10} type="date" />
      {query.subject !== null && (
        <p class="log-subject">
          <input type="hidden" name="subject" value={query.subject} />
          {words.of} <bdi>{subjectName(query.subject, props)}</bdi>{' '}
          <a href={logAddress(edition.slug, { ...query, subject: null, before: null })}>
            {words.every}
          </a>
        </p>
      )}
      <button type="submit" class="plain">
        {words.show}
      </button>
    </form>
  );
}
