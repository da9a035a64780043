import type { Context } from 'hono';
import type { App } from '../env.ts';
import type { OperatorContext } from '../operations/context.ts';

/** The operator as an actor: for routes behind the operator's key. */
export function operatorContext(c: Context<App>): OperatorContext {
  return { actor: 'operator', env: c.env, now: c.get('now'), request: c.get('requestId') };
}
