import { DAY_MS } from '../domain/time.ts';
import type { WishAnswer } from '../domain/wish-answer.ts';
import type { Env } from '../env.ts';
import { messageText } from '../i18n/message-text.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { editionKeys } from '../store/keys/keys.ts';
import { sealMessage } from '../store/messages/outbox.ts';
import type { GuardianMessage } from '../store/wishes/answer.ts';
import type { OpenedWish } from '../store/wishes/read.ts';

/** It is of use this long, ms, and no longer than until the visit. */
const WORTH_MS = 7 * DAY_MS;

/**
 * The message to the guardian of a wish that there is an answer, frozen and sealed: not a word of the
 * wish, of the child or of the answer. Null where the guardian asked for the end of it, and once the
 * edition's data is erased.
 */
export async function guardianMessage(
  env: Pick<Env, 'SECRET_KEY'>,
  edition: StoredEdition,
  told: {
    /** On the revision that is answered. */
    readonly wish: OpenedWish;
    readonly answer: WishAnswer;
    /** ms; null without a visit. */
    readonly visit_at: number | null;
  },
  now: number,
): Promise<GuardianMessage | null> {
  const { answer, visit_at } = told;
  const { id, number, revision, locale, sent } = told.wish;
  const keys = await editionKeys(env.SECRET_KEY, edition, now);
  const isAsked = answer.outcome === 'closed' && answer.end === 'asked';
  if (!keys || !sent || isAsked) return null;
  const { phone, email } = sent;
  const key = { registration: id, kind: 'wish', revision: revision + 1 } as const;
  const text = messageText({ kind: 'wish', number }, locale);
  const box = await sealMessage(keys, edition.number, key, { text, phone, email });
  const worth_until = Math.min(now + WORTH_MS, visit_at ?? now + WORTH_MS);
  return { box, worth_until, by_email: email !== null, by_phone: phone !== null };
}
