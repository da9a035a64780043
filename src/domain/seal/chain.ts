import { sha256 } from '../sha256.ts';
import { SEAL_FORM } from './form.ts';

/** How many rows of a seal are of one day of the event; day 0 is outside of all of them. */
export type DayRows = readonly [day: number, rows: number];

/** Rows of one log that stand side by side in it, and were committed since the seal before. */
export interface SealRange {
  readonly log: string;
  /** The id of the last row that was looked at; the range begins after that of the one before it. */
  readonly upto: string;
  readonly rows: number;
  /** SHA-256 of its rows as they are written, in the order of id and number. */
  readonly hash: string;
}

/** What was committed between two numbers of the ledger's clock, sealed. */
export interface Seal {
  readonly event: number;
  readonly number: number;
  readonly form: number;
  /** Rows whose number is above this one, … */
  readonly from_seq: number;
  /** … up to this one. */
  readonly to_seq: number;
  readonly rows: number;
  /** Which days of the event they are of. */
  readonly days: readonly DayRows[];
  readonly root: string;
  /** The hash of the seal before; empty for the first. */
  readonly previous: string;
  /** When the database was put back to an earlier instant since the seal before, ms. */
  readonly restored: readonly number[];
  /** When it was made, ms. */
  readonly at: number;
  readonly hash: string;
}

/** Numbers that a restore leaves out: a seal that was printed before it never meets a namesake. */
export const NUMBERS_LEFT_OUT = 1_000;

/** SHA-256 of the ranges, each as a JSON array of log, end, rows and hash with a line feed behind. */
export function rootOf(ranges: readonly SealRange[]): Promise<string> {
  const lines = ranges.map(
    ({ log, upto, rows, hash }) => `${JSON.stringify([log, upto, rows, hash])}\n`,
  );
  return sha256(lines.join(''));
}

/** SHA-256 of all that a seal says, as a JSON array, and of the seal before with it. */
export function sealHash(seal: Omit<Seal, 'hash'>): Promise<string> {
  const { event, number, form, from_seq, to_seq, rows, days, root, previous, restored, at } = seal;
  return sha256(
    JSON.stringify([
      'seal',
      form,
      event,
      number,
      from_seq,
      to_seq,
      rows,
      days,
      root,
      previous,
      restored,
      at,
    ]),
  );
}

/** What a new seal follows. */
interface Before {
  readonly number: number;
  readonly hash: string;
}

/** What was walked, ready to be sealed. */
export interface Walked {
  readonly event: number;
  readonly from_seq: number;
  readonly to_seq: number;
  readonly ranges: readonly (SealRange & { readonly days: readonly DayRows[] })[];
  readonly restored: readonly number[];
}

/** The seal of what was walked, behind the one before; `at`: ms. */
export async function nextSeal(walked: Walked, before: Before | null, at: number): Promise<Seal> {
  const { event, from_seq, to_seq, ranges, restored } = walked;
  const seal = {
    event,
    number: (before?.number ?? 0) + 1 + NUMBERS_LEFT_OUT * restored.length,
    form: SEAL_FORM,
    from_seq,
    to_seq,
    rows: ranges.reduce((sum, { rows }) => sum + rows, 0),
    days: summed(ranges.flatMap(({ days }) => days)),
    root: await rootOf(ranges),
    previous: before?.hash ?? '',
    restored,
    at,
  };
  return { ...seal, hash: await sealHash(seal) };
}

/** Each day once, in order. */
export function summed(days: readonly DayRows[]): DayRows[] {
  const sums = new Map<number, number>();
  for (const [day, rows] of days) sums.set(day, (sums.get(day) ?? 0) + rows);
  return [...sums].sort(([a], [b]) => a - b);
}
