import type { Day, Edition } from '../../domain/edition.ts';
import { missingPhones } from '../../domain/figures/completeness.ts';
import { spanOf } from './day-figures.ts';
import { readDutyPhones } from './duty-phones.ts';
import { readEyeCounts } from './site-minutes.ts';

/** What is looked at in the evening of a day. */
export interface Evening {
  /** Ids of the phones that were on duty and may still hold scans of the day. */
  readonly missing: ReadonlySet<string>;
  /** When people inside were last counted by eye (ms); null where nobody did. */
  readonly counted_at: number | null;
}

/** Reads which phones are waited for, and when people were last counted by eye. */
export async function readEvening(
  db: D1Database,
  edition: Edition,
  day: Day,
  now: number,
): Promise<Evening> {
  const range = { from: day.number, to: day.number };
  const [phones, counts] = await Promise.all([
    readDutyPhones(db, edition.number, range),
    readEyeCounts(db, edition.number, range),
  ]);
  const missing = missingPhones(phones(day.number), spanOf(day, edition, now));
  const times = counts.map(({ at }) => at);
  return {
    missing: new Set(missing.map(({ id }) => id)),
    counted_at: times.length === 0 ? null : Math.max(...times),
  };
}
