import { askGatekeeper } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import { grantableBy, type Role } from '../domain/roles.ts';
import {
  openInvitations,
  type UsedBy,
  usedBy,
  withdrawInvitation as withdraw,
} from '../store/members/invitations.ts';
import { inviteMember as inviteOne } from '../store/members/invite.ts';
import {
  type Invitee,
  inviteSeveral as invite,
  type SheetLink,
} from '../store/members/invite-several.ts';
import {
  type Joined,
  type Joining,
  type OpenDoor,
  openDoor,
  spendInvitation,
  spendOnPerson,
} from '../store/members/join.ts';
import {
  type Member,
  membersOf,
  revokeMember as revoke,
  wasMember,
} from '../store/members/members.ts';
import { endSession } from '../store/members/signed-in.ts';
import {
  actingOn,
  allow,
  type InviteeContext,
  type MemberContext,
  type OperatorContext,
} from './context.ts';

/**
 * A one-time link to the console for a new member in a role. The same form gives the same link. A
 * member cannot give more than they hold: throws `forbidden`.
 */
export async function inviteMember(
  context: MemberContext | OperatorContext,
  input: { readonly event: number; readonly role: Role; readonly form?: string },
): Promise<{ url: string; code: string }> {
  allow(context, 'invite_member');
  const { event, role, form } = input;
  if (!grants(context, role)) throw new Problem('forbidden');
  return inviteOne(context.env, actingOn(context, event), role, context.now, form);
}

/**
 * One-time links to the console for several people in one role. Throws `forbidden` as above,
 * `invalid_request` for a supervisor without a gate. Null where too many are open already.
 */
export async function inviteSeveral(
  context: MemberContext,
  input: { readonly role: Role; readonly invitees: readonly Invitee[]; readonly form: string },
): Promise<{ links: SheetLink[]; expires_at: number } | null> {
  allow(context, 'invite_member');
  const { role, invitees } = input;
  if (!grants(context, role)) throw new Problem('forbidden');
  const bound = invitees.every(({ gate }) => (gate !== null) === (role === 'gate'));
  if (invitees.length === 0 || !bound) throw new Problem('invalid_request');
  return invite(context.env, context.by, input, context.now);
}

/**
 * Withdraws a link. That it was withdrawn before is no failure. Whoever has used it before is in:
 * they are given, and null otherwise.
 */
export async function withdrawInvitation(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<UsedBy | null> {
  allow(context, 'withdraw_invitation');
  const { env, by, now } = context;
  const target = (await openInvitations(env.DB, by.event, now)).find((one) => one.id === id);
  if (target && !grants(context, target.role)) throw new Problem('forbidden');
  const isDone = target && (await withdraw(env.DB, by, target.id, now));
  return isDone ? null : usedBy(env.DB, by.event, id);
}

/**
 * Takes a role away at once, with the live boards that it has open. That it was taken away before is
 * no failure. Throws `not_found`; `forbidden` for one's own, for one that the actor could not give,
 * and for the last owner's.
 */
export async function revokeMember(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<void> {
  allow(context, 'revoke_member');
  const { env, by, now } = context;
  const target = (await membersOf(env, by.event)).find((one) => one.id === id);
  if (!target && (await wasMember(env.DB, by.event, id))) return;
  if (!target) throw new Problem('not_found');
  if (target.id === by.id || !grants(context, target.role)) throw new Problem('forbidden');
  const isDone = await revoke(env, by, target.id, now);
  if (!isDone && !(await wasMember(env.DB, by.event, id))) throw new Problem('forbidden');
  await askGatekeeper(env, by.event, (gatekeeper) => gatekeeper.checkSessions());
}

/** What an invitation would give to a browser or a person, without spending it; null for none. */
export async function openInvitation(
  context: InviteeContext,
  { code, ...who }: { code: string; browser: string | null; person: string | null },
): Promise<OpenDoor | null> {
  allow(context, 'join_edition');
  return openDoor(context.env, code, who, context.now);
}

/**
 * Gives the holder of the code, who is signed in as this person, a role in a further edition. Throws
 * `invitation_invalid`.
 */
export async function joinFurtherEdition(
  context: InviteeContext,
  { code, who }: { code: string; who: { readonly person: string; readonly name: string } },
): Promise<Member> {
  allow(context, 'join_edition');
  return spendOnPerson(context.env, code, who, context.now);
}

/**
 * Makes the holder of the code a member, with a session for their browser; the session that this
 * browser had before (`before`) ends. Throws `invitation_invalid`.
 */
export async function joinEdition(
  context: InviteeContext,
  { code, who, before }: { code: string; who: Joining; before: string | undefined },
): Promise<Joined> {
  allow(context, 'join_edition');
  const { env, now } = context;
  const joined = await spendInvitation(env, code, who, now);
  if (before && before !== joined.sessionSecret) await endSession(env, before, now);
  return joined;
}

function grants({ actor }: MemberContext | OperatorContext, role: Role): boolean {
  return actor === 'operator' || grantableBy(actor).includes(role);
}
