import { toLatinDigits } from '../digits.ts';
import type { Day, Edition, Slot } from '../edition.ts';
import { foldText } from '../name.ts';
import { DAY_MS } from '../time.ts';

/** Months as they are written in the country's languages, folded: January is the first. */
const MONTHS: readonly (readonly string[])[] = [
  ['يناير', 'janvier', 'january', 'janv', 'jan'],
  ['فبراير', 'fevrier', 'february', 'fev', 'feb'],
  ['مارس', 'mars', 'march', 'mar'],
  ['ابريل', 'avril', 'april', 'avr', 'apr'],
  ['ماي', 'مايو', 'mai', 'may'],
  ['يونيو', 'juin', 'june', 'jun'],
  ['يوليوز', 'يوليو', 'juillet', 'july', 'juil', 'jul'],
  ['غشت', 'اغسطس', 'aout', 'august', 'aug'],
  ['شتنبر', 'سبتمبر', 'septembre', 'september', 'sept', 'sep'],
  ['اكتوبر', 'octobre', 'october', 'oct'],
  ['نونبر', 'نوفمبر', 'novembre', 'november', 'nov'],
  ['دجنبر', 'ديسمبر', 'decembre', 'december', 'dec'],
];

interface WrittenDate {
  readonly day: number;
  readonly month: number;
  /** Null where it was left out. */
  readonly year: number | null;
}

/** Days from the first of a sheet (30 December 1899) to that of a computer's clock. */
const SHEET_EPOCH = 25_569;

/** A date as people write it; null for anything else. */
export function writtenDate(cell: string): WrittenDate | null {
  const text = toLatinDigits(cell).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[\sT])/.exec(text);
  if (iso) return dateOf(iso[3], iso[2], iso[1]);
  const local =
    /^(?:\p{L}+\s+)?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{4}|\d{2}))?(?=$|[\sT])/u.exec(
      text,
    );
  if (local) return dateOf(local[1], local[2], local[3]);
  return inWords(text);
}

function inWords(text: string): WrittenDate | null {
  const words = foldText(text).split(' ');
  const month = words.findIndex((word) => monthNumber(word) > 0);
  if (month < 1) return null;
  const number = (word: string | undefined) => /^(\d{1,4})(er|st|nd|rd|th)?$/.exec(word ?? '')?.[1];
  return dateOf(
    number(words[month - 1]),
    String(monthNumber(words[month])),
    number(words[month + 1]),
  );
}

function monthNumber(word: string | undefined): number {
  return MONTHS.findIndex((names) => word !== undefined && names.includes(word)) + 1;
}

function dateOf(day?: string, month?: string, year?: string): WrittenDate | null {
  const date = { day: Number(day), month: Number(month), year: year ? Number(year) : null };
  const { day: d, month: m, year: y } = date;
  if (!(d >= 1 && d <= 31 && m >= 1 && m <= 12)) return null;
  return { ...date, year: y !== null && y < 100 ? 2_000 + y : y };
}

/** A date as a sheet counts it, where it came as a number. */
function sheetDate(cell: string): WrittenDate | null {
  if (!/^[2-6]\d{4}(\.\d+)?$/.test(cell)) return null;
  const days = Number(cell);
  const at = new Date((Math.floor(days) - SHEET_EPOCH) * DAY_MS);
  return { day: at.getUTCDate(), month: at.getUTCMonth() + 1, year: at.getUTCFullYear() };
}

/** The year of a date, or a year alone; null for anything else. */
export function yearOf(cell: string): number | null {
  const text = toLatinDigits(cell).trim();
  if (/^(19|20)\d{2}$/.test(text)) return Number(text);
  const [, short] = /^\d{1,2}[-/.]\d{1,2}[-/.](\d{2})$/.exec(text) ?? [];
  // Two digits of a year that is still to come are of the last century.
  if (short !== undefined)
    return Number(short) > 40 ? 1_900 + Number(short) : 2_000 + Number(short);
  return writtenDate(text)?.year ?? null;
}

/** The day of an edition that a cell means: its date, or its number (`2`, `day 2`, `اليوم 2`). */
export function dayIn(edition: Pick<Edition, 'days'>, cell: string): Day | null {
  const [, number] = /^(?:\p{L}+\s+)?(\d{1,2})$/u.exec(toLatinDigits(cell).trim()) ?? [];
  if (number !== undefined) {
    return edition.days.find((day) => day.number === Number(number)) ?? null;
  }
  const said = writtenDate(cell) ?? sheetDate(toLatinDigits(cell).trim());
  if (!said) return null;
  return (
    edition.days.find(({ date }) => {
      const [year, month, day] = date.split('-').map(Number);
      return day === said.day && month === said.month && (said.year ?? year) === year;
    }) ?? null
  );
}

/** The hour that a cell means, `HH:MM`: the first of two; null for anything else. */
export function hourOf(cell: string): string | null {
  const text = toLatinDigits(cell).trim().toLowerCase();
  const part = /^0?\.\d+$/.test(text) ? Math.round(Number(text) * 1_440) : null;
  if (part !== null) return clock(Math.floor(part / 60), part % 60);
  // After a date, as a sheet writes both.
  const bare = text.replace(/^\d{4}-\d{2}-\d{2}[t ]/, '');
  const found = /^\D{0,12}?(\d{1,2})\s*(?:(?:[:.]|h|س)\s*(\d{2})?)?(?!\d)/.exec(bare);
  if (!found) return null;
  const afternoon = /pm\b|p\.m|مساء|زوال/.test(bare) && Number(found[1]) < 12;
  return clock(Number(found[1]) + (afternoon ? 12 : 0), Number(found[2] ?? 0));
}

function clock(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The window of a day that begins at an hour, else the one that it falls into. */
export function windowAt({ slots }: Day, hour: string): Slot | null {
  const within = ({ from, to }: Slot) => (from < to ? from <= hour && hour < to : hour >= from);
  return slots.find(({ from }) => from === hour) ?? slots.find(within) ?? null;
}
