import type { Env } from '../../env.ts';
import { run } from '../d1/batch.ts';
import { editionByNumber } from '../editions/editions.ts';
import { wishKeys, wishLinkKey } from '../keys/keys.ts';
import { readWishDesk } from './desk.ts';
import { opensWish, readWishSecret } from './link.ts';
import { type OpenedWish, openSealed, readWish } from './read.ts';

/** The wish behind a private link, with its edition; null when the link is not valid. */
export async function wishBySecret(
  env: Env,
  secret: string,
  now: number,
): Promise<{ readonly event: number; readonly wish: OpenedWish } | null> {
  const named = readWishSecret(secret);
  if (!named) return null;
  const { event, number } = named;
  const edition = await editionByNumber(env, event, now);
  if (!edition) return null;
  const [stored, desk] = await run(
    env.DB,
    readWish(env.DB, event, number, now),
    readWishDesk(env.DB, event),
  );
  const key = await wishLinkKey(env.SECRET_KEY, edition, now);
  if (!stored || !(await opensWish(key, secret, stored.id))) return null;
  const keys = desk && (await wishKeys(env.SECRET_KEY, desk, now));
  return { event, wish: await openSealed(keys, event, stored) };
}
