import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkQr } from '../../src/console/shell/link-qr.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { gateWords } from '../../src/i18n/gate.ts';
import { printingWords } from '../../src/i18n/printing.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { TONES } from '../../src/ui/verdict-shapes.ts';
import { asMember } from './acting.ts';
import { openDesk } from './desk.ts';
import { newWorld, ORIGIN, request, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
let base: string;
beforeAll(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'owner');
  base = `/console/${world.slug}/edition/print`;
});

const sheet = (path: string, lang = 'en') =>
  openDesk(`${base}/${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, cookie);

const edit = (key: string, ...edits: unknown[]) =>
  editEdition(asMember({ event: world.number, id: 'test' }), { event: world.number, key, edits });

describe('the printing pack', () => {
  it.each(LOCALES)('leads to each of its sheets in %s', async (lang) => {
    const pack = await openDesk(`${base}?lang=${lang}`, cookie);
    for (const path of ['posters', 'signs', 'cards', 'desk']) {
      expect(pack).toContain(`href="${base}/${path}"`);
      expect(await sheet(path, lang)).toMatch(/class="paper-sheet/);
    }
    expect(pack).toContain(`href="/console/${world.slug}/gates/practice"`);
  });

  it('is for those who set an edition up', async () => {
    const desk = await signIn(world, 'desk');
    for (const path of ['', '/posters', '/signs', '/cards', '/desk']) {
      expect((await request(base + path, { headers: { Cookie: desk } })).status).toBe(403);
    }
  });
});

describe('a poster', () => {
  it('says in Arabic and French what, when and where, and that entry is free, whoever prints it', async () => {
    for (const lang of LOCALES) {
      const poster = await sheet('posters', lang);
      expect(poster).toMatch(/<section lang="ar" dir="rtl"><h2[^>]*>[^<]*\p{Script=Arabic}/u);
      expect(poster).toMatch(/<section lang="fr" dir="ltr"><h2[^>]*>[^<]*[a-z]/);
      expect(poster).toContain(printingWords.ar.free);
      expect(poster).toContain(printingWords.fr.free);
    }
  });

  it('has the code of the edition’s page', async () => {
    const address = `${ORIGIN}/ar/${world.slug}`;
    expect(await sheet('posters')).toContain(`d="${linkQr(address).path}"`);
    expect((await request(`/ar/${world.slug}`)).status).toBe(200);
  });
});

describe('the sign of a gate', () => {
  it('says its sign, its name, who enters and whether there are steps', async () => {
    // As it is while somebody still writes: nothing in French yet.
    const name = JSON.stringify({ ar: 'باب <الشمال>', zgh: '', fr: '', en: 'North' });
    await env.DB.prepare(`UPDATE gate SET name = ?1, sign = 'N1', direction = 'in', step_free = 1, kinds = ?3
         WHERE event = ?2 AND number = 4`)
      .bind(name, world.number, JSON.stringify(['school', 'media']))
      .run();
    const signs = await sheet('signs');
    const last = signs.slice(signs.lastIndexOf('<article'));
    expect(last).toContain('<b>N1</b>');
    expect(last).toContain('باب &lt;الشمال&gt;');
    expect(last).toMatch(/<h2 lang="fr"[^>]*><span lang="ar" dir="rtl">باب/);
    for (const said of ['المدارس، الصحافة', 'Écoles, Médias', 'De plain-pied', 'دون درج']) {
      expect(last).toContain(said);
    }
  });

  it('points where it is asked to, and straight on where that is nowhere', async () => {
    const turns = async (query: string) =>
      new Set(/<article[\s\S]*/.exec(await sheet(`signs${query}`))?.[0].match(/rotate\(-?\d+/g));
    expect(await turns('?arrow=left')).toEqual(new Set(['rotate(-90']));
    expect(await turns('?arrow=right')).toEqual(new Set(['rotate(90']));
    expect(await turns('?arrow=constructor')).toEqual(new Set(['rotate(0']));
  });
});

describe('the cards of the phones', () => {
  it('are one for each lane, of all gates or of one', async () => {
    await edit('lanes', { verb: 'gate', gate: 1, mine: { lanes: 4 } });
    const count = (html: string) => html.match(/<article/g)?.length;
    expect(count(await sheet('cards?gate=1'))).toBe(4);
    expect(count(await sheet('cards'))).toBeGreaterThan(6);
  });

  it('are never more than a printer is given at once', async () => {
    for (const number of [1, 2, 3]) {
      await edit(`many ${number}`, { verb: 'gate', gate: number, mine: { lanes: 99 } });
    }
    const cards = await sheet('cards');
    expect(cards.match(/<article/g)).toHaveLength(120);
    expect(cards).toContain(printingWords.en.cards.tooMany);
  });

  it('call what a phone shows by the phone’s own words', () => {
    for (const lang of ['ar', 'fr', 'en'] as const) {
      for (const tone of TONES) {
        expect(printingWords[lang].cards.tones[tone].word).toBe(gateWords[lang].word[tone]);
      }
    }
  });
});
