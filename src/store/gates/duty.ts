import type { SettledScan } from '../../domain/scan-log.ts';
import { type Verb, write } from '../d1/batch.ts';

/** A phone that counted at a gate on a day. */
export type Duty = Pick<SettledScan, 'day' | 'device' | 'gate'>;

/** Notes which phones counted where: a row for each day, phone and gate, once. */
export function noteDuty(db: D1Database, event: number, duties: readonly Duty[]): Verb<void> {
  const rows = duties.map(({ day, device, gate }) => [day, device, gate]);
  return write(db.prepare(INSERT_DUTY).bind(event, JSON.stringify(rows)));
}

const INSERT_DUTY = `
INSERT INTO duty (event, day, device, gate)
SELECT ?1, j.value ->> 0, j.value ->> 1, j.value ->> 2 FROM json_each(?2) j WHERE true
ON CONFLICT DO NOTHING`;
