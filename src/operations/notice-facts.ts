import type { Edition, Hold } from '../domain/edition.ts';
import { dayBegan } from '../domain/presence.ts';
import { quietestWindow } from '../domain/quiet-window.ts';
import { run } from '../store/d1/batch.ts';
import { readPlaces } from '../store/editions/places.ts';
import { loadOrders } from '../store/gates/orders.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** What the templates of notices are filled in from. */
export interface NoticeFacts {
  /** Those in force. */
  readonly holds: readonly Hold[];
  /** When the quietest window of the rest of the day begins, ms; null where none is known. */
  readonly quietest: number | null;
}

/** Reads what is so at the gates now, and which hour of today is expected to be the quietest. */
export async function readNoticeFacts(
  context: MemberContext,
  { edition }: { readonly edition: Edition },
): Promise<NoticeFacts> {
  allow(context, 'read_notices');
  const { env, now } = context;
  const { event } = actingOn(context, edition.number);
  const [{ holds }, [places]] = await Promise.all([
    loadOrders(env.DB, event),
    run(env.DB, readPlaces(env.DB, event)),
  ]);
  // Tomorrow is no hour of a site that is full now.
  const today = edition.days.filter((day) => dayBegan(edition, day.opens_at) <= now).at(-1);
  return {
    holds: holds.filter((one) => one.ends_at === null || one.ends_at > now),
    quietest: quietestWindow(today?.slots ?? [], places, now)?.starts_at ?? null,
  };
}
