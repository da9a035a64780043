import { MINUTE_MS } from '../../domain/time.ts';
import { Memo } from '../d1/memo.ts';

/** Serials of an edition in all, and how often the rest is read, ms. */
const SERIALS = 9_999_999;
const SERIALS_FRESH_MS = MINUTE_MS;
const lastSerials = new Memo<number>(SERIALS_FRESH_MS);

/** The last serial given out, once more than half of them are; null before. */
export async function serialsRunningOut(
  db: D1Database,
  event: number,
  now: number,
): Promise<number | null> {
  const last = await lastSerials.get(String(event), now, async () => {
    const row = await db
      .prepare('SELECT last_serial FROM ledger_clock WHERE event = ?1')
      .bind(event)
      .first<{ last_serial: number }>();
    return row?.last_serial ?? 0;
  });
  return last > SERIALS / 2 ? last : null;
}
