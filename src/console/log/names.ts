import type { Locale } from '../../domain/kinds.ts';
import { MEMBER_ROLES } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { logWords } from '../../i18n/log.ts';
import { recordWords } from '../../i18n/record.ts';
import type { LogRow } from '../../store/members/log-row.ts';

/** What was done, in words; what has none stands as it is written. */
export function verbWord(locale: Locale, verb: string): string {
  return wordOf(logWords[locale].verbs, verb) ?? wordOf(recordWords[locale].verbs, verb) ?? verb;
}

/** Every verb that has a word, in the order of the words. */
export function knownVerbs(locale: Locale): { readonly verb: string; readonly word: string }[] {
  const { other: _, ...ofRecords } = recordWords[locale].verbs;
  const names = new Set([...Object.keys(logWords[locale].verbs), ...Object.keys(ofRecords)]);
  return [...names]
    .map((verb) => ({ verb, word: verbWord(locale, verb) }))
    .toSorted((a, b) => a.word.localeCompare(b.word, locale));
}

/** Who it was: a member by name, a phone by its card, or who acts without a name. */
export function actorName({ actor, actor_name }: LogRow, locale: Locale): string {
  const words = logWords[locale];
  if (actor_name !== null) return actor_name;
  const [first = ''] = actor.split(' ');
  return wordOf(words.actors, first) ?? words.actors.service;
}

/** What it was done to: its kind in words, with its name or number. */
export function subjectName(
  { subject, subject_name }: Pick<LogRow, 'subject' | 'subject_name'>,
  locale: Locale,
): string {
  const { subjects } = logWords[locale];
  const role = MEMBER_ROLES.find((one) => one === subject);
  if (role) return consoleWords[locale].roles[role];
  // `8 phones of gate 2`: a number may stand before.
  const [, count = '', rest = ''] = /^(\d+ )?(.*)$/s.exec(subject) ?? [];
  const kinds = Object.entries(subjects).toSorted(([a], [b]) => b.length - a.length);
  const [kind = 'member', word = ''] = kinds.find(([name]) => isOf(rest, name)) ?? [];
  if (!isOf(rest, kind)) return subject;
  return `${count}${word} ${subject_name ?? shortened(rest.slice(kind.length).trim())}`.trim();
}

function isOf(subject: string, kind: string): boolean {
  return subject === kind || subject.startsWith(`${kind} `);
}

/** Ids are long and say nothing: enough of one to tell it from its neighbours. */
function shortened(id: string): string {
  return id.length > 12 ? `…${id.slice(-6)}` : id;
}

function wordOf(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
