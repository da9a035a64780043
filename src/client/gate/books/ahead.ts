import type { QueueRow } from '../records.ts';
import type { Books } from './books.ts';

/**
 * Once the clock is put right, what the phone did under a clock that ran ahead lies in the future.
 * It is brought to the present (corrected time, ms), as the service brings it: a hold would lie
 * open until then, and an undo would be reckoned by another time here than there.
 * @param corrected by how much the correction of the clock has changed, ms
 */
export function bringToPresent(books: Books, corrected: number): void {
  const now = books.now();
  const { last, recent, own_hold, own_flow, flowed } = books.settings;
  if (last && last.at > now) books.change({ last: heldTo(last, now) });
  if (recent.some((one) => one.at > now)) {
    books.change({ recent: recent.map((one) => heldTo(one, now)) });
  }
  if (own_hold !== null && own_hold > now) {
    books.change({ own_hold: Math.min(now, own_hold + corrected) });
  }
  if (own_flow !== null && own_flow > now) {
    books.change({ own_flow: now, flowed: { ...flowed, since: now } });
  }
  // Scans of one request keep their order.
  const ahead = books.queue.waiting.filter((row) => row.at > now);
  for (const [nth, row] of ahead.entries()) {
    books.put(heldTo(row, now - (ahead.length - 1 - nth)));
  }
}

/** The device's own clock, `at` − `skew_ms`, is still sent. */
function heldTo<T extends Pick<QueueRow, 'at' | 'scan'>>(one: T, latest: number): T {
  const at = Math.min(one.at, latest);
  const { scan } = one;
  const skew_ms = (scan.skew_ms ?? 0) + at - one.at;
  return { ...one, at, scan: { ...scan, at: new Date(at).toISOString(), skew_ms } };
}
