import {
  type DeviceHealth,
  type DeviceReport,
  UNKNOWN_HEALTH,
} from '../../domain/device-health.ts';
import { sameText } from '../../domain/same-text.ts';
import type { Device, DeviceChange } from '../../store/gates/devices.ts';
import type { Credential, Refusal } from '../calls.ts';
import { SpentProofs } from './spent-proofs.ts';

/** A device's contact is written at most this often while its queue does not change, ms. */
const CONTACT_EVERY_MS = 10_000;

/** The device that a credential proves, or why it is refused. */
export type Authentication =
  | { readonly ok: true; readonly device: Device }
  | { readonly ok: false; readonly refusal: Refusal };

/** The gate phones of an edition in memory: which may send, and when each last did. */
export class Devices {
  #devices = new Map<string, Device>();
  readonly #savedAt = new Map<string, number>();
  readonly #proofs = new SpentProofs(Date.now());

  /** Starts again from what is written: what memory had beside it may be the fault. */
  load(rows: readonly Device[]): void {
    this.#devices = new Map(rows.map((row) => [row.id, row]));
  }

  get(id: string): Device | undefined {
    return this.#devices.get(id);
  }

  /** Takes a device in; of one that enrolled again, its reports since then are kept. */
  enrol(device: Device): void {
    const known = this.#devices.get(device.id);
    this.put(known ? { ...known, name: device.name } : device);
  }

  put(device: Device): void {
    this.#devices.set(device.id, device);
  }

  all(): Device[] {
    return [...this.#devices.values()];
  }

  active(): Device[] {
    return [...this.#devices.values()].filter((device) => device.state === 'active');
  }

  /** Applies a decision to a device. */
  change(id: string, change: DeviceChange): void {
    const device = this.#devices.get(id);
    if (!device) return;
    if (typeof change === 'object') this.put({ ...device, gate: change.move });
    else if (change === 'revoke') this.put({ ...device, state: 'revoked' });
    else this.put({ ...device, set_aside: change === 'set_aside' });
  }

  /** Notes that a revoked device has handed in everything. */
  closeHandIn(id: string, now: number): void {
    const device = this.#devices.get(id);
    if (device) this.put({ ...device, handed_in_at: now });
  }

  /**
   * The device with this credential. That it is revoked is answered only to the right credential.
   */
  authenticate(who: Credential): Authentication {
    const device = this.#devices.get(who.device);
    if (!device || !sameText(device.token_hash, who.token_hash)) return UNAUTHENTICATED;
    const bound = device.key_thumbprint;
    if (bound !== null && bound !== who.key_thumbprint) return UNAUTHENTICATED;
    const spending = who.once ? this.#proofs.spend(who.device, who.once) : 'spent';
    if (spending === 'used') return UNAUTHENTICATED;
    if (spending === 'stale') return STALE;
    if (device.state === 'active') return { ok: true, device };
    const hand_in = device.handed_in_at === null ? 'open' : 'closed';
    return { ok: false, refusal: { outcome: 'device_revoked', hand_in } };
  }

  /** Takes a device's report; whether its queue, its gate or its duty has changed. */
  recordReport(id: string, contact: DeviceReport, now: number): boolean {
    const device = this.#devices.get(id);
    if (!device) return false;
    const { queued, oldest, signed_off } = contact;
    const health = healthAfter(device.health, contact);
    this.put({ ...device, last_seen: now, queued, oldest, signed_off, health });
    const moved = queued > 0 !== device.queued > 0 || oldest !== device.oldest;
    const held = (health?.own_hold ?? null) !== (device.health?.own_hold ?? null);
    const isNews = moved || held || signed_off !== device.signed_off;
    if (isNews) this.#savedAt.delete(id);
    return isNews;
  }

  /** Devices whose last report must be written: what they still hold must survive a restart. */
  due(now: number): Device[] {
    return [...this.#devices.values()].filter((device) => {
      const saved = this.#savedAt.get(device.id) ?? 0;
      const news = device.last_seen !== null && device.last_seen > saved;
      return news && now - saved >= CONTACT_EVERY_MS;
    });
  }

  /**
   * Takes reports that were written after memory was started again, unless a newer one came since.
   */
  takeReports(devices: readonly Device[]): void {
    for (const { id, last_seen, queued, oldest, signed_off, health } of devices) {
      const known = this.#devices.get(id);
      if (!known || (known.last_seen ?? 0) >= (last_seen ?? 0)) continue;
      this.put({ ...known, last_seen, queued, oldest, signed_off, health });
    }
  }

  /** Notes that devices are being written: later reports are not part of it. */
  saving(devices: readonly Device[], now: number): void {
    for (const device of devices) this.#savedAt.set(device.id, now);
  }
}

function healthAfter(known: DeviceHealth | null, report: DeviceReport): DeviceHealth | null {
  if (report.health === null && report.own_hold === undefined) return known;
  const own_hold = report.own_hold === undefined ? (known?.own_hold ?? null) : report.own_hold;
  return { ...(known ?? UNKNOWN_HEALTH), ...report.health, own_hold };
}

const UNAUTHENTICATED: Authentication = { ok: false, refusal: { outcome: 'unauthenticated' } };
const STALE: Authentication = { ok: false, refusal: { outcome: 'use_dpop_nonce' } };
