import type { Device } from '../store/devices.ts';

/** A device's contact is written at most this often while nothing about its queue changes, ms. */
const CONTACT_EVERY_MS = 10_000;

/** Who speaks: a device, the hash of its token, and the thumbprint of the key it proved to hold. */
export interface Credential {
  readonly device: string;
  readonly token_hash: string;
  readonly key_thumbprint: string | null;
}

/** What a device says of itself with each request. */
export interface Contact {
  readonly queued: number;
  readonly oldest: number | null;
  readonly signed_off: boolean;
}

/** The gate phones of an edition in memory: who may speak, and when each was last heard. */
export class DeviceBook {
  #devices = new Map<string, Device>();
  readonly #savedAt = new Map<string, number>();

  /** What a device said since its row was written is newer than the row. */
  load(rows: readonly Device[]): void {
    this.#devices = new Map(rows.map((row) => [row.id, newest(row, this.#devices.get(row.id))]));
  }

  get(id: string): Device | undefined {
    return this.#devices.get(id);
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

  /** The device that this credential proves; null when it proves none. */
  authenticate(who: Credential): Device | null {
    const device = this.#devices.get(who.device);
    if (device?.state !== 'active' || !sameText(device.token_hash, who.token_hash)) return null;
    const bound = device.key_thumbprint;
    return bound === null || bound === who.key_thumbprint ? device : null;
  }

  /** Takes a device's word; whether it says something new of its queue, or of being on duty. */
  heard(id: string, contact: Contact, now: number): boolean {
    const device = this.#devices.get(id);
    if (!device) return false;
    const { queued, oldest, signed_off } = contact;
    this.put({ ...device, last_seen: now, queued, oldest, signed_off });
    const moved = queued > 0 !== device.queued > 0 || oldest !== device.oldest;
    const isNews = moved || signed_off !== device.signed_off;
    if (isNews) this.#savedAt.delete(id);
    return isNews;
  }

  /** Devices whose last word must reach the database: what they still hold must survive a restart. */
  due(now: number): Device[] {
    return [...this.#devices.values()].filter((device) => {
      const saved = this.#savedAt.get(device.id) ?? 0;
      const news = device.last_seen !== null && device.last_seen > saved;
      return news && now - saved >= CONTACT_EVERY_MS;
    });
  }

  saved(devices: readonly Device[], now: number): void {
    for (const device of devices) this.#savedAt.set(device.id, now);
  }
}

function newest(row: Device, known: Device | undefined): Device {
  if (!known || (known.last_seen ?? 0) <= (row.last_seen ?? 0)) return row;
  const { last_seen, queued, oldest, signed_off } = known;
  return { ...row, last_seen, queued, oldest, signed_off };
}

/** Compares two hashes without telling by time where they differ. */
function sameText(a: string, b: string): boolean {
  const encoder = new TextEncoder();
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  return left.length === right.length && crypto.subtle.timingSafeEqual(left, right);
}
