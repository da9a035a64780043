import type { DutyPhone } from '../../domain/figures/completeness.ts';
import { query, run } from '../d1/batch.ts';
import type { DayRange } from './day-range.ts';

type PhoneRow = Omit<DutyPhone, 'gates' | 'signed_off' | 'set_aside' | 'revoked' | 'handed_in'> &
  Record<'signed_off' | 'set_aside' | 'revoked' | 'handed_in', number>;

/** The phones of an edition as they stand now, with the gates at which each counted on a day. */
export async function readDutyPhones(
  db: D1Database,
  event: number,
  days: DayRange,
): Promise<(day: number) => DutyPhone[]> {
  const [phones, duties] = await run(
    db,
    query<PhoneRow>(db.prepare(SELECT_PHONES).bind(event)),
    query<{ day: number; duties: string }>(
      db.prepare(SELECT_DUTIES).bind(event, days.from, days.to),
    ),
  );
  const byDay = new Map(duties.map((one) => [one.day, one.duties]));
  return (day) => {
    const pairs = JSON.parse(byDay.get(day) ?? '[]') as [device: string, gate: number][];
    const gatesOf = Map.groupBy(pairs, ([device]) => device);
    return phones.map((phone) => ({
      ...phone,
      gates: (gatesOf.get(phone.id) ?? []).map(([, gate]) => gate),
      signed_off: phone.signed_off === 1,
      set_aside: phone.set_aside === 1,
      revoked: phone.revoked === 1,
      handed_in: phone.handed_in === 1,
    }));
  };
}

const SELECT_PHONES = `
SELECT id, gate, last_seen, queued, oldest, signed_off, set_aside, state = 'revoked' AS revoked,
  handed_in_at IS NOT NULL AS handed_in
FROM device WHERE event = ?1`;

const SELECT_DUTIES = `
SELECT day, json_group_array(json_array(device, gate)) AS duties FROM duty
WHERE event = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY day`;
