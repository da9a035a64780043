import { localWritten, zonedInstant } from '../../domain/calendar.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { type NoticeDraft, type Rumour, TEMPLATES } from '../../domain/notice.ts';
import { readUntil } from '../../domain/read-until.ts';

/** More than any field takes: beyond it, nobody typed. */
const READ_MAX = 20_000;

/** A notice as its form was sent, and the time as it was typed, to be shown again. */
export interface TypedNotice {
  readonly draft: NoticeDraft;
  readonly until: string;
}

/** What the form of a notice says. Nothing of it is checked yet but that it has the right shape. */
export function readNotice(
  form: Readonly<Record<string, unknown>>,
  edition: Pick<Edition, 'timezone'>,
  now: number,
): TypedNotice {
  const until = textOf(form.until).slice(0, 40);
  return {
    until,
    draft: {
      template: TEMPLATES.find((one) => one === form.template) ?? 'free',
      pinned: form.pinned === 'yes',
      // Chosen after the text was filled in for another one: then it is asked about.
      gate: readGate(form.fill ?? form.gate),
      until: readTime(until, edition.timezone, now),
      text: byLocale((locale) => textOf(form[`text-${locale}`])),
      parts: byLocale(
        (locale): Rumour => ({
          is: textOf(form[`is-${locale}`]),
          not: textOf(form[`not-${locale}`]),
        }),
      ),
    },
  };
}

/** A record with an entry for each language. */
export function byLocale<T>(make: (locale: Locale) => T): Readonly<Record<Locale, T>> {
  return { ar: make('ar'), zgh: make('zgh'), fr: make('fr'), en: make('en') };
}

/** An instant (ms) as the field of a time takes it. */
export function timeField(at: number | null, { timezone }: Pick<Edition, 'timezone'>): string {
  return at === null ? '' : localWritten(at, timezone);
}

/** Everybody, or a gate by its number; one that is none is refused when it is checked. */
function readGate(value: unknown): number | null {
  const typed = textOf(value);
  if (typed === '') return null;
  return /^\d{1,3}$/.test(typed) ? Number(typed) : -1;
}

/** A date and an hour as browsers send them, or an hour alone, as it is typed into older ones. */
function readTime(typed: string, zone: string, now: number): number | null | 'invalid' {
  const text = toLatinDigits(typed.trim());
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(text) ?? [];
  if (date === undefined || time === undefined) return readUntil(text, zone, now);
  try {
    return zonedInstant(date, time, zone);
  } catch (error) {
    if (error instanceof RangeError) return 'invalid';
    throw error;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, READ_MAX) : '';
}
