import { Hono } from 'hono';
import type { Locale } from '../../domain/kinds.ts';
import { SHARE_HEIGHT, SHARE_WIDTH } from '../../domain/png.ts';
import { Problem } from '../../domain/problem.ts';
import type { App, Env } from '../../env.ts';
import { logFailure } from '../../http/log.ts';
import { asOneText, shareWords } from '../../i18n/share-words.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { type SharePicture, sharePictures, sharePng } from '../../store/editions/share-pictures.ts';
import type { SharedPicture } from '../../ui/layout.tsx';
import { eventPath, LOCALE_PART } from '../shared/links.ts';
import { openEdition } from '../shared/open-edition.ts';

/** The kept picture of an edition in a language, while it says what the edition says; else null. */
async function currentPicture(
  env: Env,
  edition: StoredEdition,
  locale: Locale,
  now: number,
): Promise<SharePicture | null> {
  const kept = await sharePictures(env, edition.number, now);
  const found = kept.find((one) => one.locale === locale);
  const words = shareWords(edition, locale);
  return found && words && found.words === asOneText(words) ? found : null;
}

/** What the page of an edition says of its picture. A page never fails without it. */
export async function sharedPicture(
  env: Env,
  edition: StoredEdition,
  locale: Locale,
  now: number,
): Promise<SharedPicture | undefined> {
  try {
    const found = await currentPicture(env, edition, locale, now);
    if (!found) return undefined;
    return {
      href: `${eventPath(locale, edition.slug)}/picture.png?v=${found.digest}`,
      ...{ width: SHARE_WIDTH, height: SHARE_HEIGHT },
      alt: found.words.replaceAll('\n', ' · '),
    };
  } catch (error) {
    logFailure('page_without_picture', error, { edition: edition.number });
    return undefined;
  }
}

/** `GET /{locale}/{slug}/picture.png`: the picture, as chats and networks fetch it. */
export const sharePicture = new Hono<App>().get(`/${LOCALE_PART}/:slug/picture.png`, async (c) => {
  const { locale, edition, now } = await openEdition(c);
  const found = await currentPicture(c.env, edition, locale, now);
  const png = found && (await sharePng(c.env, edition.number, found, now));
  if (!png) throw new Problem('not_found');
  c.header('Content-Type', 'image/png');
  c.header('Cache-Control', 'public, max-age=3600');
  // It is made to be shown by others.
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return c.body(png);
});
