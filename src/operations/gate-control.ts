import { askGatekeeper } from '../actors/stubs.ts';
import type { Hold } from '../domain/edition.ts';
import type { FreeFlow } from '../domain/hold.ts';
import { Problem } from '../domain/problem.ts';
import type { Env } from '../env.ts';
import type { By } from '../store/d1/audit.ts';
import type { DeviceChange } from '../store/gates/devices.ts';
import type { SaidOfHold } from '../store/gates/holds.ts';
import type { Order } from '../store/gates/orders.ts';
import { forgetLive } from './read-live.ts';

/**
 * Holds or closes one gate, or the site. Every phone there shows it at its next contact. The id, if
 * it is given, makes one of an order that is given twice.
 */
export async function setHold(
  env: Env,
  by: By,
  what: Pick<Hold, 'gate' | 'kind'> & SaidOfHold & { readonly id?: string },
  now: number,
): Promise<Hold> {
  const said = { reason: null, until: null, send_to: null };
  const id = crypto.randomUUID();
  const hold = { id, ...said, ...what, starts_at: now, ends_at: null };
  await order(env, by, { type: 'hold', hold }, now);
  return hold;
}

/** Says anew why a hold stands, until when, and where people are sent. Throws `not_found`. */
export async function retellHold(
  env: Env,
  by: By,
  id: string,
  said: SaidOfHold,
  now: number,
): Promise<void> {
  if (!(await order(env, by, { type: 'retell', id, said }, now))) throw new Problem('not_found');
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
  id: string = crypto.randomUUID(),
): Promise<FreeFlow> {
  const flow = { id, gate, starts_at: now, ends_at: null };
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

/** Puts a device at another gate: what it has not sent yet counts there as well. Throws `not_found`. */
export async function moveDevice(env: Env, by: By, id: string, gate: number): Promise<void> {
  await change(env, by, id, { move: gate });
}

async function change(env: Env, by: By, id: string, what: DeviceChange): Promise<void> {
  const done = await askGatekeeper(env, by.event, (gatekeeper) =>
    gatekeeper.changeDevice(by.event, id, what, by.id),
  );
  if (!done) throw new Problem('not_found');
}

/** The writer of the gates writes it, and knows it from then on. False when there was nothing to end. */
function order(env: Env, by: By, what: Order, now: number): Promise<boolean> {
  return askGatekeeper(env, by.event, (gatekeeper) => gatekeeper.order(by.event, what, by.id, now));
}
