import type { CopiedOpening, PersonCopy } from '../contract/answers/person-copy.ts';
import { Problem } from '../domain/problem.ts';
import { HOLDER } from '../domain/registration-change.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { copyHead, openingsCopy } from '../store/held/person-copy.ts';
import { wishCopy } from '../store/held/wish-copy.ts';
import { noteWishCopy, readWishOpenings } from '../store/wishes/openings.ts';
import type { OpenedWish } from '../store/wishes/read.ts';
import { wishBySecret } from '../store/wishes/wish-by-secret.ts';
import { allow, type VisitorContext } from './context.ts';

/** Who of the team opened a wish, by role, as its guardian reads of it. */
export async function readWishTrust(
  context: VisitorContext,
  { edition, wish }: { readonly edition: StoredEdition; readonly wish: OpenedWish },
): Promise<CopiedOpening[]> {
  allow(context, 'copy_own_data');
  const { DB } = context.env;
  const [openings] = await run(DB, readWishOpenings(DB, edition.number, wish));
  return openingsCopy(edition, openings);
}

/**
 * All that is held of a wish, for whoever holds its private link, as a file; that it was taken is noted, once
 * an hour. Throws `not_found`.
 */
export async function takeCopyOfWish(
  context: VisitorContext,
  { edition, secret }: { readonly edition: StoredEdition; readonly secret: string },
): Promise<PersonCopy> {
  allow(context, 'copy_own_data');
  const { env, now } = context;
  const { DB } = env;
  const found = await wishBySecret(env, secret, now);
  if (found?.event !== edition.number) throw new Problem('not_found');
  const { wish } = found;
  const [openings] = await run(DB, readWishOpenings(DB, edition.number, wish));
  const by = { event: edition.number, id: HOLDER };
  await noteWishCopy(DB, by, wish.number, now).run();
  return { ...copyHead(edition, now), held: [], wishes: [wishCopy(edition, wish, openings)] };
}
