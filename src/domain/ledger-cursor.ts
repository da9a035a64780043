import { DAY_MS } from './time.ts';

/** A day's own numbers: more batches than any day commits. 2^53 leaves 65,536 days beside them. */
const SEQ_SPAN = 2 ** 37;

/**
 * The cursor of the ledger as phones carry it: the event's date and the number of the batch in one
 * whole number below 2^53, whose meaning is private to the service.
 * @param date `YYYY-MM-DD`
 */
export function ledgerCursor(date: string, seq: number): number {
  return epochDay(date) * SEQ_SPAN + seq;
}

/** The batch that a phone has read on this date; on another date 0, so that everything is sent. */
export function seqOfCursor(cursor: number, date: string): number {
  return Math.floor(cursor / SEQ_SPAN) === epochDay(date) ? cursor % SEQ_SPAN : 0;
}

/** A cursor as an address carries it: a whole number in plain digits. Null for anything else. */
export function readCursor(text: string): number | null {
  const cursor = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(cursor) ? cursor : null;
}

function epochDay(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}
