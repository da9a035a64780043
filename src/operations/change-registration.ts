import type { Ordered } from '../actors/registrar/change-registration.ts';
import type { ChangeOrder } from '../actors/registrar/draft.ts';
import { askRegistrar } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import type { RegistrationView } from '../domain/registration.ts';
import { HOLDER } from '../domain/registration-change.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { hashSecret } from '../store/keys/keys.ts';
import { registrationBySecret } from '../store/registrations/tickets.ts';
import { allow, type VisitorContext } from './context.ts';
import { instead } from './register-party.ts';

/** Which registration is meant, by the secret of its link. */
export interface Link {
  readonly edition: StoredEdition;
  readonly secret: string;
  /** The form's: what it asks for twice is done once. */
  readonly key?: string | undefined;
}

interface Party {
  readonly adults: number;
  readonly children: number;
}

/**
 * Another window, party or entrance. Throws `slot_full` and `registration_closed` with what is left
 * and which windows to have instead; `already_used` when people of it have entered;
 * `too_many_changes`, `invalid_request`, `invitation_invalid` for more people than its code allows,
 * `already_registered`, `not_found`, `busy`.
 */
export async function changeParty(
  context: VisitorContext,
  input: Link & Party & { readonly slot: number; readonly step_free: boolean },
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const { slot, adults, children, step_free } = input;
  return changeByLink(context, input, { type: 'change', slot, adults, children, step_free });
}

/** Puts part of a ticket's people on a ticket of their own. Throws as `changeParty`. */
export async function splitTicket(
  context: VisitorContext,
  input: Link & Party & { readonly serial: number },
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const { serial, adults, children } = input;
  return changeByLink(context, input, { type: 'split', serial, adults, children });
}

/** Gives the places back. Throws as `changeParty`. */
export async function cancelRegistration(
  context: VisitorContext,
  input: Link,
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  return changeByLink(context, input, { type: 'cancel' });
}

/**
 * Confirms a group that waits by a directorate's code, in its own window or in another. Throws as
 * `changeParty`; `invitation_invalid` when the code does not allow this. A group that was confirmed
 * meanwhile uses up no code.
 */
export async function vouchForGroup(
  context: VisitorContext,
  input: Link & { readonly slot: number; readonly code: string },
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const group_code = await hashSecret(input.code);
  return changeByLink(context, input, { type: 'vouch', slot: input.slot, group_code });
}

/**
 * Carries out orders of the holder of a link, all of them or none: for their registration, and for
 * other days of it. Throws as `changeParty`.
 */
export async function changeByLink(
  context: VisitorContext,
  { edition, secret, key = crypto.randomUUID() }: Link,
  orders: ChangeOrder | readonly Ordered[],
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const { env, now } = context;
  const view = await registrationBySecret(env, secret, now);
  if (view?.event !== edition.number) throw new Problem('not_found');
  const answer = await askRegistrar(env, edition.number, (registrar) =>
    registrar.changeTogether(
      edition.number,
      'type' in orders ? [{ id: view.id, order: orders }] : orders,
      HOLDER,
      key,
    ),
  );
  if (answer.outcome === 'slot_full' || answer.outcome === 'registration_closed') {
    throw new Problem(answer.outcome, { members: instead(answer) });
  }
  if (answer.outcome === 'invalid') throw new Problem('invalid_request');
  if (answer.outcome === 'group_code_invalid') throw new Problem('invitation_invalid');
  if (answer.outcome === 'needs_organizer') throw new Problem('forbidden');
  // A holder's order says of no revision that it was seen; the types ask for an answer.
  if (answer.outcome === 'busy' || answer.outcome === 'changed_meanwhile') {
    throw new Problem('busy', { retryAfter: 5 });
  }
  if (answer.outcome !== 'changed') throw new Problem(answer.outcome);
  const changed = await registrationBySecret(env, secret, now);
  if (!changed) throw new Problem('not_found');
  return changed;
}
