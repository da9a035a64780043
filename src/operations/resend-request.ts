import type { Ordered } from '../actors/registrar/change-registration.ts';
import type { MediaDetails } from '../domain/media-details.ts';
import { Problem } from '../domain/problem.ts';
import type { RegistrationView } from '../domain/registration.ts';
import { editionKeys, sealText } from '../store/keys/keys.ts';
import { contactName } from '../store/registrations/contact-box.ts';
import { declinedAnswers } from '../store/registrations/own-answers.ts';
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
  const { edition, secret, completion } = input;
  const view = await registrationBySecret(env, secret, now);
  if (view?.event !== edition.number) throw new Problem('not_found');
  const [own, keys] = await Promise.all([
    declinedAnswers(env, edition, view.id, now),
    editionKeys(env.SECRET_KEY, edition, now),
  ]);
  if (!keys) throw new Problem('not_found');
  // All its days, or none.
  const orders = await Promise.all(
    own.map(async ({ id, slot, revision, box }): Promise<Ordered> => {
      const completed = JSON.stringify({ ...box, ...completion });
      const contact = await sealText(keys.seal, contactName(edition, id), completed);
      const window = id === view.id ? input.slot : slot;
      return { id, order: { type: 'resend', slot: window, contact, revision } };
    }),
  );
  // Sent twice, or declined for something else meanwhile: the Registrar says which.
  const first: Ordered = { id: view.id, order: NOTHING_DECLINED };
  return changeByLink(context, input, orders.length > 0 ? orders : [first]);
}

const NOTHING_DECLINED = { type: 'resend', slot: 0, contact: '', revision: -1 } as const;
