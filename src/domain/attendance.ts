import type { DeviceHealth } from './device-health.ts';
import { MINUTE_MS } from './time.ts';

/** What one gate counted in one minute (UTC) of one day of the edition. Everything counts people but `parties`. */
export interface Bucket extends Counts {
  readonly day: number;
  readonly minute: number;
  readonly gate: number;
}

export interface Counts {
  /** Every person let in: re-entries and walk-ins too, crew not. */
  entries: number;
  exits: number;
  /** Places used more than once: Σ over tickets of min(exited, max(0, entered − admits)). */
  re_entries: number;
  walk_ins: number;
  /** Tickets of which at least one person was let in. */
  parties: number;
  children: number;
  crew_in: number;
  crew_out: number;
}

export const COUNT_NAMES = [
  'entries',
  'exits',
  're_entries',
  'walk_ins',
  'parties',
  'children',
  'crew_in',
  'crew_out',
] as const satisfies readonly (keyof Counts)[];

export function noCounts(): Counts {
  return {
    entries: 0,
    exits: 0,
    re_entries: 0,
    walk_ins: 0,
    parties: 0,
    children: 0,
    crew_in: 0,
    crew_out: 0,
  };
}

/** Adds `more` to `counts` in place. */
export function addCounts(counts: Counts, more: Readonly<Counts>): Counts {
  for (const name of COUNT_NAMES) counts[name] += more[name];
  return counts;
}

export function isNothing(counts: Readonly<Counts>): boolean {
  return COUNT_NAMES.every((name) => counts[name] === 0);
}

/**
 * A count made by eye: `inside` is counted on from here. Of two, the later instant wins, then the
 * greater id, so that the order of arrival does not matter.
 */
export interface Anchor {
  readonly id: string;
  readonly at: number;
  readonly people: number;
}

/** People on the site. `flow` is what came in − what went out since the anchor, or since opening. */
export function peopleInside(anchor: Anchor | null, flow: number): number {
  return Math.max(0, (anchor?.people ?? 0) + flow);
}

/** A device's last report of the scans that it still holds. Instants in ms. */
export interface DeviceContact {
  readonly last_seen: number | null;
  readonly queued: number;
  /** The time of its oldest unsent scan, when it has any. */
  readonly oldest: number | null;
  readonly signed_off: boolean;
  readonly set_aside: boolean;
}

/** A device is on duty when it was seen since the day's opening and was not set aside. */
export function onDuty(device: DeviceContact, dayOpening: number): boolean {
  if (device.last_seen === null || device.last_seen < dayOpening || device.set_aside) return false;
  return !(device.signed_off && device.queued === 0);
}

/**
 * Since when (ms) staff hold a gate from its own phones; null when no phone on duty holds it. A
 * phone that was set aside holds nothing any more.
 */
export function heldByStaff(
  phones: Iterable<DeviceContact & { readonly health: DeviceHealth | null }>,
  dayOpening: number,
): number | null {
  const since = [...phones]
    .filter((phone) => onDuty(phone, dayOpening))
    .flatMap((phone) => phone.health?.own_hold ?? []);
  return since.length > 0 ? Math.min(...since) : null;
}

/** A phone sends a request every few seconds; a minute without one means a fault, ms. */
export const SILENT_MS = MINUTE_MS;

/** The phones on duty at an instant (ms), in a day that began at `dayOpening`. */
export function phonesOnDuty(
  devices: Iterable<DeviceContact>,
  dayOpening: number,
  now: number,
): LivePhones {
  const present = [...devices].filter((device) => onDuty(device, dayOpening));
  const unsent = present.filter((device) => device.queued > 0);
  const quiet = present.filter((device) => now - (device.last_seen ?? now) > SILENT_MS);
  return {
    on_duty: present.length,
    waiting: unsent.reduce((sum, device) => sum + device.queued, 0),
    unsent: unsent.length,
    silent: quiet.filter((device) => device.queued === 0).length,
  };
}

/**
 * The instant up to which the counts hold every scan: the earliest, over the devices on duty, of
 * the oldest unsent scan or else the last contact; `now` when none is on duty.
 */
export function completeTo(
  devices: Iterable<DeviceContact>,
  dayOpening: number,
  now: number,
): number {
  let earliest = now;
  for (const device of devices) {
    if (!onDuty(device, dayOpening) || device.last_seen === null) continue;
    const held = device.queued > 0 && device.oldest !== null ? device.oldest : device.last_seen;
    earliest = Math.min(earliest, held);
  }
  return earliest;
}

/** Published figures. All count people but `parties`. */
export interface Totals {
  readonly entries: number;
  readonly exits: number;
  readonly inside: number;
  readonly re_entries: number;
  readonly walk_ins: number;
  readonly parties: number;
}

/** The phones on duty, and what keeps the counts from being complete. */
export interface LivePhones {
  readonly on_duty: number;
  /** Scans that phones reported as not sent yet. */
  readonly waiting: number;
  /** Phones that hold such scans. */
  readonly unsent: number;
  /** Phones that reported no such scans, but sent nothing for a minute. */
  readonly silent: number;
}
