import type { Context } from 'hono';
import type { Edition } from '../domain/edition.ts';
import type { App } from '../env.ts';
import type { OperatorContext } from '../operations/context.ts';

/** The operator as an actor, of an edition where one is meant: for routes behind the operator's key. */
export function operatorContext(
  c: Context<App>,
  edition?: Pick<Edition, 'status'>,
): OperatorContext {
  const archived = edition?.status === 'archived';
  return {
    actor: 'operator',
    archived,
    env: c.env,
    now: c.get('now'),
    request: c.get('requestId'),
  };
}
