import type { Context } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { type PushSubscription, readSubscription } from '../../domain/push-subscription.ts';
import type { App } from '../../env.ts';
import { jsonUpTo } from '../../http/json-body.ts';

/** A subscription of a browser, and some room: 4 KB. */
export const tellingBody = jsonUpTo(4 * 1024);

/** Which browser asks to be told, or by its endpoint to be told no more. */
type Telling = { readonly subscription: PushSubscription } | { readonly endpoint: string };

/** Reads what a page's script has sent: `subscription`, or the endpoint to `stop`. Throws `invalid_request`. */
export async function readTelling(c: Context<App>): Promise<Telling> {
  const asked: unknown = await c.req.json().catch(() => null);
  const { subscription, stop } = typeof asked === 'object' ? { ...SAID, ...asked } : SAID;
  const wanted = readSubscription(subscription);
  if (wanted) return { subscription: wanted };
  if (typeof stop === 'string') return { endpoint: stop };
  throw new Problem('invalid_request');
}

/** What a body may say. */
const SAID: { readonly subscription?: unknown; readonly stop?: unknown } = {};
