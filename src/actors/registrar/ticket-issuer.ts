import { APPROVED_BY_HAND } from '../../domain/kinds.ts';
import { partsOf } from '../../domain/registration.ts';
import { signTicket } from '../../domain/token.ts';
import { toBase64 } from '../../store/keys/keys.ts';
import { type Signer, signerOf } from '../../store/keys/signer.ts';
import type {
  NewRegistration,
  Reference,
  RegistrationRow,
  TicketRow,
  WrittenRegistration,
} from '../../store/registrations/register.ts';
import { newTicket } from './new-ticket.ts';
import { Serials } from './serials.ts';

/** Draws the serials of an edition, and signs its tickets. */
export class TicketIssuer {
  readonly serials = new Serials();
  #event = 0;
  #signers: readonly Signer[] = [];

  /** Begins after the highest serial that the database knows of, with the keys of the edition. */
  start(event: number, lastSerial: number, signers: readonly Signer[]): void {
    this.#event = event;
    this.serials.start(lastSerial);
    this.#signers = signers;
  }

  /** Whether the edition has a key to sign with. */
  get canSign(): boolean {
    return this.#signers.length > 0;
  }

  #newReference(): Reference {
    return { serial: this.serials.draw(), secret: randomSecret() };
  }

  /** The registration with its reference and its tickets, not signed yet. */
  draw(registration: RegistrationRow): NewRegistration {
    const { state, kind } = registration;
    const reference = this.#newReference();
    // Only of the press and of guests does each gate phone know that they wait; nobody else has a ticket
    // before the answer.
    const isKnown = state !== 'pending' || APPROVED_BY_HAND.includes(kind);
    const parts = isKnown ? partsOf(registration) : [];
    const tickets = parts.map((part, i) =>
      newTicket(
        registration,
        part,
        i === 0 ? reference : this.#newReference(),
        state === 'pending' ? 'pending' : 'valid',
      ),
    );
    return { registration, reference, tickets };
  }

  /** The same registrations, their tickets signed. */
  async sign(candidates: Map<string, NewRegistration>): Promise<Map<string, NewRegistration>> {
    const signed = await Promise.all(
      [...candidates.values()].map(async (candidate) => ({
        ...candidate,
        tickets: await Promise.all(candidate.tickets.map((ticket) => this.signed(ticket))),
      })),
    );
    return new Map(signed.map((candidate) => [candidate.registration.id, candidate]));
  }

  /** Throws where no key signs this serial. */
  async signed(ticket: TicketRow): Promise<TicketRow> {
    const signer = signerOf(this.#signers, ticket.serial);
    if (!signer) throw new Error('the event has no key to sign this serial with');
    const payload = { ...ticket, keyId: signer.keyId, event: this.#event };
    const signature = toBase64(await signTicket(payload, signer.key));
    return { ...ticket, key_id: signer.keyId, signature };
  }
}

/**
 * The serials that were drawn for what the batch did not write: a refusal, or what is there
 * already.
 */
export function notKept(
  { registration, reference, tickets }: NewRegistration,
  found: ReadonlyMap<string, WrittenRegistration>,
): number[] {
  if (found.get(registration.id)?.first_serial === reference.serial) return [];
  return [...new Set([reference.serial, ...tickets.map((ticket) => ticket.serial)])];
}

/** Four digits that cannot be guessed from those of a neighbouring serial. */
export function randomSecret(): number {
  // 2^32 is no multiple of 10,000, but the bias is under one in 400,000.
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 10_000;
}
