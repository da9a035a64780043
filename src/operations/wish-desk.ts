import { Problem } from '../domain/problem.ts';
import type { WishTerms } from '../domain/wish.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type Member, membersOf } from '../store/members/members.ts';
import {
  nameReader,
  readReaders,
  readWishDesk,
  setTerms,
  unnameReader,
  type WishReader,
} from '../store/wishes/desk.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** How an edition takes wishes, and who reads them. */
export interface WishSetUp {
  /** Null before it is set up. */
  readonly terms: WishTerms | null;
  readonly readers: readonly WishReader[];
  /** Those who could be named. */
  readonly others: readonly Member[];
}

/** Reads how an edition takes wishes, and who is named for them. */
export async function readWishSetUp(context: MemberContext): Promise<WishSetUp> {
  allow(context, 'set_up_wishes');
  const { env, by } = context;
  const [terms, readers] = await run(
    env.DB,
    readWishDesk(env.DB, by.event),
    readReaders(env.DB, by.event),
  );
  const all = await membersOf(env, by.event);
  const others = all.filter(({ id }) => readers.every(({ member }) => member !== id));
  return { terms, readers, others };
}

/** Sets until when wishes are taken. Throws `edition_archived` for one whose data was erased. */
export async function setWishTerms(
  context: MemberContext,
  { edition, terms }: { readonly edition: StoredEdition; readonly terms: WishTerms },
): Promise<void> {
  allow(context, 'set_up_wishes');
  if (edition.data_key === null) throw new Problem('edition_archived');
  await setTerms(context.env, actingOn(context, edition.number), terms, context.now);
}

/** Names a member for wishes: from now on they read them. Throws `not_found`. */
export async function nameWishReader(
  context: MemberContext,
  { member }: { readonly member: string },
): Promise<void> {
  allow(context, 'set_up_wishes');
  const { env, by, now } = context;
  await nameReader(env.DB, by, member, now);
}

/** Takes the name of a member off: from now on they read none, on a page that is open neither. */
export async function unnameWishReader(
  context: MemberContext,
  { member }: { readonly member: string },
): Promise<void> {
  allow(context, 'unname_wish_reader');
  const { env, by, now } = context;
  await unnameReader(env.DB, by, member, now);
}
