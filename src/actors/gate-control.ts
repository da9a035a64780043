import type { Hold } from '../domain/edition.ts';
import { Problem } from '../domain/problem.ts';
import type { FreeFlow } from '../domain/scan.ts';
import type { Env } from '../env.ts';
import { addCorrection, type By, type StatedFigures } from '../store/holds.ts';
import type { Order } from '../store/orders.ts';
import { forgetLive } from './live.ts';
import { askGatekeeper } from './stubs.ts';

/** Holds or closes one gate, or the site. Every phone there shows it at its next contact. */
export async function setHold(
  env: Env,
  by: By,
  what: { readonly gate: number | null; readonly kind: 'hold' | 'close' },
  now: number,
): Promise<Hold> {
  const hold = { ...what, id: crypto.randomUUID(), starts_at: now, ends_at: null };
  await order(env, by, { type: 'hold', hold }, now);
  return hold;
}

/** Reopens. Throws `not_found` when no such hold stands. */
export async function endHold(env: Env, by: By, id: string, now: number): Promise<void> {
  if (!(await order(env, by, { type: 'reopen', id }, now))) throw new Problem('not_found');
}

/** Lets one gate, or the whole site, flow freely: big counts in and out, and no scans. */
export async function setFreeFlow(
  env: Env,
  by: By,
  gate: number | null,
  now: number,
): Promise<FreeFlow> {
  const flow = { id: crypto.randomUUID(), gate, starts_at: now, ends_at: null };
  await order(env, by, { type: 'free_flow', flow }, now);
  return flow;
}

/** Scans again at one gate, or at the whole site. Throws `not_found` when nothing flows freely there. */
export async function endFreeFlow(
  env: Env,
  by: By,
  gate: number | null,
  now: number,
): Promise<void> {
  if (!(await order(env, by, { type: 'end_free_flow', gate }, now))) throw new Problem('not_found');
}

/** Notes who saw a call for help. Somebody else may have been faster: that is no failure. */
export async function markAlertSeen(env: Env, by: By, id: string): Promise<void> {
  await askGatekeeper(env, by.event, (gatekeeper) => gatekeeper.seeAlert(by.event, id, by.id));
  forgetLive();
}

/** Ends a device's right to speak. Throws `not_found`. */
export async function revokeDevice(env: Env, by: By, id: string): Promise<void> {
  await change(env, by, id, 'revoke');
}

/** Lets the figures go on without a device that cannot be reached, or counts it in again. */
export async function setAsideDevice(env: Env, by: By, id: string, aside: boolean): Promise<void> {
  await change(env, by, id, aside ? 'set_aside' : 'take_back');
}

/** States the figures of a day anew. The log stays as it is. */
export function recordCorrection(
  env: Env,
  by: By,
  stated: StatedFigures,
  now: number,
): Promise<string> {
  return addCorrection(env.DB, by, stated, now);
}

async function change(
  env: Env,
  by: By,
  id: string,
  what: 'revoke' | 'set_aside' | 'take_back',
): Promise<void> {
  const done = await askGatekeeper(env, by.event, (gatekeeper) =>
    gatekeeper.changeDevice(by.event, id, what, by.id),
  );
  if (!done) throw new Problem('not_found');
}

/** The writer of the gates writes it, and knows it from then on. False when there was nothing to end. */
function order(env: Env, by: By, what: Order, now: number): Promise<boolean> {
  return askGatekeeper(env, by.event, (gatekeeper) => gatekeeper.order(by.event, what, by.id, now));
}
