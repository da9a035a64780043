import { askErasures, lettersLeft } from '../actors/stubs.ts';
import type { Locale } from '../domain/kinds.ts';
import { Problem } from '../domain/problem.ts';
import { takesWishes } from '../domain/wish.ts';
import type { Wish } from '../domain/wish-form.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { wishKeys, wishLinkKey } from '../store/keys/keys.ts';
import { namedId } from '../store/keys/named-id.ts';
import { readWishDesk } from '../store/wishes/desk.ts';
import { eraseDueWishes, readDueWishes, withdraw } from '../store/wishes/erase.ts';
import { wishSecret } from '../store/wishes/link.ts';
import { addWish } from '../store/wishes/send.ts';
import { wishBySecret } from '../store/wishes/wish-by-secret.ts';
import { allow, type ServiceContext, type VisitorContext } from './context.ts';

/** A wish as its form sent it. */
export interface NewWish {
  readonly edition: StoredEdition;
  /** A UUID of the form's own. */
  readonly key: string;
  readonly locale: Locale;
  readonly wish: Wish;
  /** Where it comes from; null where no ceilings are kept. */
  readonly network: string | null;
}

/**
 * Takes a guardian's wish, once by its form, and gives the secret of its page. Throws
 * `registration_closed` where the edition takes none (any more), `idempotency_key_reused` where the form
 * sent another one before, `rate_limited` where its contact, its network or the edition has as many as
 * can be.
 */
export async function sendWish(
  context: VisitorContext,
  { edition, key, locale, wish, network }: NewWish,
): Promise<{ readonly number: number; readonly secret: string }> {
  allow(context, 'send_wish');
  const { env, now } = context;
  const [desk] = await run(env.DB, readWishDesk(env.DB, edition.number));
  const keys = desk && (await wishKeys(env.SECRET_KEY, desk, now));
  if (!desk || !keys || !takesWishes(edition, desk, now)) throw new Problem('registration_closed');
  // An id of its own: the same form's key may be a registration's too.
  const text = new TextEncoder().encode(`wish ${key.toLowerCase()}`);
  const id = namedId(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
  const sent = await addWish(env.DB, { edition, desk, keys }, { id, locale, wish, network }, now);
  if (sent === 'key_reused') throw new Problem('idempotency_key_reused');
  if (sent === 'too_many') throw new Problem('rate_limited');
  const { number } = sent;
  return {
    number,
    secret: await wishSecret(await wishLinkKey(env.SECRET_KEY, edition, now), {
      event: edition.number,
      number,
      id,
    }),
  };
}

/** Takes a wish back by its private link: it is erased at once. Throws `not_found`. */
export async function withdrawWish(
  context: VisitorContext,
  { secret }: { readonly secret: string },
): Promise<void> {
  allow(context, 'withdraw_wish');
  const { env, now } = context;
  const named = await wishBySecret(env, secret, now);
  if (!named) throw new Problem('not_found');
  const { event, wish } = named;
  await askErasures(env, (erasures) =>
    erasures.note([{ event, what: 'wish', id: wish.id, at: now }]),
  );
  await withdraw(env.DB, event, wish, now);
  await lettersLeft(env, event);
}

/** Erases the wishes whose time has come, on every edition. */
export async function eraseWishes(context: ServiceContext): Promise<void> {
  allow(context, 'erase_wishes');
  const { env, now } = context;
  const due = await readDueWishes(env.DB, now);
  const listed = due.map(({ event, id }) => ({ event, what: 'wish', id, at: now }) as const);
  if (listed.length > 0) await askErasures(env, (erasures) => erasures.note(listed));
  await eraseDueWishes(env.DB, now);
}
