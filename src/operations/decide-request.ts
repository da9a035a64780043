import type { Ordered } from '../actors/registrar/change-registration.ts';
import { askRegistrar } from '../actors/stubs.ts';
import { type Day, isOff } from '../domain/edition.ts';
import { Problem } from '../domain/problem.ts';
import { type DeclineReason, kindsShownTo } from '../domain/requests.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type OpenedRequest, openSeveral } from '../store/registrations/opened-request.ts';
import { REQUESTS_SHOWN, type RequestPart, readRequests } from '../store/registrations/requests.ts';
import { allow, type MemberContext } from './context.ts';

/** What is decided. `windows`: those into which registrations, by id, are moved as they are approved. */
export type RequestOrder =
  | { readonly type: 'approve'; readonly windows: ReadonlyMap<string, number> }
  | { readonly type: 'decline'; readonly reason: DeclineReason };

/** Requests, each by a registration of it, and the decision on them by the key of a form. */
export interface RequestDecision {
  readonly edition: StoredEdition;
  readonly ids: readonly string[];
  readonly order: RequestOrder;
  readonly key: string;
}

/**
 * How many requests were decided; how many wait as before because there is no room for all of it;
 * how many wait no more, and keep the answer that they have.
 */
export interface DecisionCounts {
  readonly decided: number;
  readonly full: number;
  readonly gone: number;
}

type Outcome = keyof DecisionCounts;

/**
 * Approves or declines requests, at most a page of them, each with all its days or not at all.
 * Throws `invalid_request`, `forbidden` for a kind that the role does not decide on, `busy`.
 */
export async function decideRequests(
  context: MemberContext,
  { edition, ids, order, key }: RequestDecision,
): Promise<DecisionCounts> {
  allow(context, 'decide_request');
  const named = [...new Set(ids)];
  const parts = await partsOf(context, named, key);
  const counts = { decided: 0, full: 0, gone: 0 };
  for (const id of named) {
    const own = parts.filter(({ asked }) => asked === id);
    counts[await decide(context, own, { edition, order, key })] += 1;
  }
  return counts;
}

/**
 * Opens the requests that are about to be decided: those of these that wait still. Each is noted.
 * Throws `invalid_request` for none or too many, `forbidden` for a kind that the role does not
 * decide on.
 */
export async function requestsToDecide(
  context: MemberContext,
  { edition, ids }: Pick<RequestDecision, 'edition' | 'ids'>,
): Promise<OpenedRequest[]> {
  allow(context, 'decide_request');
  const { env, by, now } = context;
  const named = [...new Set(ids)];
  await partsOf(context, named, '');
  return openSeveral(env, edition, { ids: named, by, now });
}

/** The registrations of requests that this member may decide on. */
async function partsOf(
  { env, by, actor }: MemberContext,
  ids: readonly string[],
  key: string,
): Promise<RequestPart[]> {
  if (ids.length === 0 || ids.length > REQUESTS_SHOWN) throw new Problem('invalid_request');
  const [parts] = await run(env.DB, readRequests(env.DB, by.event, ids, key));
  const kinds = kindsShownTo(actor);
  if (!parts.every(({ kind }) => kinds.includes(kind))) throw new Problem('forbidden');
  return parts;
}

async function decide(
  { env, by, now }: MemberContext,
  parts: readonly RequestPart[],
  { edition, order, key }: Omit<RequestDecision, 'ids'>,
): Promise<Outcome> {
  // Asked twice, since the first answer was lost.
  if (parts.some(({ done }) => done)) return 'decided';
  const waiting = parts.filter(({ waits }) => waits);
  if (waiting.length === 0) return 'gone';
  const isGone = (day: Day) => isOff(day) || now >= day.closes_at;
  const over = new Set(edition.days.filter(isGone).map((day) => day.number));
  const orders = waiting.flatMap(({ id, day }): Ordered[] => {
    if (order.type === 'decline') return [{ id, order }];
    const slot = order.windows.get(id);
    // A day that is over or called off is not approved any more; the others are.
    if (slot === undefined && over.has(day)) return [];
    return [{ id, order: { type: 'approve', ...(slot !== undefined && { slot }) } }];
  });
  if (orders.length === 0) return 'full';
  const { outcome } = await askRegistrar(env, by.event, (registrar) =>
    registrar.changeTogether(by.event, orders, by.id, key),
  );
  switch (outcome) {
    case 'changed':
      return 'decided';
    case 'slot_full':
    case 'registration_closed':
    case 'already_registered':
    case 'invalid':
      return 'full';
    case 'busy':
      throw new Problem('busy', { retryAfter: 5 });
    default:
      return 'gone';
  }
}
