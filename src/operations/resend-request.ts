import type { MediaDetails } from '../domain/media-details.ts';
import { Problem } from '../domain/problem.ts';
import type { RegistrationView } from '../domain/registration.ts';
import { editionKeys, sealText } from '../store/keys/keys.ts';
import { contactName } from '../store/registrations/contact-box.ts';
import { ownAnswers } from '../store/registrations/own-answers.ts';
import { registrationBySecret } from '../store/registrations/tickets.ts';
import { changeByLink, type Link } from './change-registration.ts';
import { allow, type VisitorContext } from './context.ts';

/** What a declined request says from now on. */
export interface Completion {
  readonly organisation: string | null;
  readonly media: MediaDetails | null;
  readonly details: string | null;
}

/**
 * Sends a request that was declined for missing details once more, with its answers completed: it
 * waits again under its reference, in its window or in another one. Throws `slot_full` and
 * `registration_closed` with the windows to have instead, `too_many_changes` after a few times,
 * `not_found`, `invalid_request`, `busy`.
 */
export async function resendRequest(
  context: VisitorContext,
  input: Link & { readonly slot: number; readonly completion: Completion },
): Promise<RegistrationView> {
  allow(context, 'change_registration');
  const { env, now } = context;
  const { edition, secret, slot, completion } = input;
  const view = await registrationBySecret(env, secret, now);
  if (view?.event !== edition.number) throw new Problem('not_found');
  const [own, keys] = await Promise.all([
    ownAnswers(env, edition, view.id, now),
    editionKeys(env.SECRET_KEY, edition, now),
  ]);
  if (!own || !keys) throw new Problem('not_found');
  const box = JSON.stringify({ ...own.box, ...completion });
  const contact = await sealText(keys.seal, contactName(edition, view.id), box);
  return changeByLink(context, input, { type: 'resend', slot, contact, revision: own.revision });
}
