import { InFlight } from '../../domain/in-flight.ts';
import { peopleOf } from '../../domain/registration.ts';
import type { PreparedRegistration } from '../calls.ts';
import { PeopleBudget } from './people-budget.ts';

/** Requests of one phone or e-mail address in progress at once; it may have three parties on a day. */
const AT_ONCE = 8;
/** Those of it that wait for them; more are sent back. */
const WAITING = 1_000;

interface Busy {
  readonly outcome: 'busy';
}

/**
 * Who asks the Registrar: requests of one contact wait for each other, so that those of another are
 * neither delayed nor sent back for them, and each network has its people of the hour.
 */
export class Askers {
  readonly #contacts = new InFlight(AT_ONCE, WAITING);
  readonly #networks = new PeopleBudget();

  /** Asks for the parties of one request. `beyond`: their network has registered as many as it may. */
  ask<Answer extends { readonly outcome: string }>(
    [first, ...others]: readonly [PreparedRegistration, ...PreparedRegistration[]],
    network: string | null,
    ask: (beyond: boolean) => Promise<Answer>,
  ): Promise<Answer | Busy> {
    const people = others.reduce((sum, one) => sum + unvouched(one), unvouched(first));
    const within = () => this.#networks.within(network, people, ask);
    // A desk waits for nobody who has typed the same number elsewhere.
    if (first.by !== null) return within();
    const ofPhone = () => this.#inLine(first.phone_hash, within);
    return this.#inLine(first.email_hash, ofPhone);
  }

  /** The address before the phone, always: of two that have both, neither waits for the other. */
  async #inLine<Answer>(
    contact: string | null,
    work: () => Promise<Answer>,
  ): Promise<Answer | Busy> {
    if (contact === null) return work();
    return (await this.#contacts.run(contact, work)) ?? { outcome: 'busy' };
  }
}

/**
 * People without a directorate's code, who count for their network whether they hold places or
 * wait: each costs a serial and the time of the person who answers. A code has a limit of its own.
 */
function unvouched(party: PreparedRegistration): number {
  return party.group_code === null ? peopleOf(party) : 0;
}
