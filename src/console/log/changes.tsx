import type { Locale } from '../../domain/kinds.ts';
import { MEMBER_ROLES } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { type EditionWords, editionWords } from '../../i18n/edition.ts';
import { logWords } from '../../i18n/log.ts';
import type { LogRow } from '../../store/members/log-row.ts';
import { clockAt } from '../shell/clock.ts';
import type { LogProps } from './props.ts';

/** Of people: the log says that it changed, and never what it was. */
const PERSONAL = /^(name|contact|phone|email|organisation|answers|phone_hash|email_hash)$/;
/** Says nothing to a reader. */
const INTERNAL = /^(id|key|hash|form)$/;
/** Characters of one value. */
const LONGEST = 120;

/** What it was before and is from then on, of each figure that differs. */
export function Changes(props: LogProps & { row: LogRow }) {
  const words = logWords[props.locale];
  const [before, after] = [flat(props.row.before), flat(props.row.after)];
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

type Figures = Readonly<Record<string, unknown>>;

/** Every figure by itself: those of an edition's fields are noted together. */
function flat(figures: Figures | null): Figures | null {
  const { fields } = figures ?? {};
  if (!isPlain(fields)) return figures;
  const { fields: _, more, ...others } = figures ?? {};
  return { ...others, ...(more === 0 ? {} : { more }), ...fields };
}

function isPlain(value: unknown): value is Figures {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a figure is, in words; one that has none as it is written. */
function nameOf(name: string, { locale }: LogProps): string {
  const known = Object.entries(logWords[locale].fields).find(([one]) => one === name)?.[1];
  return known ?? editionFieldName(name, editionWords[locale]) ?? name;
}

/** Fields of days, windows and gates whose word has another name. */
const FIELD_WORDS = { capacity: 'places', closed: 'isClosed', step_free: 'stepFree', kinds: 'who' };

/** Of a field of an edition, by its path: a setting, or a part of a day, of a window or of a gate. */
function editionFieldName(path: string, words: EditionWords): string | null {
  const [list, number, ...rest] = path.split('.');
  const part = { days: words.programme.day, windows: words.days.window, gates: words.gates.gate };
  const name = Object.entries(part).find(([one]) => one === list)?.[1];
  const field = rest[0] ?? '';
  const asked = Object.entries(FIELD_WORDS).find(([one]) => one === field)?.[1] ?? field;
  const of = (labels: object) => Object.entries(labels).find(([one]) => one === asked)?.[1];
  if (name !== undefined && number !== undefined) {
    const label: unknown = of(list === 'gates' ? words.gates : words.days);
    return `${name} ${number}${typeof label === 'string' ? ` · ${label}` : ''}`;
  }
  const setting = Object.entries(words.fields).find(([one]) => `${path}.`.startsWith(`${one}.`));
  return setting?.[1].label ?? null;
}

function written(value: unknown, name: string, props: LogProps): string | undefined {
  const { locale, edition, now } = props;
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && /(^|_)(at|until|ends?|expires)$/.test(name) && value > 1e11) {
    return clockAt(value, now, edition.timezone);
  }
  const role = MEMBER_ROLES.find((one) => name === 'role' && one === value);
  if (role) return consoleWords[locale].roles[role];
  const text = asText(value, locale);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A value without the marks of a program: a text in the reader's language, or its parts in a row. */
function asText(value: unknown, locale: Locale): string {
  if (Array.isArray(value)) return value.map((one) => asText(one, locale)).join(' · ');
  if (!isPlain(value)) return String(value ?? '');
  const own = value[locale] ?? value.ar;
  if (typeof own === 'string' && own !== '') return own;
  return Object.values(value)
    .map((one) => asText(one, locale))
    .filter((one) => one !== '')
    .join(' · ');
}
