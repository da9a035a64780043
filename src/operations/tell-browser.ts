import { ADAPTERS } from '../channels/adapters.ts';
import { readVapidKey } from '../channels/push/vapid.ts';
import { Problem } from '../domain/problem.ts';
import type { PushSubscription } from '../domain/push-subscription.ts';
import type { TicketView } from '../domain/registration.ts';
import { run } from '../store/d1/batch.ts';
import { Memo } from '../store/d1/memo.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type EditionKeys, editionKeys } from '../store/keys/keys.ts';
import { openChannel, readChannels } from '../store/messages/channels.ts';
import {
  putSubscription,
  removeSubscription,
  sealSubscription,
  subscriptionId,
} from '../store/messages/subscriptions.ts';
import { allow, type VisitorContext } from './context.ts';

/** How long an isolate goes by what it has read, ms. */
const KEPT_MS = 30_000;
const pushKeys = new Memo<string | null>(KEPT_MS);

/** The key with which a browser subscribes to what an edition tells; null where it tells nothing so. */
export function readPushKey(
  context: VisitorContext,
  edition: StoredEdition,
): Promise<string | null> {
  allow(context, 'tell_browser');
  const { env, now } = context;
  return pushKeys.get(String(edition.number), now, async () => {
    const [channels] = await run(env.DB, readChannels(env.DB, edition.number));
    const push = channels.find(({ channel, state }) => channel === 'push' && state === 'on');
    const keys = push && (await editionKeys(env.SECRET_KEY, edition, now));
    if (!push || !keys) return null;
    const typed = await openChannel(keys, edition.number, push);
    if (ADAPTERS.push?.faulty(typed).length !== 0) return null;
    return readVapidKey(typed.key ?? '')?.publicKey ?? null;
  });
}

/** The ticket by whose page something is asked, or by its serial the party that waits for it. */
interface OfTicket {
  readonly edition: StoredEdition;
  readonly ticket: Pick<TicketView, 'serial'>;
}

/** Has a browser told of what becomes of a ticket's registration. Throws `not_found` where nobody is. */
export async function tellBrowser(
  context: VisitorContext,
  { edition, ticket, subscription }: OfTicket & { readonly subscription: PushSubscription },
): Promise<void> {
  allow(context, 'tell_browser');
  const { env, now } = context;
  if ((await readPushKey(context, edition)) === null) throw new Problem('not_found');
  const sealed = await sealSubscription(
    await keysOf(context, edition),
    edition.number,
    subscription,
  );
  await run(env.DB, putSubscription(env.DB, edition.number, ticket.serial, sealed, now));
}

/** Has a browser told no more. */
export async function stopTelling(
  context: VisitorContext,
  { edition, ticket, endpoint }: OfTicket & { readonly endpoint: string },
): Promise<void> {
  allow(context, 'tell_browser');
  const { env } = context;
  const id = await subscriptionId(await keysOf(context, edition), endpoint);
  await run(env.DB, removeSubscription(env.DB, edition.number, ticket.serial, id));
}

async function keysOf({ env, now }: VisitorContext, edition: StoredEdition): Promise<EditionKeys> {
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  if (!keys) throw new Problem('not_found');
  return keys;
}
