import type { Edition } from '../domain/edition.ts';
import type { Locale } from '../domain/kinds.ts';
import { isPng, SHARE_HEIGHT, SHARE_PNG_MAX, SHARE_WIDTH } from '../domain/png.ts';
import { Problem } from '../domain/problem.ts';
import { sha256 } from '../domain/sha256.ts';
import { keepSharePictures } from '../store/editions/share-pictures.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** A picture as the office's browser drew it. */
interface Drawn {
  readonly locale: Locale;
  /** What is written on it. */
  readonly words: string;
  readonly png: Uint8Array;
}

/**
 * Keeps the pictures that chats show of an edition's page, one a language. Throws `invalid_request`
 * for what is no PNG of the one size, or is too large.
 */
export async function drawSharePictures(
  context: MemberContext,
  {
    edition,
    drawn,
  }: { readonly edition: Pick<Edition, 'number'>; readonly drawn: readonly Drawn[] },
): Promise<void> {
  allow(context, 'edit_edition');
  const by = actingOn(context, edition.number);
  const isWrong = drawn.some(
    ({ png }) => png.length > SHARE_PNG_MAX || !isPng(png, SHARE_WIDTH, SHARE_HEIGHT),
  );
  if (isWrong || drawn.length === 0) {
    throw new Problem('invalid_request', { detail: 'These are no pictures of an edition.' });
  }
  const pictures = await Promise.all(
    drawn.map(async (one) => ({ ...one, digest: await digestOf(one.png) })),
  );
  await keepSharePictures(context.env.DB, by, context.now, pictures);
}

/** The first 16 hexadecimal digits of SHA-256. */
async function digestOf(bytes: Uint8Array): Promise<string> {
  return (await sha256(bytes)).slice(0, 16);
}
