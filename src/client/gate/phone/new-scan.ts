import type { WireScan } from '../../../contract/requests/scan.ts';
import { timedId } from '../../../domain/scan-id.ts';
import type { Books } from '../books/books.ts';
import type { Chance } from '../ports.ts';

/** What every scan carries: its own id, the corrected time (ms) and by how much it was corrected. */
export function newScan(
  books: Books,
  random: Chance,
  at: number,
): Pick<WireScan, 'id' | 'at' | 'skew_ms' | 'decided' | 'shift'> {
  const { skew_ms, shift } = books.settings;
  return {
    id: timedId(random.uuid(), at),
    at: new Date(at).toISOString(),
    skew_ms,
    decided: 'offline',
    ...(shift && { shift: shift.number }),
  };
}
