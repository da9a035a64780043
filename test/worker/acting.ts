import { env } from 'cloudflare:workers';
import type {
  MemberContext,
  OperatorContext,
  ServiceContext,
  VisitorContext,
} from '../../src/operations/context.ts';

/** Somebody who may do everything that members do, now or at another instant (ms). */
export function asMember(
  { event, id }: { readonly event: number; readonly id: string },
  now = Date.now(),
): MemberContext {
  return { actor: 'owner', by: { event, id }, env, now, request: null };
}

export function asVisitor(now = Date.now()): VisitorContext {
  return { actor: 'visitor', env, now, request: null };
}

export function asOperator(now = Date.now()): OperatorContext {
  return { actor: 'operator', env, now, request: null };
}

export function asService(now = Date.now()): ServiceContext {
  return { actor: 'service', env, now, request: null };
}
