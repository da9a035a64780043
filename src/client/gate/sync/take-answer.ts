import type { GatePolicy } from '../../../contract/answers/ledger.ts';
import type { HeardScans, WireSeenAlert } from '../../../contract/answers/scans.ts';
import { bringToPresent } from '../books/ahead.ts';
import type { Books } from '../books/books.ts';

// What an answer of the server changes in a phone's books.

/** An answer that took longer is too inexact to set the server's clock by. */
const MOST_TRAVEL_MS = 10_000;

/** A call that was seen, and since when (corrected time, ms) the phone knows. */
export interface HeardOf extends WireSeenAlert {
  readonly known_at: number;
}

/** Sets the corrected clock. `now`: the server's; `start` and `end`: of the request, device time. ms. */
export function takeClock(books: Books, now: number, start: number, end: number): void {
  const travel = end - start;
  if (travel < 0 || travel > MOST_TRAVEL_MS) {
    books.change({ last_sync: end });
    return;
  }
  const skew_ms = Math.round(now - (start + end) / 2);
  const before = books.settings.skew_ms;
  books.change({ last_sync: end, skew_ms, server_time: now, date_said: null });
  bringToPresent(books, skew_ms - before);
}

/** Takes a page of the ledger, and the policy with it. Whether there is more to ask for. */
export function takeLedger(books: Books, ledger: NonNullable<HeardScans['ledger']>): boolean {
  const { today } = ledger.policy;
  const dayTurned = today !== books.settings.day;
  if (dayTurned) {
    books.ledger.newDay();
    books.journal.newDay();
  }
  const touched = books.ledger.apply(ledger.tickets, ledger.today, today);
  books.journal.pages(books.ledger.pages(touched));
  // Today's terms are complete only for the day that they were loaded on: load them anew.
  const reload = dayTurned && books.settings.cursor > 0;
  takeEdition(books, ledger.edition);
  takeKeys(books, ledger.policy.keys);
  books.change({
    policy: { ...supervisionOf(books, today), ...ledger.policy },
    day: today,
    cursor: reload ? 0 : ledger.cursor,
  });
  return ledger.more || reload;
}

/**
 * The edition after an edit, with days, windows and gates. One that this release cannot read is not
 * asked for again: the phone goes on with what it has.
 */
function takeEdition(books: Books, edition: NonNullable<HeardScans['ledger']>['edition']): void {
  const { enrolment } = books.settings;
  if (!edition || !enrolment) return;
  const { version, event = enrolment.event } = edition;
  books.change({ enrolment: { ...enrolment, event: { ...event, version } } });
}

/** Keys that came since the phone enrolled; those that were replaced keep their serials. */
function takeKeys(books: Books, keys: GatePolicy['keys']): void {
  const { enrolment } = books.settings;
  if (!keys || !enrolment || JSON.stringify(keys) === JSON.stringify(enrolment.keys)) return;
  books.change({ enrolment: { ...enrolment, keys } });
}

/** The day's test of a supervisor's code, which the server sends when it has the time. */
function supervisionOf(books: Books, today: number): Pick<GatePolicy, 'supervisor'> {
  const { policy } = books.settings;
  return policy?.today === today && policy.supervisor ? { supervisor: policy.supervisor } : {};
}

/** The server repeats it with each answer: what counts is when it first arrived here. */
export function withSeen(
  before: readonly HeardOf[],
  seen: readonly WireSeenAlert[],
  now: number,
): readonly HeardOf[] {
  const known = new Map(before.map((one) => [one.id, one.known_at]));
  return seen.map((one) => ({ ...one, known_at: known.get(one.id) ?? now }));
}

/** Sheets that are written need not be sent again. */
export function dropSheets(books: Books, written: readonly string[]): void {
  if (written.length === 0) return;
  const { sheets } = books.settings;
  books.change({ sheets: sheets.filter((sheet) => !written.includes(sheet.id)) });
}

/** Calls for help that are written have arrived. */
export function dropAlerts(books: Books, written: readonly string[]): void {
  const { alerts } = books.settings;
  const left = alerts.filter((alert) => !written.includes(alert.id));
  const called = alerts.findLast((alert) => written.includes(alert.id));
  if (!called) return;
  books.change({ alerts: left, called: { id: called.id, arrived_at: books.now() } });
}

/** Once the ledger holds every settled scan, they leave the queue with what they added. */
export function dropSettled(books: Books): void {
  const { ledger, queue, gate, journal } = books;
  const tickets = new Set<number>();
  const undone = queue.undone();
  for (const row of queue.settled) {
    books.drop(row);
    const { effect } = row;
    if (!effect || effect.entered <= 0) continue;
    if (undone.has(row.scan.id)) continue;
    ledger.sawEntry(effect.serial, gate.number, row.at);
    tickets.add(effect.serial >>> 8);
  }
  journal.pages(ledger.pages({ tickets, today: new Set() }));
}
