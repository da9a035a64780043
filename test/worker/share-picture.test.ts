import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/domain/kinds.ts';
import { isPng } from '../../src/domain/png.ts';
import { asOneText, shareWords } from '../../src/i18n/share-words.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import { submit } from './desk.ts';
import { open } from './forms.ts';
import { chunk, header, sharePng } from './share-png.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

const SIZE = [1_200, 630] as const;
const DATA = chunk('IDAT', new Uint8Array(9));
const END = chunk('IEND');

let world: World;
let cookie: string;
let words: Record<string, string>;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  words = Object.fromEntries(
    LOCALES.map((one) => {
      const said = shareWords(edition, one);
      return [`words.${one}`, said ? asOneText(said) : ''];
    }),
  );
});

const asText = (bytes: Uint8Array) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

function send(png: Uint8Array | string, fields: Record<string, string> = {}, as = cookie) {
  const text = typeof png === 'string' ? png : asText(png);
  const pngs = Object.fromEntries(LOCALES.map((one) => [`png.${one}`, text]));
  return submit(`/console/${world.slug}/edition/picture`, { ...words, ...pngs, ...fields }, as);
}

const imageIn = (html: string) => /property="og:image" content="([^"]*)"/.exec(html)?.[1];
const path = (locale: string) => `/${locale}/${world.slug}`;

describe('the picture that chats show of a link', () => {
  it.each(LOCALES)('is named by the page and served as it was drawn, in %s', async (locale) => {
    // With a query nothing is kept of the answer.
    expect(imageIn((await open(`${path(locale)}?before`)).html)).toBeUndefined();
    expect((await open(`${path(locale)}/picture.png`)).status).toBe(404);
    expect((await send(sharePng())).status).toBe(303);
    await changePage();
    const { html } = await open(path(locale));
    const image = imageIn(html) ?? '';
    expect(image).toMatch(new RegExp(`^${ORIGIN}${path(locale)}/picture\\.png\\?v=[0-9a-f]{16}$`));
    expect(html).toContain('property="og:image:width" content="1200"');
    expect(html).toContain(`"image":["${image}"]`);
    const answer = await request(image.slice(ORIGIN.length));
    expect(answer.headers.get('Content-Type')).toBe('image/png');
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(sharePng());
  });

  it('is no longer shown once the edition says something else', async () => {
    await send(sharePng());
    await edit({ venue: { ar: 'مكان آخر', fr: 'Ailleurs', zgh: '', en: '' } });
    expect(imageIn((await open(path('fr'))).html)).toBeUndefined();
    expect((await open(`${path('fr')}/picture.png?v=1`)).status).toBe(404);
    // Drawn before the edit, and sent after it.
    expect((await send(sharePng())).status).toBe(409);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['a text', asText(new TextEncoder().encode('<svg onload="alert(1)"/>'))],
    ['of another size', asText(sharePng([header(1_200, 631), DATA, END]))],
    ['too large', asText(sharePng([header(...SIZE), chunk('IDAT', new Uint8Array(180_000)), END]))],
    ['with something after it', asText(sharePng([header(...SIZE), DATA, END, DATA]))],
  ])('is a PNG and nothing else: %s', async (_, png) => {
    expect((await send(png)).status).toBe(422);
    expect((await open(`${path('fr')}/picture.png`)).status).toBe(404);
  });

  it('is drawn by who may edit the edition', async () => {
    expect((await send(sharePng(), {}, await signIn(world, 'communication'))).status).toBe(403);
  });
});

describe('a PNG', () => {
  it.each([
    [true, [header(...SIZE), DATA, END]],
    [true, [header(...SIZE), chunk('sRGB', new Uint8Array(1)), DATA, DATA, END]],
    [false, []],
    [false, [header(...SIZE)]],
    [false, [header(...SIZE), END]],
    [false, [DATA, header(...SIZE), END]],
    [false, [header(...SIZE), header(...SIZE), DATA, END]],
    [false, [header(...SIZE), chunk('tEXt', new Uint8Array(5)), DATA, END]],
    [false, [header(...SIZE), DATA, END.subarray(0, 9)]],
    [false, [header(...SIZE), DATA.subarray(0, 14), END]],
  ])('is known by its chunks: %s', (good, chunks) => {
    expect(isPng(sharePng(chunks), ...SIZE)).toBe(good);
  });
});

/** Another version of the edition, whose page is rendered anew. */
function changePage() {
  return edit({ party_max: 8 });
}

async function edit(mine: Record<string, unknown>) {
  const [member] = await membersOf(env, world.number);
  const context = asMember({ event: world.number, id: member?.id ?? '' });
  const edits = [{ verb: 'settings', mine }];
  return editEdition(context, { event: world.number, key: crypto.randomUUID(), edits });
}
