import type { AskedScan, SettledScan } from './scan-log.ts';

type Log = ReadonlyMap<string, SettledScan>;

/** Under which id the log keeps a scan whose own id is that of another device's scan. */
export function secondId(id: string, device: string): string {
  return `${id} ${device}`;
}

/**
 * Under which id the log has, or gets, a scan. Devices make ids that no other one makes. The same
 * scan brought by two counts once; who puts another one under a copied id learns nothing of the
 * first, and takes nothing from it.
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

/** Whether it says the same; numbers that the service settles itself, and times, may differ. */
function isSameScan(known: SettledScan, asked: AskedScan): boolean {
  const { type, direction, presented } = asked;
  const serial = presented && presented.as !== 'nothing' ? presented.serial : null;
  if (known.type !== type || known.direction !== direction || known.serial !== serial) return false;
  if (type === 'ticket') return true;
  if (type === 'undo') return known.target === asked.target;
  const kind = type === 'walk_in' ? (asked.kind ?? 'individual') : null;
  return known.people === asked.people && known.kind === kind && known.zone === asked.zone;
}
