import type { HeardResult } from '../../../contract/answers/scan-result.ts';
import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Effect } from '../records.ts';

/** What the server counted of an asked entry. */
export function effectOf(shown: Effect | null, result: HeardResult): Effect | null {
  return shown && { ...shown, entered: result.verdict === 'admitted' ? result.people : 0 };
}

/** What a phone still adds to a ledger that holds the server's result of a scan. */
export function difference(shown: Effect | null, settled: Effect | null): Effect | null {
  if (!shown || !settled) return shown;
  return {
    ...shown,
    entered: shown.entered - settled.entered,
    exited: shown.exited - settled.exited,
  };
}

/** Whether the server settled what the phone showed. */
export function agrees(scan: WireScan, result: HeardResult): boolean {
  if (scan.verdict !== result.verdict) return false;
  return result.verdict === 'refused' || scan.people === result.people;
}
