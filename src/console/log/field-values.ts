import type { AuditNames } from '../../domain/audited.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { declineWords } from '../../i18n/decline.ts';
import { editionWords } from '../../i18n/edition.ts';
import { exportWords } from '../../i18n/exports.ts';
import { figureWords } from '../../i18n/figures.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { logWords } from '../../i18n/log.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { recordWords } from '../../i18n/record.ts';
import { browserName } from '../entry/browser-name.ts';
import { clockAt } from '../shell/clock.ts';
import { windowOf } from '../visitors/window-of.ts';
import { wordOf } from './field-names.ts';

/** What a value is said with. */
export interface ValueProps {
  readonly locale: Locale;
  readonly edition: Edition;
  readonly now: number;
  readonly names: AuditNames;
}

/** Characters of one value. */
const LONGEST = 120;

/** A noted value in words; undefined where there is none. */
export function valueText(value: unknown, name: string, props: ValueProps): string | undefined {
  if (value === null || value === undefined) return undefined;
  const text = wordOfValue(value, name, props) ?? asText(value, props.locale);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Instants, by what they are noted under. */
const INSTANT = /^(until|from|to|\w+_at)$/;

function wordOfValue(value: unknown, name: string, props: ValueProps): string | undefined {
  const { locale, edition, now, names } = props;
  const { values } = logWords[locale];
  if (typeof value === 'number' && INSTANT.test(name)) return clockAt(value, now, edition.timezone);
  if (Array.isArray(value)) {
    return value.map((one) => wordOfValue(one, name, props) ?? asText(one, locale)).join(' · ');
  }
  const word = String(value);
  switch (name) {
    case 'gate':
    case 'send_to':
      return edition.gates.find((one) => one.number === value)?.name[locale] || undefined;
    case 'slot':
      return windowOf(Number(value), edition, locale);
    case 'day':
      return dayText(value, props);
    case 'device':
    case 'invited_by':
      return names.people.get(word) ?? wordOf(logWords[locale].actors, word);
    case 'browser':
      return browserName(locale, word);
    case 'destroy_by':
      return formatCalendarDate(word, locale);
    case 'contacts':
    case 'pinned':
    case 'wanted':
    case 'new_link':
    case 'bound':
    case 'shared':
    case 'set_aside':
      return value ? values.yes : values.no;
    default:
      return wordOf(listOf(name, locale), word) ?? editionWord(value, name, locale);
  }
}

function dayText(day: unknown, { locale, edition }: ValueProps): string | undefined {
  const found = edition.days.find(({ number }) => number === day);
  return found && formatCalendarDate(found.date, locale, 'without_year');
}

/** The list of words that a value is one of, by what it is noted under. */
function listOf(name: string, locale: Locale): Readonly<Record<string, string>> {
  const { values } = logWords[locale];
  switch (name) {
    case 'role':
      return consoleWords[locale].roles;
    case 'kind':
      return { ...exportWords[locale].kinds, ...values.kinds };
    case 'state':
    case 'status':
      return values.states;
    case 'figure':
      return figureWords[locale].names;
    case 'template':
      return noticeDeskWords[locale].templates;
    case 'changed':
      return values.changed;
    case 'reason':
      return recordWords[locale].reasons;
    case 'decline_reason':
      return declineWords[locale].reasons;
    default:
      return {};
  }
}

/** A value of an edition's field: a switch, or a word of one of its lists, by the end of its path. */
function editionWord(value: unknown, path: string, locale: Locale): string | undefined {
  const { values } = logWords[locale];
  if (typeof value === 'boolean') return value ? values.yes : values.no;
  const { strictness, liveDetails, kinds, reviews, gates } = editionWords[locale];
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...{ too_early: strictness, too_late: strictness, wrong_gate: strictness },
    ...{ live_detail: liveDetails, kinds, approved_kinds: kinds, reviewed: reviews },
    direction: gates.directions,
  };
  const last = path.split('.').at(-1) ?? '';
  const list = Object.hasOwn(lists, last) ? lists[last] : undefined;
  return list && wordOf(list, String(value));
}

/** A value without the marks of a program: a text in the reader's language, or its parts in a row. */
function asText(value: unknown, locale: Locale): string {
  if (Array.isArray(value)) return value.map((one) => asText(one, locale)).join(' · ');
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const parts = new Map<string, unknown>(Object.entries(value));
  const own = parts.get(locale) ?? parts.get('ar');
  if (typeof own === 'string' && own !== '') return own;
  return [...parts.values()]
    .map((one) => asText(one, locale))
    .filter((one) => one !== '')
    .join(' · ');
}
