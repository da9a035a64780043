import type { Once } from '../calls.ts';

/** Proofs remembered of one device: more than it can send while one nonce is good. */
const PROOFS_MAX = 1_000;

/**
 * The proofs that were used, as long as this writer lives. After a restart their nonces still end
 * within minutes. Only who holds the device's key can add to it.
 */
export class SpentProofs {
  readonly #requests = new Map<string, Map<string, string>>();

  /** Whether this request may use the proof: nobody did before, or it is the same request. */
  spend(device: string, { proof, request }: Once): boolean {
    const spent = this.#requests.get(device) ?? new Map<string, string>();
    this.#requests.set(device, spent);
    const user = spent.get(proof);
    if (user !== undefined) return user === request;
    spent.set(proof, request);
    const [oldest] = spent.keys();
    if (spent.size > PROOFS_MAX && oldest !== undefined) spent.delete(oldest);
    return true;
  }
}
