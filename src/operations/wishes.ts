import { guardianMessage } from '../actors/guardian-message.ts';
import { Problem } from '../domain/problem.ts';
import { eraseAt } from '../domain/wish.ts';
import { type WishAnswer, withoutPassage } from '../domain/wish-answer.ts';
import { run } from '../store/d1/batch.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { type WishKeys, wishKeys } from '../store/keys/keys.ts';
import { takeOut, writeAnswer } from '../store/wishes/answer.ts';
import { readWishDesk } from '../store/wishes/desk.ts';
import {
  type OpenedWish,
  openForReader,
  openSealed,
  readForReader,
  readQueue,
  readWish,
  type StoredWish,
  type WishPlace,
  type WishQueue,
} from '../store/wishes/read.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** Which wish is meant. */
interface NamedWish {
  readonly edition: StoredEdition;
  readonly number: number;
}

/** The wishes of an edition, without a word of any. Throws `forbidden` for who is not named for them. */
export async function readWishes(
  context: MemberContext,
  { edition, after }: { readonly edition: StoredEdition; readonly after: WishPlace | null },
): Promise<WishQueue> {
  allow(context, 'read_wishes');
  const queue = await readQueue(context.env.DB, actingOn(context, edition.number), after);
  if (!queue) throw new Problem('forbidden');
  return queue;
}

/** Opens a wish, which is noted each time. Throws `forbidden` for who is not named, `not_found`. */
export async function openWish(
  context: MemberContext,
  { edition, number }: NamedWish,
): Promise<OpenedWish> {
  allow(context, 'read_wishes');
  const by = actingOn(context, edition.number);
  return (await unsealed(context, await openForReader(context.env.DB, by, number, context.now)))
    .wish;
}

/**
 * Answers a wish on the revision that was read, or changes the answer of one that was granted. False
 * where another answer stands: the first one does. Throws as `openWish`.
 */
export async function answerWish(
  context: MemberContext,
  asked: NamedWish & {
    readonly revision: number;
    readonly answer: WishAnswer;
    /** ms; null without a visit. */
    readonly visit_at: number | null;
  },
): Promise<boolean> {
  allow(context, 'answer_wish');
  const { env, now } = context;
  const { edition, revision, answer, visit_at } = asked;
  const by = actingOn(context, edition.number);
  const stored = await readForReader(env.DB, by, asked.number, now);
  const { wish, keys } = await unsealed(context, stored);
  if (!keys || !wish.sent) return false;
  if (isSaid(wish, { revision, answer })) return true;
  const told = { wish: { ...wish, revision }, answer, visit_at };
  const message = await guardianMessage(env, edition, told, now);
  const erase_at = eraseAt(now, visit_at);
  const written = { wish: { ...wish, revision }, answer, erase_at, message };
  if (await writeAnswer(env.DB, keys, by, written, now)) return true;
  // The same order may have come twice at once.
  const [after] = await run(env.DB, readWish(env.DB, by.event, wish.number, now));
  return after !== null && isSaid(await openSealed(keys, by.event, after), { revision, answer });
}

/**
 * Takes a passage out of a wish, for good: what was, is gone, and when is kept. False where the wish was
 * changed since that revision. Throws as `openWish`, `invalid_request` where it has no such passage.
 */
export async function takeOutPassage(
  context: MemberContext,
  asked: NamedWish & { readonly revision: number; readonly passage: string },
): Promise<boolean> {
  allow(context, 'take_out_passage');
  const { env, now } = context;
  const { edition, revision, passage } = asked;
  const by = actingOn(context, edition.number);
  const stored = await readForReader(env.DB, by, asked.number, now);
  const { wish, keys } = await unsealed(context, stored);
  if (!keys || !wish.sent) return false;
  const parts = withoutPassage(wish.sent.parts, passage);
  if (!parts) throw new Problem('invalid_request');
  return takeOut(env.DB, keys, by, { ...wish, revision }, { ...wish.sent, parts }, now);
}

async function unsealed(
  { env, by, now }: MemberContext,
  stored: StoredWish,
): Promise<{ wish: OpenedWish; keys: WishKeys | null }> {
  const [desk] = await run(env.DB, readWishDesk(env.DB, by.event));
  const keys = desk && (await wishKeys(env.SECRET_KEY, desk, now));
  return { wish: await openSealed(keys, by.event, stored), keys };
}

/** Whether this very answer stands already: the same order came twice. */
function isSaid(
  { revision: now, said }: OpenedWish,
  { revision, answer }: { readonly revision: number; readonly answer: WishAnswer },
): boolean {
  return now === revision + 1 && JSON.stringify(said) === JSON.stringify(answer);
}
