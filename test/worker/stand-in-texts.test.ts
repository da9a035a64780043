import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/domain/kinds.ts';
import { setHold } from '../../src/operations/gate-control.ts';
import { publishNotice } from '../../src/operations/notices.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { asMember } from './acting.ts';
import { newWorld, registered, request, signIn, type World } from './world.ts';

/** A text of its own for each place, in Arabic and French alone. */
const inTwo = (word: string) => ({ ar: `عربي ${word}`, zgh: '', fr: `Français ${word}`, en: '' });

let world: World;
let paths: Record<string, string>;
let cookie: string;
beforeAll(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'owner');
  const by = { event: world.number, id: 'test' };
  const texts = Object.fromEntries(
    ['welcome', 'directions', 'bring', 'desk', 'step_free_way'].map((one) => [one, inTwo(one)]),
  );
  const show = { day: 1, from: '10:00', to: '11:00', name: inTwo('show'), arena: inTwo('arena') };
  const controller = { name: inTwo('controller'), hosting: inTwo('hosting') };
  await env.DB.batch([
    env.DB.prepare(
      `UPDATE event SET name = ?2, city = ?3, venue = ?4, texts = ?5, programme = ?6,
         controller = json_patch(controller, ?7), version = version + 1 WHERE number = ?1`,
    ).bind(
      world.number,
      ...[inTwo('name'), inTwo('city'), inTwo('venue'), texts, [show], controller].map((one) =>
        JSON.stringify(one),
      ),
    ),
    env.DB.prepare('UPDATE gate SET name = ?2 WHERE event = ?1').bind(
      world.number,
      JSON.stringify(inTwo('gate')),
    ),
  ]);
  forgetEditions();
  await setHold(asMember(by), { gate: 1, kind: 'hold', send_to: 2 });
  const text = { ar: 'عربي notice.', fr: 'Français notice.' };
  const content = {
    kind: 'notice',
    template: 'free',
    pinned: false,
    gate: 2,
    until: null,
  } as const;
  await publishNotice(asMember(by), { form: 'a', content: { ...content, text, parts: null } });
  const { registration, tickets } = await registered(world);
  const event = `/${world.slug}`;
  const manage = new URL(registration.manage_url).pathname;
  paths = {
    event: `/LANG${event}`,
    form: `/LANG${event}/days/2`,
    privacy: `/LANG${event}/privacy`,
    notices: `/LANG${event}/notices`,
    notice: `/LANG${event}/notices/1`,
    ticket: `${new URL(tickets[0]?.url ?? '').pathname}?lang=LANG`,
    manage: `${manage}?lang=LANG`,
    welcome: `${manage}?new=1&lang=LANG`,
    'desk sheet': `/console${event}/edition/print/desk?lang=LANG`,
    poster: `/console${event}/edition/print/posters?lang=LANG`,
  };
});

const NAMES = 'event form privacy notices notice ticket manage welcome'.split(' ');

/** What a reader of each language is shown where there is Arabic and French. */
const SHOWN: Readonly<Record<Locale, string>> = { ar: 'ar', zgh: 'ar', fr: 'fr', en: 'fr' };

describe.each([...NAMES, 'desk sheet', 'poster'])('on the page %s', (name) => {
  it.each(LOCALES)('what stands in for a missing text in %s is marked as its own', async (lang) => {
    const path = paths[name]?.replace('LANG', lang) ?? '';
    const whole = await (await request(path, { headers: { Cookie: cookie } })).text();
    // Around a sheet is the console, which is no paper.
    const html = whole.replace(/<header class="top">[\s\S]*?<\/header>/, '');
    const found = await writtenIn(html);
    expect(found.length).toBeGreaterThan(0);
    const wrong = found.filter(({ text, lang: said, dir }) => {
      const own = text.startsWith('عربي') ? 'ar' : 'fr';
      return said !== own || dir !== (own === 'ar' ? 'rtl' : 'ltr');
    });
    expect(wrong).toEqual([]);
    if (name === 'poster') return;
    const languages = new Set(found.map(({ lang: one }) => one));
    expect([...languages]).toEqual([SHOWN[lang]]);
  });
});

describe('in Amazigh', () => {
  it.each(NAMES)('no Arabic is said to be Amazigh: %s', async (name) => {
    const html = await (await request(paths[name]?.replace('LANG', 'zgh') ?? '')).text();
    const wrong = (await textsOf(html)).filter(
      ({ text, lang }) => /\p{Script=Arabic}/u.test(text) && lang !== 'ar',
    );
    expect(wrong).toEqual([]);
  });
});

interface Text {
  readonly text: string;
  /** Of the nearest element around it that says so. */
  readonly lang: string;
  readonly dir: string;
}

/** The texts of the organizer on a page. */
async function writtenIn(html: string): Promise<Text[]> {
  const all = await textsOf(html);
  return all.flatMap(({ text, ...around }) =>
    [...text.matchAll(/(?:عربي|Français) [a-z_]+/g)].map(([one]) => ({ text: one, ...around })),
  );
}

/**
 * Every text that is read of a page's body, with the language and the direction that it is marked
 * with. Data for search engines is not read, and has no marks.
 */
async function textsOf(html: string): Promise<Text[]> {
  const stack: Omit<Text, 'text'>[] = [];
  const texts: Text[] = [];
  let inBody = false;
  let piece = '';
  await new HTMLRewriter()
    .on('*', {
      element(element) {
        const outer = stack.at(-1) ?? { lang: '', dir: '' };
        const lang = element.getAttribute('lang') ?? outer.lang;
        const said = element.getAttribute('dir') ?? outer.dir;
        // Of its own text: what is written in Arabic goes from right to left.
        const dir = said === 'auto' ? (lang === 'ar' ? 'rtl' : 'ltr') : said;
        if (element.tagName === 'body') inBody = true;
        if (isEmpty(element.tagName)) return;
        stack.push({ lang, dir });
        element.onEndTag(() => void stack.pop());
      },
      text(chunk) {
        piece += chunk.text;
        if (!chunk.lastInTextNode) return;
        const around = stack.at(-1);
        if (inBody && around && piece.trim()) texts.push({ text: piece.trim(), ...around });
        piece = '';
      },
    })
    .transform(new Response(html.replace(/<script type="application.*?<\/script>/gs, '')))
    .text();
  return texts;
}

/** Elements that have no end: those of HTML, and the shapes of a drawing. */
function isEmpty(name: string): boolean {
  return /^(meta|link|input|br|hr|img|path|circle|rect|use)$/.test(name);
}
