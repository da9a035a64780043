import type { Env } from '../../env.ts';
import { query, run } from '../d1/batch.ts';
import { openText, wishKeys } from '../keys/keys.ts';
import { readWishDesk } from './desk.ts';
import { type WishBox, wishContext } from './send.ts';

/** A wish, without a word of it. */
interface NamedWish {
  readonly id: string;
  readonly number: number;
}

/**
 * The wishes that a guardian sent with one of these contacts (phones in E.164, e-mail addresses), as long as
 * they can be read. Each is opened: what is answered is known by no hash any more.
 */
export async function wishesOfContacts(
  env: Env,
  event: number,
  contacts: readonly string[],
  now: number,
): Promise<NamedWish[]> {
  const rows = query<NamedWish & { box: string }>(
    env.DB.prepare('SELECT id, number, box FROM wish WHERE event = ?1 AND box IS NOT NULL').bind(
      event,
    ),
  );
  const [desk, sealed] = await run(env.DB, readWishDesk(env.DB, event), rows);
  const keys = desk && (await wishKeys(env.SECRET_KEY, desk, now));
  if (!keys || contacts.length === 0) return [];
  const found = await Promise.all(
    sealed.map(async ({ id, number, box }) => {
      const opened = await openText(keys.seal, wishContext('wish', event, id), box).catch(
        () => null,
      );
      const sent = opened === null ? null : (JSON.parse(opened) as WishBox);
      const own = [sent?.phone, sent?.email];
      return contacts.some((one) => own.includes(one)) ? [{ id, number }] : [];
    }),
  );
  return found.flat();
}
