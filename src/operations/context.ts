import type { Credential } from '../actors/calls.ts';
import { endures } from '../domain/archive.ts';
import type { Edition } from '../domain/edition.ts';
import { Problem } from '../domain/problem.ts';
import { type Actor, may, type Permission, type Role } from '../domain/roles.ts';
import type { Env } from '../env.ts';
import type { By } from '../store/d1/audit.ts';

/**
 * What every operation is given: the actor, the instant, the request, and the services to act with.
 */
export interface Context<A extends Actor = Actor> {
  readonly actor: A;
  readonly env: Env;
  /** The instant of the request, ms. */
  readonly now: number;
  /** The number of the request; null where the service acts by its clock. */
  readonly request: string | null;
  /** That the edition which is acted on is archived; absent while none is meant yet. */
  readonly archived?: boolean;
}

/** A member of an edition, by a valid session. `by.event`: the one edition that they act on. */
export interface MemberContext extends Context<Role> {
  readonly by: By;
  /** The one gate that a supervisor is bound to; no other role is bound to any. */
  readonly gate?: number | null;
}

/** A gate phone of an edition, by its token. The Gatekeeper decides whether it is in service. */
export interface PhoneContext extends Context<'phone'> {
  readonly event: number;
  readonly who: Credential;
}

/** A visitor, by the link of a registration or by none. */
export type VisitorContext = Context<'visitor'>;

/**
 * The holder of a one-time link that makes them a member, or enrols their gate phone, or of a passkey
 * or of digits that sign them in.
 */
export type InviteeContext = Context<'invitee'>;

/** The operator of the service, by the operator's key. Acts on every edition. */
export type OperatorContext = Context<'operator'>;

/** The service itself, by its clock. */
export type ServiceContext = Context<'service'>;

/**
 * The first line of every operation. Throws `forbidden` where the table does not permit it to the
 * actor, `edition_archived` for what is not done any more in an edition that is archived.
 */
export function allow(context: Context, permission: Permission): void {
  if (!may(context.actor, permission)) throw new Problem('forbidden');
  if (context.archived && !endures(context.actor, permission)) {
    throw new Problem('edition_archived');
  }
}

/**
 * The same once the edition is known, where only what somebody brings says which one is meant. Throws
 * as `allow`.
 */
export function allowIn(
  { status }: Pick<Edition, 'status'>,
  context: Context,
  permission: Permission,
): void {
  allow({ ...context, archived: status === 'archived' }, permission);
}

/**
 * A supervisor acts on their own gate alone, by its number, and not on the whole site (null). Throws
 * `forbidden`.
 */
export function keepToGate({ actor, gate: own }: MemberContext, gate: number | null): void {
  if (actor === 'gate' && (gate === null || gate !== own)) throw new Problem('forbidden');
}

/**
 * The actor as the audit names it. A member acts on no other edition than their own: throws
 * `not_found`.
 */
export function actingOn(context: MemberContext | OperatorContext, event: number): By {
  if (context.actor === 'operator') return { event, id: 'operator' };
  if (context.by.event !== event) throw new Problem('not_found');
  return context.by;
}
