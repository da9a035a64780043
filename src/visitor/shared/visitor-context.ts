import type { Context } from 'hono';
import type { App } from '../../env.ts';
import type { VisitorContext } from '../../operations/context.ts';

/** As whom a visitor acts. */
export function visitorContext(c: Context<App>): VisitorContext {
  return { actor: 'visitor', env: c.env, now: c.get('now'), request: c.get('requestId') };
}
