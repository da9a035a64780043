import { query, run } from '../d1/batch.ts';
import { openText, type WishKeys } from '../keys/keys.ts';
import { type WishBox, wishContext } from './send.ts';

/**
 * The ids of wishes that a guardian sent with this contact (a phone in E.164, or an e-mail address), as
 * long as they can be read. Each is opened: what is answered is known by no hash any more.
 */
export async function wishesOfContact(
  db: D1Database,
  keys: WishKeys,
  event: number,
  { of, text }: { readonly of: 'phone' | 'email'; readonly text: string },
): Promise<string[]> {
  const [rows] = await run(
    db,
    query<{ id: string; box: string }>(
      db.prepare('SELECT id, box FROM wish WHERE event = ?1 AND box IS NOT NULL').bind(event),
    ),
  );
  const found = await Promise.all(
    rows.map(async ({ id, box }) => {
      const opened = await openText(keys.seal, wishContext('wish', event, id), box).catch(
        () => null,
      );
      const sent = opened === null ? null : (JSON.parse(opened) as WishBox);
      return sent?.[of] === text ? [id] : [];
    }),
  );
  return found.flat();
}
