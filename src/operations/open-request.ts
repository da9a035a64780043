import { Problem } from '../domain/problem.ts';
import { kindsShownTo } from '../domain/requests.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type OpenedRequest, openWaiting } from '../store/registrations/opened-request.ts';
import { allow, type MemberContext } from './context.ts';

/** A request, by the registration of one of its days. */
interface NamedRequest {
  readonly edition: StoredEdition;
  readonly id: string;
}

/**
 * Opens a request with all that its applicant answered, but how to reach them. Noted. Null when it
 * waits no more. Throws `forbidden` for a kind that the role does not decide on.
 */
export async function openRequest(
  context: MemberContext,
  request: NamedRequest,
): Promise<OpenedRequest | null> {
  allow(context, 'open_request');
  return open(context, request, 'open_request');
}

/** The same with phone and e-mail. Noted as such. Throws as `openRequest`. */
export async function showRequestContact(
  context: MemberContext,
  request: NamedRequest,
): Promise<OpenedRequest | null> {
  allow(context, 'open_request');
  return open(context, request, 'show_contact');
}

async function open(
  { env, by, actor, now }: MemberContext,
  { edition, id }: NamedRequest,
  verb: 'open_request' | 'show_contact',
): Promise<OpenedRequest | null> {
  const kinds = kindsShownTo(actor);
  const opened = await openWaiting(env, edition, { id, by, verb, kinds, now });
  if (opened === 'other_kind') throw new Problem('forbidden');
  return opened;
}
