import type { AskedScan, SettledScan } from './scan-log.ts';

type Log = ReadonlyMap<string, SettledScan>;

/**
 * A random UUID as one that begins with an instant (ms): version 7 of RFC 9562. The log is kept by its
 * ids: scans of one time then stand side by side in it, and a batch of five hundred writes tens of
 * pages, where random ids are spread over as many pages as there are scans.
 */
export function timedId(random: string, at: number): string {
  const stamp = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0').slice(-12);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(15)}`;
}

/**
 * The id under which the log keeps a scan whose own id is already used by another device's scan.
 */
export function secondId(id: string, device: string): string {
  return `${id} ${device}`;
}

/**
 * The id under which the log has, or gets, a scan. Each device makes its own ids. The same scan
 * brought by two devices counts once; a different scan under a copied id neither reveals nor
 * changes the first.
 */
export function logIdOf(asked: AskedScan, device: string, log: Log): string {
  const known = log.get(asked.id);
  const own = !known || known.device === device || isSameScan(known, asked);
  return own ? asked.id : secondId(asked.id, device);
}

/** Under which id the log has the scan of a device that it takes back. */
export function targetIdOf(target: string, device: string, log: Log): string {
  const second = secondId(target, device);
  return log.get(target)?.device !== device && log.has(second) ? second : target;
}

/** Whether both say the same; numbers that the service settles itself, and times, may differ. */
function isSameScan(known: SettledScan, asked: AskedScan): boolean {
  const { type, direction, presented } = asked;
  const serial = presented && presented.as !== 'nothing' ? presented.serial : null;
  if (known.type !== type || known.direction !== direction || known.serial !== serial) return false;
  if (type === 'ticket') return true;
  if (type === 'undo') return known.target === asked.target;
  const kind = type === 'walk_in' ? (asked.kind ?? 'individual') : null;
  return known.people === asked.people && known.kind === kind && known.zone === asked.zone;
}
