import { type Context, Hono } from 'hono';
import { LOCALES } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import { sharePictureWords } from '../../i18n/share-picture.ts';
import { asOneText, shareWords } from '../../i18n/share-words.ts';
import { drawSharePictures } from '../../operations/share-pictures.ts';
import { sharePictures } from '../../store/editions/share-pictures.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { readAnew } from './edits-sent.ts';
import { PicturePage } from './picture-page.tsx';
import { type Typed, textOf, typedOf } from './settings-form.ts';

/** The page of the picture that chats show. */
export const picture = new Hono<MemberApp>();

const PAGE = '/console/:slug/edition/picture';
/** Characters of a picture in base64url, with room: the operation judges its bytes. */
const TEXT_MAX = 250_000;

picture.get(PAGE, requirePermission('edit_edition'), async (c) => {
  await readAnew(c);
  return c.html(await show(c, { isSaved: c.req.query('saved') !== undefined }));
});

picture.post(PAGE, requirePermission('edit_edition'), async (c) => {
  const typed = typedOf(await c.req.parseBody());
  await readAnew(c);
  const { edition, locale } = c.var;
  const words = sharePictureWords[locale];
  const current = LOCALES.flatMap((one) => {
    const said = shareWords(edition, one);
    return said ? [{ locale: one, words: asOneText(said) }] : [];
  });
  // A browser ends the lines of a form as it likes.
  const sent = (one: string) => textOf(typed, `words.${one}`).replace(/\r\n?/g, '\n');
  if (current.some((one) => one.words !== sent(one.locale))) {
    return c.html(await show(c, { faults: [{ field: '', text: words.stale }] }), 409);
  }
  const drawn = current.map((one) => ({ ...one, png: bytesIn(typed, `png.${one.locale}`) }));
  try {
    await drawSharePictures(memberContext(c), { edition, drawn });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid_request') throw error;
    return c.html(await show(c, { faults: [{ field: '', text: words.wrong }] }), 422);
  }
  return c.redirect(`/console/${edition.slug}/edition/picture?saved=1`, 303);
});

/** The bytes of a field in base64url; none for what is not. */
function bytesIn(typed: Typed, name: string): Uint8Array {
  const text = textOf(typed, name);
  if (text.length > TEXT_MAX || !/^[\w-]+$/.test(text)) return new Uint8Array();
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

type Shown = Partial<Pick<Parameters<typeof PicturePage>[0], 'isSaved' | 'faults'>>;

async function show(c: Context<MemberApp>, shown: Shown) {
  const { locale, member, edition, now } = c.var;
  const pictures = await sharePictures(c.env, edition.number, now);
  const nothing = { isSaved: false, faults: [] };
  return (
    <PicturePage {...{ locale, member, edition, now, pictures }} {...nothing} {...shown} />
  ).toString();
}
