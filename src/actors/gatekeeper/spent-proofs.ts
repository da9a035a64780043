import type { Once } from '../calls.ts';

/** Proofs remembered of one device: more than it can send while one nonce is good. */
const PROOFS_MAX = 1_000;
/** Clocks of this service differ by less than this, ms. */
const CLOCKS_DIFFER_MS = 1_000;

/** `stale`: it is not known any more whether it was used; a proof with a fresh nonce is needed. */
export type Spending = 'spent' | 'used' | 'stale';

interface OfDevice {
  /** Requests by the number of their proof. */
  readonly requests: Map<string, Once>;
  /** Some proofs with a nonce no later than this (ms) may have been dropped. */
  forgotten: number;
}

/**
 * The proofs that were used since this writer began. Earlier ones are not known, and none of them
 * is accepted. Only the holder of the device's key can add to it.
 */
export class SpentProofs {
  readonly #devices = new Map<string, OfDevice>();
  readonly #began: number;

  constructor(began: number) {
    this.#began = began;
  }

  /** Uses a proof for a request: once, or again for the same request. */
  spend(device: string, once: Once): Spending {
    const known = this.#devices.get(device) ?? { requests: new Map(), forgotten: this.#before() };
    this.#devices.set(device, known);
    const user = known.requests.get(once.proof);
    if (user !== undefined) return user.request === once.request ? 'spent' : 'used';
    if (once.issued <= known.forgotten) return 'stale';
    known.requests.set(once.proof, once);
    if (known.requests.size > PROOFS_MAX) forgetOldest(known);
    return 'spent';
  }

  #before(): number {
    return this.#began - CLOCKS_DIFFER_MS;
  }
}

function forgetOldest(known: OfDevice): void {
  const [oldest] = known.requests.values();
  if (!oldest) return;
  known.requests.delete(oldest.proof);
  known.forgotten = Math.max(known.forgotten, oldest.issued);
}
