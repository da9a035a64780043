import type { ScanResult } from '../../contract/answers/scan-result.ts';
import { InFlight } from '../../domain/in-flight.ts';
import type { AskedScan } from '../../domain/scan-log.ts';
import { run, together, type Verb, write } from '../../store/d1/batch.ts';
import { noteCounted } from '../../store/gates/hand-in-decisions.ts';
import {
  closeHandIn,
  type Handed,
  idsOf,
  keepApart,
  readKept,
} from '../../store/gates/hand-ins.ts';
import { type Rescue, rescueRow } from '../../store/gates/rescues.ts';
import type { Credential, Delivery, HandedIn, Refusal, SettledFor } from '../calls.ts';
import { QueueFull } from '../group-commit.ts';
import type { Devices } from './devices.ts';
import { busyOr, type GroupItem, NO_WRITES } from './group-item.ts';

/**
 * Parts of one device's hand-in that wait at once: it sends one after the other, other phones may
 * bring one.
 */
const HAND_INS_MAX = 4;

/** What it needs of the fenced writer. */
interface Writer {
  /** Settles scans in the next group. */
  settle(item: GroupItem): Promise<readonly ScanResult[]>;
  /** Writes something that is no scan, and updates memory after it. */
  alone<R>(verb: Verb<R>, learn: (read: R) => void): Promise<R>;
}

/** Whether a revoked phone may still hand in its scans. */
export function mayHandIn(refusal: Refusal): boolean {
  return refusal.outcome === 'device_revoked' && refusal.hand_in === 'open';
}

/** Scans that their device does not send as scans: handed in, kept apart, or brought by another one. */
export class HandIns {
  readonly #db: D1Database;
  readonly #devices: Devices;
  readonly #writer: Writer;
  readonly #waiting = new InFlight(HAND_INS_MAX);

  constructor(db: D1Database, devices: Devices, writer: Writer) {
    this.#db = db;
    this.#devices = devices;
    this.#writer = writer;
  }

  /** Settles scans in the name of their device; null where there is none. */
  async settleFor(
    event: number,
    device: string,
    scans: readonly AskedScan[],
    delivery: Delivery,
  ): Promise<Refusal | SettledFor | null> {
    if (!this.#devices.get(device)) return null;
    if (scans.length === 0) return { outcome: 'settled', results: [] };
    const ids = scans.map((scan) => scan.id);
    const db = this.#db;
    const now = Date.now();
    const { statements: beside } =
      delivery === 'accepted'
        ? noteCounted(db, event, device, ids, now)
        : write(rescueRow(db, delivery, { device, ids, apart: false }, now));
    try {
      const results = await this.#writer.settle({ ...NO_WRITES, device, scans, beside });
      return { outcome: 'settled', results };
    } catch (error) {
      return busyOr(error);
    }
  }

  /** Takes what a revoked device still has; `last` closes its hand-in. */
  async take(
    event: number,
    who: Credential,
    handed: Handed,
    last: boolean,
  ): Promise<Refusal | HandedIn> {
    const caller = this.#devices.authenticate(who);
    if (caller.ok) return { outcome: 'in_service' };
    const { refusal } = caller;
    if (!mayHandIn(refusal)) {
      const over = refusal.outcome === 'device_revoked';
      // Sent again, because the answer to its last part was lost: it is kept.
      return over && (await this.#isKept(event, who.device, handed))
        ? { outcome: 'taken' }
        : refusal;
    }
    const now = Date.now();
    try {
      if (!(await this.#keepApart(event, who.device, handed, now))) return { outcome: 'full' };
      if (last) {
        await this.#writer.alone(closeHandIn(this.#db, event, who.device, now), () =>
          this.#devices.closeHandIn(who.device, now),
        );
      }
      return { outcome: 'taken' };
    } catch (error) {
      return busyOr(error);
    }
  }

  /** Keeps apart what another phone brought of a revoked one; false when no more is accepted. */
  async bring(event: number, device: string, handed: Handed, rescue: Rescue): Promise<boolean> {
    const now = Date.now();
    const brought = { device, ids: idsOf(device, handed), apart: true };
    const note = write(rescueRow(this.#db, rescue, brought, now));
    return this.#keepApart(event, device, handed, now, note);
  }

  async #isKept(event: number, device: string, handed: Handed): Promise<boolean> {
    const [kept] = await run(this.#db, readKept(this.#db, event, device, handed));
    return kept;
  }

  #keepApart(
    event: number,
    device: string,
    handed: Handed,
    now: number,
    note: Verb<void> = write(),
  ): Promise<boolean> {
    const kept = this.#waiting.run(device, async () => {
      const writes = together(note, keepApart(this.#db, event, device, handed, now));
      const [, done] = await this.#writer.alone(writes, () => undefined);
      return done;
    });
    return kept ?? Promise.reject(new QueueFull());
  }
}
