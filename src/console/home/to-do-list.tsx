import type { Locale } from '../../domain/kinds.ts';
import type { ToDo } from '../../domain/to-do.ts';
import { consoleWords } from '../../i18n/console.ts';
import { countWords } from '../../i18n/counts.ts';
import { requestWords } from '../../i18n/requests.ts';
import { toDoWords } from '../../i18n/to-do.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { ageText } from '../requests/texts.ts';
import { clockAt } from '../shell/clock.ts';

interface ListProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  list: readonly ToDo[];
}

/** What waits for the reader: a line each, which leads to where it is done. */
export function ToDoList(props: ListProps) {
  const { locale, list } = props;
  const words = toDoWords[locale];
  return (
    <section class="to-do" aria-labelledby="to-do">
      <h2 id="to-do">{words.title}</h2>
      {list.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul>
          {list.map((one) => (
            <Line {...props} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line(props: ListProps & { one: ToDo }) {
  const { what, more } = said(props);
  const address = `/console/${props.edition.slug}${placeOf(props.one)}`;
  // The board says as much beside it, second by second.
  const isLive = props.one.what === 'silent';
  return (
    <li data-to-do={props.one.what}>
      <a href={address} {...(isLive && { 'data-figure': 'to_do.silent' })}>
        {what}
      </a>
      {more && <span>{more}</span>}
    </li>
  );
}

/** Where it is done, below the edition's own address. */
function placeOf(one: ToDo): string {
  switch (one.what) {
    case 'requests':
      return `/requests?kind=${one.kind}`;
    case 'conflicts':
      return `/days/${one.day}/close#conflicts`;
    case 'silent':
      return '/gates?phones=trouble#phones';
    case 'count':
      return '/gates#phones';
    case 'wishes':
      return '/wishes';
    case 'unreleased':
      return `/days/${one.day}/close#step-release`;
    case 'steps':
      return '/edition';
  }
}

function said({ locale, edition, now, one }: ListProps & { one: ToDo }): {
  what: string;
  more?: string;
} {
  const words = toDoWords[locale];
  const requests = requestWords[locale];
  switch (one.what) {
    case 'requests': {
      const by = clockAt(one.by, now, edition.timezone);
      const parts = [
        words.oldest(ageText(one.since, now, locale)),
        one.by <= now ? requests.overdue : requests.answerBy(by),
      ];
      const kind = one.alone ? `${requests.queues[one.kind]} · ` : '';
      return { what: `${kind}${requests.title(one.n)}`, more: parts.join(' · ') };
    }
    case 'conflicts':
      return { what: countWords[locale].conflicts.title(one.n), more: words.conflicts };
    case 'silent':
      return { what: consoleWords[locale].freshness.silent(one.n) };
    case 'count':
      return { what: words.count(clockAt(one.at, now, edition.timezone)), more: words.countAgain };
    case 'wishes':
      return { what: words.wishes(one.n) };
    case 'unreleased':
      return { what: words.unreleased(one.n) };
    case 'steps':
      return { what: words.steps(one.n) };
  }
}
