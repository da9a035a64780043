import { askGatekeeper } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import type { DeviceChange, DeviceView } from '../store/gates/devices.ts';
import {
  inviteGate as inviteAtGate,
  invitePhones as invitePhonesAtGate,
  type PhoneCard,
} from '../store/members/invite.ts';
import { actingOn, allow, type MemberContext, type OperatorContext } from './context.ts';

/** The gate phones of an edition, revoked ones too, gate by gate. */
export async function readDevices(context: MemberContext): Promise<DeviceView[]> {
  allow(context, 'read_figures');
  const { env, by } = context;
  const devices = await askGatekeeper(env, by.event, (one) => one.devices(by.event));
  return devices.toSorted((a, b) => a.gate - b.gate);
}

/** Revokes a device. Throws `not_found`. */
export async function revokeDevice(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<void> {
  allow(context, 'manage_phone');
  await change(context, id, 'revoke');
}

/** Sets a device aside, so that the figures do not wait for it, or counts it in again. */
export async function setAsideDevice(
  context: MemberContext,
  { id, aside }: { readonly id: string; readonly aside: boolean },
): Promise<void> {
  allow(context, 'manage_phone');
  await change(context, id, aside ? 'set_aside' : 'take_back');
}

/** Puts a device at another gate: what it has not sent yet counts there as well. Throws `not_found`. */
export async function moveDevice(
  context: MemberContext,
  { id, gate }: { readonly id: string; readonly gate: number },
): Promise<void> {
  allow(context, 'manage_phone');
  await change(context, id, { move: gate });
}

/** A one-time link for a phone at a gate. The same form gives the same link. */
export async function invitePhone(
  context: MemberContext | OperatorContext,
  input: { readonly event: number; readonly gate: number; readonly form?: string },
): Promise<{ url: string; code: string }> {
  allow(context, 'invite_phone');
  const { event, gate, form } = input;
  // A program of the operator may have no key of its own.
  const by = { ...actingOn(context, event), keyRequired: context.actor !== 'operator' };
  return inviteAtGate(context.env, by, gate, context.now, form);
}

/** A sheet of cards, each a link for one phone of a gate. The same form gives the same sheet. */
export async function invitePhones(
  context: MemberContext,
  { gate, form }: { readonly gate: number; readonly form: string },
): Promise<{ cards: PhoneCard[]; expires_at: number }> {
  allow(context, 'invite_phone');
  return invitePhonesAtGate(context.env, context.by, gate, context.now, form);
}

async function change({ env, by }: MemberContext, id: string, what: DeviceChange): Promise<void> {
  const done = await askGatekeeper(env, by.event, (gatekeeper) =>
    gatekeeper.changeDevice(by.event, id, what, by.id),
  );
  if (!done) throw new Problem('not_found');
}
