import type { ChangeOrder } from '../actors/registrar/change-draft.ts';
import { askRegistrar } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import type { RegistrationView } from '../domain/registration.ts';
import type { Env } from '../env.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { hashSecret } from '../store/keys/keys.ts';
import { registrationBySecret } from '../store/registrations/tickets.ts';
import { instead } from './register-party.ts';

/**
 * Another window, party or entrance. Throws `slot_full` and `registration_closed` with what is left
 * and which windows to have instead; `already_used` when people of it have entered;
 * `too_many_changes`, `invalid_request`, `invitation_invalid` for more than its code opens, `already_registered`, `not_found`, `busy`. `key` is the
 * form's: what it asked for twice is done once.
 */
export function changeParty(
  env: Env,
  edition: StoredEdition,
  secret: string,
  change: { slot: number; adults: number; children: number; step_free: boolean },
  now: number,
  key?: string,
): Promise<RegistrationView> {
  return manage(env, edition, secret, { type: 'change', ...change }, now, key);
}

/** Puts part of a ticket's people on a ticket of their own. Throws as `changeParty`. */
export function splitTicket(
  env: Env,
  edition: StoredEdition,
  secret: string,
  serial: number,
  part: { adults: number; children: number },
  now: number,
  key?: string,
): Promise<RegistrationView> {
  return manage(env, edition, secret, { type: 'split', serial, ...part }, now, key);
}

/** Gives the places back. Throws as `changeParty`. */
export function cancelRegistration(
  env: Env,
  edition: StoredEdition,
  secret: string,
  now: number,
  key?: string,
): Promise<RegistrationView> {
  return manage(env, edition, secret, { type: 'cancel' }, now, key);
}

/**
 * Has a group that waits confirmed by a directorate's code, in its own window or in another. Throws as
 * `changeParty`; `invitation_invalid` when the code does not open this. A group that was confirmed
 * meanwhile uses up no code.
 */
export async function vouchForGroup(
  env: Env,
  edition: StoredEdition,
  secret: string,
  { slot, code }: { slot: number; code: string },
  now: number,
  key?: string,
): Promise<RegistrationView> {
  const order = { type: 'vouch', slot, group_code: await hashSecret(code) } as const;
  return manage(env, edition, secret, order, now, key);
}

async function manage(
  env: Env,
  edition: StoredEdition,
  secret: string,
  order: ChangeOrder,
  now: number,
  key: string = crypto.randomUUID(),
): Promise<RegistrationView> {
  const view = await registrationBySecret(env, secret, now);
  if (view?.event !== edition.number) throw new Problem('not_found');
  const answer = await askRegistrar(env, edition.number, (registrar) =>
    registrar.change(edition.number, view.id, order, 'holder', key),
  );
  if (answer.outcome === 'slot_full' || answer.outcome === 'registration_closed') {
    throw new Problem(answer.outcome, { members: instead(answer) });
  }
  if (answer.outcome === 'invalid') throw new Problem('invalid_request');
  if (answer.outcome === 'group_code_invalid') throw new Problem('invitation_invalid');
  if (answer.outcome === 'busy') throw new Problem('busy', { retryAfter: 5 });
  if (answer.outcome !== 'changed') throw new Problem(answer.outcome);
  const changed = await registrationBySecret(env, secret, now);
  if (!changed) throw new Problem('not_found');
  return changed;
}
