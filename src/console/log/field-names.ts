import { AUDIT_FIELDS } from '../../domain/audited.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { type EditionWords, editionWords } from '../../i18n/edition.ts';
import { editionListWords } from '../../i18n/edition-lists.ts';
import { logWords } from '../../i18n/log.ts';

/** What a figure of the audit is, in words; a personal field by what the record calls it. */
export function fieldName(name: string, locale: Locale): string {
  const { fields, values } = logWords[locale];
  const field = AUDIT_FIELDS.find((one) => one === name);
  return field ? fields[field] : (wordOf(values.changed, name) ?? name);
}

/** Fields of days, windows and gates whose word has another name. */
const FIELD_WORDS = { capacity: 'places', closed: 'isClosed', step_free: 'stepFree', kinds: 'who' };

/**
 * What a field of an edition is, by its path: a setting with the language of its text, or a part of a
 * day, of a window or of a gate.
 */
export function editionFieldName(
  path: string,
  { locale, edition }: { locale: Locale; edition: Pick<Edition, 'gates'> },
): string {
  const words = editionWords[locale];
  const [list = '', number, ...rest] = path.split('.');
  const part = wordOf(
    { days: words.programme.day, windows: words.days.window, gates: words.gates.gate },
    list,
  );
  if (part !== undefined && number !== undefined) {
    const gate = edition.gates.find((one) => list === 'gates' && String(one.number) === number);
    const own = gate?.name[locale] || `${part} ${number}`;
    return joined(own, partName(list, rest[0] ?? '', words), languageOf(rest.slice(1), words));
  }
  if (path === 'status') return logWords[locale].fields.status;
  return joined(settingName(path, locale) ?? path, undefined, languageOf([number, ...rest], words));
}

/** Parts of an edition that a page of its own is about. */
function settingName(path: string, locale: Locale): string | undefined {
  const words = editionWords[locale];
  const { questions, plan } = editionListWords[locale];
  const lists = { questions: questions.title, plan: plan.title };
  const { fields, programme, pages, groups } = words;
  const named = Object.entries(fields).find(([one]) => `${path}.`.startsWith(`${one}.`));
  const whole = { programme: programme.title, shares: pages.shares.title, site: groups.site };
  return named?.[1].label ?? wordOf({ ...whole, ...lists }, path);
}

function partName(list: string, field: string, words: EditionWords): string | undefined {
  const { days, gates, programme } = words;
  const asked = wordOf(FIELD_WORDS, field) ?? field;
  const labels: object = list === 'gates' ? gates : { ...days, day: programme.day };
  const more = { position: `${gates.latitude}, ${gates.longitude}` };
  const label: unknown = Object.entries({ ...labels, ...more }).find(([one]) => one === asked)?.[1];
  return typeof label === 'string' ? label : undefined;
}

function languageOf(
  rest: readonly (string | undefined)[],
  words: EditionWords,
): string | undefined {
  const last = rest.at(-1);
  return last === undefined ? undefined : wordOf(words.languages, last);
}

function joined(name: string, part: string | undefined, language: string | undefined): string {
  const whole = part === undefined ? name : `${name} · ${part}`;
  return language === undefined ? whole : `${whole} (${language})`;
}

/** The word under a name; undefined where there is none. */
export function wordOf(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
