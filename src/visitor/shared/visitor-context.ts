import type { Context } from 'hono';
import type { Edition } from '../../domain/edition.ts';
import type { App } from '../../env.ts';
import type { VisitorContext } from '../../operations/context.ts';

/** A visitor as an actor; of an edition, where they act on what it holds of them. */
export function visitorContext(c: Context<App>, edition?: Pick<Edition, 'status'>): VisitorContext {
  const archived = edition?.status === 'archived';
  return { actor: 'visitor', archived, env: c.env, now: c.get('now'), request: c.get('requestId') };
}
