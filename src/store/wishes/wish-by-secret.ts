import { run } from '../d1/batch.ts';
import { wishKeys } from '../keys/keys.ts';
import { readWishDesk } from './desk.ts';
import { opensWish, readWishSecret } from './link.ts';
import { type OpenedWish, openSealed, readWish } from './read.ts';

/** The wish behind a private link, with its edition; null when the link is not valid. */
export async function wishBySecret(
  env: { readonly DB: D1Database; readonly SECRET_KEY: string },
  secret: string,
  now: number,
): Promise<{ readonly event: number; readonly wish: OpenedWish } | null> {
  const named = readWishSecret(secret);
  if (!named) return null;
  const { event, number } = named;
  const [stored, desk] = await run(
    env.DB,
    readWish(env.DB, event, number, now),
    readWishDesk(env.DB, event),
  );
  if (!stored || !(await opensWish(env.SECRET_KEY, secret, stored.id))) return null;
  const keys = desk && (await wishKeys(env.SECRET_KEY, desk, now));
  return { event, wish: await openSealed(keys, event, stored) };
}
