import { MEMBER_ROLES } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { logWords } from '../../i18n/log.ts';
import type { LogRow } from '../../store/members/log-row.ts';
import { clockAt } from '../shell/clock.ts';
import type { LogProps } from './props.ts';

/** Of people: the log says that it changed, and never what it was. */
const PERSONAL = /^(name|contact|phone|email|organisation|answers|phone_hash|email_hash)$/;
/** Says nothing to a reader. */
const INTERNAL = /^(id|key|hash)$/;
/** Characters of one value. */
const LONGEST = 120;

/** What it was before and is from then on, of each figure that differs. */
export function Changes(props: LogProps & { row: LogRow }) {
  const words = logWords[props.locale];
  const { before, after } = props.row;
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const said = names
    .filter((name) => !INTERNAL.test(name))
    .flatMap((name) => {
      const [was, is] = [before?.[name], after?.[name]].map((value) => written(value, name, props));
      if (was === is) return [];
      const span = was === undefined ? is : `${was} → ${is ?? '–'}`;
      return [{ name, text: PERSONAL.test(name) ? words.personal : span }];
    });
  if (said.length === 0) return null;
  return (
    <ul class="log-changes">
      {said.map(({ name, text }) => (
        <li>
          {nameOf(name, props)}: <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** What a figure is, in words; one that has none as it is written. */
function nameOf(name: string, { locale }: LogProps): string {
  return Object.entries(logWords[locale].fields).find(([one]) => one === name)?.[1] ?? name;
}

function written(value: unknown, name: string, props: LogProps): string | undefined {
  const { locale, edition, now } = props;
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && /(^|_)(at|until|ends?|expires)$/.test(name) && value > 1e11) {
    return clockAt(value, now, edition.timezone);
  }
  const role = MEMBER_ROLES.find((one) => name === 'role' && one === value);
  if (role) return consoleWords[locale].roles[role];
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
