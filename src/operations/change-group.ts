import type { CoachNumbers } from '../domain/coaches.ts';
import { Problem } from '../domain/problem.ts';
import { GROUP_KINDS, type RegistrationView } from '../domain/registration.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { editionKeys, sealText } from '../store/keys/keys.ts';
import { contactName } from '../store/registrations/contact-box.ts';
import { ownAnswers } from '../store/registrations/own-answers.ts';
import { registrationBySecret } from '../store/registrations/tickets.ts';
import { changeByLink, type Link } from './change-registration.ts';
import { allow, type VisitorContext } from './context.ts';

/** Fresh reads of a registration that others change meanwhile. */
const TRIES_MOST = 5;

/**
 * Other numbers for coaches of a group that are not in yet, in its window or in another one. Throws as
 * `changeParty`; `already_used` where one of them is in.
 */
export async function changeCoaches(
  context: VisitorContext,
  input: Link & { readonly slot: number; readonly coaches: readonly CoachNumbers[] },
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const { slot, coaches } = input;
  return changeByLink(context, input, { type: 'coaches', slot, coaches });
}

/**
 * Cancels one coach of a group, by the serial of its ticket; the last of them cancels the visit, unless
 * its head was told that others stay: then it throws `busy`. Throws as `changeParty`; `already_used`
 * where it is in.
 */
export async function cancelCoach(
  context: VisitorContext,
  input: Link & { readonly serial: number; readonly othersStay?: boolean },
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const { serial, othersStay } = input;
  const told = othersStay ? ({ others_stay: true } as const) : {};
  return changeByLink(context, input, { type: 'cancel_coach', serial, ...told });
}

/**
 * Whom to call when a coach is late (E.164); null for the phone that the group registered with. Throws
 * `not_found`, also once its contact was erased; `invalid_request` once its day is over;
 * `too_many_changes`, `busy`.
 */
export async function changeCall(
  context: VisitorContext,
  input: Link & { readonly key: string; readonly call: string | null },
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const { env, now } = context;
  const { edition, secret, call, key } = input;
  let refused: number | null = null;
  for (let tries = 0; tries < TRIES_MOST; tries++) {
    const view = await registrationBySecret(env, secret, now);
    if (view?.event !== edition.number) throw new Problem('not_found');
    if (!GROUP_KINDS.includes(view.kind)) throw new Problem('invalid_request');
    const [own, keys] = await Promise.all([
      ownAnswers(env, edition, view.id, now),
      editionKeys(env.SECRET_KEY, edition, now),
    ]);
    if (!keys || !own?.box) throw new Problem('not_found');
    if ((own.box.call ?? null) === call) return view;
    const box = JSON.stringify({ ...own.box, call });
    const contact = await sealText(keys.seal, contactName(edition, view.id), box);
    const { revision } = own;
    // Nobody changed it meanwhile: its day is over, or it was cancelled.
    if (revision === refused) throw new Problem('invalid_request');
    const asked = { ...input, key: `${key.slice(0, KEY_MAX)} ${revision}` };
    const changed = await changeByLink(context, asked, { type: 'call', contact, revision }).catch(
      isStale,
    );
    if (changed) return changed;
    refused = revision;
  }
  throw new Problem('busy', { retryAfter: 5 });
}

/** Most characters of a form's key, with room for a revision after them. */
const KEY_MAX = 56;

/** Somebody changed it after it was read: it is read again. */
function isStale(error: unknown): null {
  if (error instanceof Problem && error.code === 'invalid_request') return null;
  throw error;
}

/** What the head of a group reads of its own answers; null once they were erased. */
export interface GroupAnswers {
  readonly organisation: string | null;
  /** Whom to call when a coach is late, E.164; null where the phone of the group is called. */
  readonly call: string | null;
}

/** What a group has said of itself, for its own page. */
export async function readGroupAnswers(
  context: VisitorContext,
  { edition, id }: { readonly edition: StoredEdition; readonly id: string },
): Promise<GroupAnswers | null> {
  allow(context, 'read_own_group');
  const own = await ownAnswers(context.env, edition, id, context.now);
  if (!own?.box) return null;
  const { organisation, call = null } = own.box;
  return { organisation, call };
}
