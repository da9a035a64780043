import { askGatekeeper } from '../actors/stubs.ts';
import type { Hold } from '../domain/edition.ts';
import type { FreeFlow } from '../domain/hold.ts';
import { Problem } from '../domain/problem.ts';
import type { SaidOfHold } from '../store/gates/holds.ts';
import { loadOrders, type Order } from '../store/gates/orders.ts';
import { allow, keepToGate, type MemberContext } from './context.ts';
import { forgetLive } from './read-live.ts';

/** A gate by its number; null for the whole site. */
type Place = number | null;

/** What is ordered for a place. With an id, an order that is given twice is one. */
export type HoldOrder = Pick<Hold, 'gate' | 'kind'> & SaidOfHold & { readonly id?: string };

/**
 * Holds or closes one gate, or the site; where that is in force already, reason, end and diversion
 * are replaced. Every phone there shows it at its next contact.
 */
export async function holdGate(context: MemberContext, order: HoldOrder): Promise<void> {
  allow(context, 'hold_gate');
  keepToGate(context, order.gate);
  const current = (await holdsInForce(context, order.gate)).find((one) => one.kind === order.kind);
  if (current) await retell(context, { ...order, id: current.id });
  else await setHold(context, order);
}

/**
 * Reopens one gate, or the site, whatever closed it. What was ended meanwhile by another member
 * stays ended.
 */
export async function reopenGate(
  context: MemberContext,
  { gate }: { readonly gate: Place },
): Promise<void> {
  allow(context, 'hold_gate');
  keepToGate(context, gate);
  for (const { id } of await holdsInForce(context, gate)) {
    await end(context, id).catch(endedAlready);
  }
}

/** Holds or closes one gate, or the site. */
export async function setHold(context: MemberContext, order: HoldOrder): Promise<Hold> {
  allow(context, 'hold_gate');
  keepToGate(context, order.gate);
  const unsaid = { reason: null, until: null, send_to: null };
  const id = crypto.randomUUID();
  const hold = { id, ...unsaid, ...order, starts_at: context.now, ends_at: null };
  await give(context, { type: 'hold', hold });
  return hold;
}

/**
 * Replaces the reason of a hold, its expected end, and the gate that people are sent to. Throws
 * `not_found`.
 */
export async function updateHold(
  context: MemberContext,
  hold: SaidOfHold & { readonly id: string },
): Promise<void> {
  allow(context, 'hold_gate');
  keepToGate(context, await gateOf(context, hold.id));
  await retell(context, hold);
}

/** Ends one hold. Throws `not_found` when no such hold is in force. */
export async function endHold(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<void> {
  allow(context, 'hold_gate');
  keepToGate(context, await gateOf(context, id));
  await end(context, id);
}

/** Starts free flow at one gate, or at the whole site: large counts in and out, and no scans. */
export async function setFreeFlow(
  context: MemberContext,
  { gate, id = crypto.randomUUID() }: { readonly gate: Place; readonly id?: string },
): Promise<FreeFlow> {
  allow(context, 'set_free_flow');
  keepToGate(context, gate);
  const flow = { id, gate, starts_at: context.now, ends_at: null };
  await give(context, { type: 'free_flow', flow });
  return flow;
}

/** Ends free flow at one gate, or at the whole site. Throws `not_found` when there is none. */
export async function endFreeFlow(
  context: MemberContext,
  { gate }: { readonly gate: Place },
): Promise<void> {
  allow(context, 'set_free_flow');
  keepToGate(context, gate);
  if (!(await give(context, { type: 'end_free_flow', gate }))) throw new Problem('not_found');
}

/** Notes which member saw a call for help. That another one was faster is no failure. */
export async function answerAlert(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<void> {
  allow(context, 'answer_alert');
  const { env, by } = context;
  await askGatekeeper(env, by.event, (gatekeeper) => gatekeeper.seeAlert(by.event, id, by.id));
  forgetLive();
}

/** What another member has ended meanwhile is ended, as it was asked for. */
export function endedAlready(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'not_found')) throw error;
}

async function retell(
  context: MemberContext,
  { id, reason, until, send_to }: SaidOfHold & { readonly id: string },
): Promise<void> {
  const said = { reason, until, send_to };
  if (!(await give(context, { type: 'retell', id, said }))) throw new Problem('not_found');
}

async function end(context: MemberContext, id: string): Promise<void> {
  if (!(await give(context, { type: 'reopen', id }))) throw new Problem('not_found');
}

/** Where a hold is in force. Throws `not_found`. */
async function gateOf({ env, by }: MemberContext, id: string): Promise<Place> {
  const { holds } = await loadOrders(env.DB, by.event);
  const hold = holds.find((one) => one.id === id);
  if (!hold) throw new Problem('not_found');
  return hold.gate;
}

async function holdsInForce({ env, by }: MemberContext, gate: Place): Promise<Hold[]> {
  const { holds } = await loadOrders(env.DB, by.event);
  return holds.filter((one) => one.gate === gate && one.ends_at === null);
}

/** The Gatekeeper writes it, and applies it from then on. False when there was nothing to end. */
function give({ env, by, now }: MemberContext, what: Order): Promise<boolean> {
  return askGatekeeper(env, by.event, (gatekeeper) => gatekeeper.order(by.event, what, by.id, now));
}
