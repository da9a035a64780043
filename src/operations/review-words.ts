import type { Entry } from '../domain/words/review.ts';
import { allow, type MemberContext } from './context.ts';

/** Every text of the pages that a native reader reviews, as it was built. */
export async function wordsToReview(
  context: MemberContext,
  address: URL,
): Promise<readonly Entry[]> {
  allow(context, 'review_words');
  const file = await context.env.ASSETS.fetch(address);
  return file.json();
}
