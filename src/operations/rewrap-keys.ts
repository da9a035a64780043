import { type Rewrapped, rewrapAll } from '../store/keys/rewrap.ts';
import { allow, type OperatorContext } from './context.ts';

/**
 * Wraps all keys of all editions by the service's newest SECRET_KEY, as long as the one before stands
 * beside it. Asked for again, it goes on where it ended. Throws where a key is opened by neither.
 */
export async function rewrapKeys(context: OperatorContext): Promise<Rewrapped> {
  allow(context, 'rewrap_keys');
  return rewrapAll(context.env, 'operator', context.now);
}
