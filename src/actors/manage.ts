import { Problem } from '../domain/problem.ts';
import type { RegistrationView } from '../domain/registration.ts';
import type { Env } from '../env.ts';
import type { StoredEdition } from '../store/editions.ts';
import { registrationBySecret } from '../store/tickets.ts';
import type { ChangeOrder } from './changes.ts';
import { instead } from './register.ts';
import { askRegistrar } from './stubs.ts';

/**
 * Another window, party or entrance. Throws `slot_full` and `registration_closed` with what is left
 * and which windows to have instead; `invalid_request`, `already_registered`, `not_found`, `busy`.
 */
export function changeParty(
  env: Env,
  edition: StoredEdition,
  secret: string,
  change: { slot: number; adults: number; children: number; step_free: boolean },
  now: number,
): Promise<RegistrationView> {
  return manage(env, edition, secret, { type: 'change', ...change }, now);
}

/** Puts part of a ticket's people on a ticket of their own. Throws as `changeParty`. */
export function splitTicket(
  env: Env,
  edition: StoredEdition,
  secret: string,
  serial: number,
  part: { adults: number; children: number },
  now: number,
): Promise<RegistrationView> {
  return manage(env, edition, secret, { type: 'split', serial, ...part }, now);
}

/** Gives the places back. Throws as `changeParty`. */
export function cancelRegistration(
  env: Env,
  edition: StoredEdition,
  secret: string,
  now: number,
): Promise<RegistrationView> {
  return manage(env, edition, secret, { type: 'cancel' }, now);
}

async function manage(
  env: Env,
  edition: StoredEdition,
  secret: string,
  order: ChangeOrder,
  now: number,
): Promise<RegistrationView> {
  const view = await registrationBySecret(env, secret, now);
  if (view?.event !== edition.number) throw new Problem('not_found');
  const answer = await askRegistrar(env, edition.number, (registrar) =>
    registrar.change(edition.number, view.id, order, 'holder'),
  );
  if (answer.outcome === 'slot_full' || answer.outcome === 'registration_closed') {
    throw new Problem(answer.outcome, { members: instead(answer) });
  }
  if (answer.outcome === 'already_registered') throw new Problem('already_registered');
  if (answer.outcome === 'invalid') throw new Problem('invalid_request');
  if (answer.outcome === 'not_found') throw new Problem('not_found');
  const changed = await registrationBySecret(env, secret, now);
  if (!changed) throw new Problem('not_found');
  return changed;
}
