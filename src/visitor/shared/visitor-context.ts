import type { Context } from 'hono';
import type { App } from '../../env.ts';
import type { VisitorContext } from '../../operations/context.ts';

/** A visitor as an actor. */
export function visitorContext(c: Context<App>): VisitorContext {
  return { actor: 'visitor', env: c.env, now: c.get('now'), request: c.get('requestId') };
}
