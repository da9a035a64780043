import { toLatinDigits } from './digits.ts';
import { parseEmail } from './email.ts';
import { foldWords } from './name.ts';
import { type Contact, peopleOf } from './registration.ts';

/** Wrong answers about one registration, after which an organizer decides. */
export const REISSUE_TRIES = 3;
/** Right answers that show whose ticket it was. */
const ANSWERS_ASKED = 2;

/** What somebody who lost a ticket says, as it was typed; empty where they were not asked. */
export interface LossAnswers {
  readonly name: string;
  /** The last four digits of the phone, or the whole e-mail. */
  readonly contact: string;
  /** The number of the day, and how many people: one answer of the two. */
  readonly day: number | null;
  readonly people: number | null;
}

/** What is known of the registration. An erased or absent contact can be answered by nobody. */
export interface KnownLoss {
  readonly contact: Contact | null;
  readonly day: number;
  readonly adults: number;
  readonly children: number;
}

/**
 * Two right answers and no wrong one. `too_few`: one alone was given, and `none`: nothing was. Neither
 * is a try.
 */
export function judgeAnswers(
  known: KnownLoss,
  { name, contact, day, people }: LossAnswers,
): 'right' | 'wrong' | 'too_few' | 'none' {
  const given = [
    name.trim() === '' ? null : isName(name, known.contact),
    contact.trim() === '' ? null : isContact(contact, known.contact),
    day === null && people === null ? null : day === known.day && people === peopleOf(known),
  ].filter((one) => one !== null);
  if (given.length === 0) return 'none';
  if (given.length < ANSWERS_ASKED) return 'too_few';
  return given.every(Boolean) ? 'right' : 'wrong';
}

/** As a name is found: the words of the shorter one all stand in the longer one. */
function isName(typed: string, known: Contact | null): boolean {
  const said = foldWords(typed);
  const own = foldWords(known?.name ?? '');
  if (said.length === 0 || own.length === 0) return false;
  const [shorter, longer] = said.length <= own.length ? [said, own] : [own, said];
  return shorter.every((word) => longer.includes(word));
}

function isContact(typed: string, known: Contact | null): boolean {
  if (typed.includes('@')) return known?.email != null && parseEmail(typed) === known.email;
  const digits = toLatinDigits(typed).replace(/\s/gu, '');
  return /^\d{4}$/.test(digits) && known?.phone?.slice(-4) === digits;
}
