import type { Rescued } from '../../src/client/gate/records.ts';
import type { AskedScan } from '../../src/domain/scan-log.ts';
import { provesRescue } from '../../src/gate/rescue-proof.ts';
import { type Door, wellFormed } from './door.ts';
import { meanwhile } from './time.ts';

/** A scan that a revoked phone still had, until somebody answers for it. */
export interface Apart {
  readonly device: string;
  readonly scan: AskedScan;
  state: 'waiting' | 'accepted' | 'declined';
}

interface Device {
  readonly gate: number;
  readonly token_hash: string;
  revoked: boolean;
  /** Its one hand-in is over. */
  closed: boolean;
}

/** The server whose desk it is. */
interface Behind {
  readonly door: Door;
  readonly now: () => number;
  settle(scans: readonly AskedScan[], device: string, gate: number): unknown;
}

/** Where scans come in that their own phone does not send, with memory in place of a database. */
export class LastDesk {
  readonly #server: Behind;
  readonly #devices = new Map<string, Device>();
  /** By id, in the order in which they came. */
  readonly apart = new Map<string, Apart>();

  constructor(server: Behind) {
    this.#server = server;
  }

  async enrol(device: string, gate: number, token: string): Promise<void> {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
    const token_hash = btoa(String.fromCharCode(...new Uint8Array(hash)));
    this.#devices.set(device, { gate, token_hash, revoked: false, closed: false });
  }

  revoke(device: string): void {
    const known = this.#devices.get(device);
    if (known) known.revoked = true;
  }

  /** What a phone hears that speaks here, unless it is in service. */
  standing(device: string): 'in service' | 'revoked' | 'revoked_closed' {
    const known = this.#devices.get(device);
    if (!known?.revoked) return 'in service';
    return known.closed ? 'revoked_closed' : 'revoked';
  }

  /** Whether what another phone brought is that device's own, and then taken. */
  async rescue(rescued: Rescued): Promise<{ kept_apart?: boolean } | null> {
    const { device, body, key, signature } = rescued;
    const known = this.#devices.get(device);
    const proof = { body, key, signature };
    const bound = { token_hash: known?.token_hash ?? '', key_thumbprint: null };
    if (!known || !(await meanwhile(provesRescue(proof, bound)))) return null;
    const { scans: sent }: { scans: unknown[] } = JSON.parse(body);
    const scans = await this.#read(sent);
    if (known.revoked) {
      this.#keepApart(scans, device);
      return { kept_apart: true };
    }
    this.#server.settle(scans, device, known.gate);
    return {};
  }

  async handIn(sent: readonly unknown[], last: boolean, device: string): Promise<void> {
    const known = this.#devices.get(device);
    this.#keepApart(await this.#read(sent), device);
    if (known && last) known.closed = true;
  }

  /** An organizer answers for all that waits of one device. */
  decide(device: string, state: 'accepted' | 'declined'): void {
    const waiting = [...this.apart.values()].filter(
      (one) => one.device === device && one.state === 'waiting',
    );
    for (const one of waiting) one.state = state;
    const gate = this.#devices.get(device)?.gate ?? 0;
    const scans = waiting.map(({ scan }) => scan);
    if (state === 'accepted') this.#server.settle(scans, device, gate);
  }

  async #read(sent: readonly unknown[]): Promise<AskedScan[]> {
    const { door, now } = this.#server;
    return wellFormed(await door.readScans(sent, now()));
  }

  #keepApart(scans: readonly AskedScan[], device: string): void {
    for (const scan of scans) {
      if (!this.apart.has(scan.id)) this.apart.set(scan.id, { device, scan, state: 'waiting' });
    }
  }
}
