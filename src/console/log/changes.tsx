import { logWords } from '../../i18n/log.ts';
import type { LogRow } from '../../store/members/log-row.ts';
import { clockAt } from '../shell/clock.ts';
import type { LogProps } from './props.ts';

/** Of people: the log says that it changed, and never what it was. */
const PERSONAL = /^(name|contact|phone|email|organisation|answers|phone_hash|email_hash)$/;
/** Characters of one value. */
const LONGEST = 120;

/** What it was before and is from then on, of each figure that differs. */
export function Changes(props: LogProps & { row: LogRow }) {
  const { locale, row } = props;
  const words = logWords[locale];
  const { before, after } = row;
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const said = names.flatMap((name) => {
    const [was, is] = [before?.[name], after?.[name]].map((value) => written(value, name, props));
    if (was === is) return [];
    return [{ name, text: PERSONAL.test(name) ? words.personal : `${was ?? '–'} → ${is ?? '–'}` }];
  });
  if (said.length === 0) return null;
  return (
    <ul class="log-changes">
      {said.map(({ name, text }) => (
        <li>
          <bdi dir="ltr">{name}</bdi>: <bdi dir="ltr">{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

function written(value: unknown, name: string, { edition, now }: LogProps): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && /(^|_)(at|until|ends?|expires)$/.test(name) && value > 1e11) {
    return clockAt(value, now, edition.timezone);
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
