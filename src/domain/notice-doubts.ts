import type { Gate } from './edition.ts';
import { LOCALES, type Locale } from './kinds.ts';
import type { NoticeContent, Template } from './notice.ts';

/** These are filled in from a gate, whose name is in their text. */
const OF_A_GATE: readonly Template[] = ['held', 'over'];

type Named = Pick<Gate, 'number' | 'name'>;

/** The languages in which a text names another gate than the one that its notice is about. */
export function namingAnotherGate(content: NoticeContent, gates: readonly Named[]): Locale[] {
  return LOCALES.filter((locale) => namesAnother(content, locale, gates));
}

function namesAnother(
  { template, gate, text }: NoticeContent,
  locale: Locale,
  gates: readonly Named[],
): boolean {
  const said = text[locale];
  if (said === undefined || !OF_A_GATE.includes(template)) return false;
  const named = gatesNamed(said, locale, gates);
  return named.length > 0 && (gate === null || !named.includes(gate));
}

/** The gates that a text names. Of two names that begin alike, the longer one is meant. */
function gatesNamed(text: string, locale: Locale, gates: readonly Named[]): number[] {
  let left = text.normalize('NFC').toLowerCase();
  const named: number[] = [];
  const byLength = gates
    .map(({ number, name }) => ({ number, name: name[locale].normalize('NFC').toLowerCase() }))
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length);
  for (const { number, name } of byLength) {
    const parts = left.split(name);
    // A digit after it makes it the name of another gate.
    const found = parts.slice(1).some((rest) => !/^\p{Nd}/u.test(rest));
    if (found) named.push(number);
    left = parts.join('\n');
  }
  return named;
}

/** The languages whose text stayed as it was while that of another one was corrected. */
export function leftBehind(content: NoticeContent, before: NoticeContent): Locale[] {
  const written = LOCALES.filter((locale) => content.text[locale] !== undefined);
  const kept = written.filter((locale) => saidBy(content, locale) === saidBy(before, locale));
  const corrected = written.some(
    (locale) => before.text[locale] !== undefined && !kept.includes(locale),
  );
  return corrected ? kept : [];
}

/** What somebody wrote: of a rumour its halves, since the sentence around them has the hour. */
function saidBy({ text, parts }: Pick<NoticeContent, 'text' | 'parts'>, locale: Locale) {
  const halves = parts?.[locale];
  return halves ? JSON.stringify([halves.is, halves.not]) : text[locale];
}
