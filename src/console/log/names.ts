import { type AuditNames, type AuditSubject, readSubject } from '../../domain/audited.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { MEMBER_ROLES } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatCalendarDate } from '../../i18n/format.ts';
import { logWords } from '../../i18n/log.ts';
import { recordWords } from '../../i18n/record.ts';
import type { LogRow } from '../../store/members/log-row.ts';
import { wordOf } from './field-names.ts';

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

/** What it was done to, as the team calls it: a gate, a phone, an edition by name, a day by date. */
export function subjectName(subject: string, props: NameProps): string {
  const { locale } = props;
  const role = MEMBER_ROLES.find((one) => one === subject);
  if (role) return consoleWords[locale].roles[role];
  const read = readSubject(subject);
  if (!read) return subject;
  const { count, kind, id, more } = read;
  const { subjects } = logWords[locale];
  // The number of a registration is what its holder knows, whoever asked by which id.
  const serial = kind === 'registration' ? props.names.registrations.get(id) : undefined;
  const word = serial === undefined ? subjects[kind] : subjects['registration of serial'];
  const name = serial === undefined ? nameOf(read, props) : String(serial);
  const moved = readSubject(more);
  const isWhole = NAMED_ALONE.some((one) => one === kind) && name !== shortened(id);
  const said = [count, isWhole ? '' : word, name].filter((one) => one !== '').join(' ');
  return moved?.kind === 'gate' ? logWords[locale].became(said, subjectName(more, props)) : said;
}

/** What a subject is said with. */
export interface NameProps {
  readonly locale: Locale;
  readonly edition: Pick<Edition, 'name' | 'gates' | 'days'>;
  readonly names: AuditNames;
}

/** Their names say what they are. */
const NAMED_ALONE = ['event', 'gate', 'day'] as const;

function nameOf({ kind, id }: AuditSubject, props: NameProps): string {
  const { locale, edition, names } = props;
  switch (kind) {
    case 'event':
      return edition.name[locale] || edition.name.ar;
    case 'gate':
    case 'phones of gate':
      return gateName(Number(id), props) ?? id;
    case 'day': {
      const day = edition.days.find(({ number }) => String(number) === id);
      return day ? formatCalendarDate(day.date, locale, 'without_year') : id;
    }
    case 'hold': {
      const gate = names.holds.get(id);
      if (gate === undefined) return '';
      return gate === null ? logWords[locale].subjects.site : (gateName(gate, props) ?? '');
    }
    case 'invitation': {
      const role = MEMBER_ROLES.find((one) => one === id);
      return role ? consoleWords[locale].roles[role] : id;
    }
    case 'alert':
    case 'group code':
      return '';
    default:
      return names.people.get(id) ?? shortened(id);
  }
}

function gateName(number: number, { locale, edition }: NameProps): string | undefined {
  return edition.gates.find((one) => one.number === number)?.name[locale] || undefined;
}

/** Ids are long and say nothing: enough of one to tell it from its neighbours. */
function shortened(id: string): string {
  return id.length > 12 ? `…${id.slice(-6)}` : id;
}
