import { keyOf } from '../../../domain/ticket-key.ts';
import { importPublicKey, type ParsedToken, verifyTicket } from '../../../domain/token.ts';
import type { Keys } from '../ports.ts';
import type { Enrolment } from '../records.ts';
import { newProofKey } from '../sync/dpop.ts';

/** The browser's own cryptography. Each public key is imported once. */
export class BrowserKeys implements Keys {
  readonly #imported = new Map<string, Promise<CryptoKey>>();

  async verify(parsed: ParsedToken, enrolment: Enrolment): Promise<boolean> {
    const named = keyOf(enrolment.keys, parsed.payload);
    if (!named) return false;
    return verifyTicket(parsed, await this.#import(named.jwk));
  }

  async newProof(): Promise<{ pair: CryptoKeyPair; jwk: JsonWebKey } | null> {
    return newProofKey();
  }

  #import(jwk: JsonWebKey): Promise<CryptoKey> {
    const name = `${jwk.x} ${jwk.y}`;
    const known = this.#imported.get(name) ?? importPublicKey(jwk);
    this.#imported.set(name, known);
    return known;
  }
}
