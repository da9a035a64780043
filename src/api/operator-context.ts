import type { Context } from 'hono';
import type { App } from '../env.ts';
import type { OperatorContext } from '../operations/context.ts';

/** As whom the one who runs the service acts: for routes behind the operator's key. */
export function operatorContext(c: Context<App>): OperatorContext {
  return { actor: 'operator', env: c.env, now: c.get('now'), request: c.get('requestId') };
}
