import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { editionWords } from '../../src/i18n/edition.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import { newWorld, registered, request, type World } from './world.ts';

const TEXTS = {
  welcome: 'Soyez les bienvenus <b>tous</b>',
  directions: 'Bus 12, arrêt Bab Makina.\nParking gratuit.',
  bring: 'Une gourde.',
  desk: 'À gauche de l’entrée, 9 h – 18 h.',
  step_free_way: 'Par la rampe de la porte 2.',
};
/** As they are in a page. */
const SHOWN = Object.values(TEXTS).map((text) =>
  text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
);

const show = (from: string, to: string, fr: string) => ({
  ...{ day: 1, from, to, name: { ar: `عرض ${from}`, zgh: '', fr, en: '' } },
  arena: { ar: 'الساحة', zgh: '', fr: 'Arène <2>', en: '' },
});
/** Not in the order of the clock; the last one begins after midnight. */
const PROGRAMME = [
  show('16:00', '17:00', 'Cavalerie'),
  show('00:30', '01:00', 'Feux'),
  show('11:00', '12:00', 'Chiens'),
];

let world: World;
beforeEach(async () => {
  world = await newWorld();
  const [owner] = await membersOf(env, world.number);
  const context = asMember({ event: world.number, id: owner?.id ?? '' });
  const texts = Object.fromEntries(
    Object.entries(TEXTS).map(([name, fr]) => [name, { ar: `نص ${name}`, zgh: '', fr, en: '' }]),
  );
  const edits = [{ verb: 'settings', mine: { texts, programme: PROGRAMME } }];
  const asked = { event: world.number, key: crypto.randomUUID(), edits };
  const answer = await editEdition(context, asked);
  if (answer.outcome !== 'edited') throw new Error(JSON.stringify(answer));
});

const page = async (path: string) => (await request(path)).text();

describe('the texts that an organizer writes', () => {
  it.each(['fr', 'en'] as const)('are read on the page of the edition in %s', async (locale) => {
    const shown = await page(`/${locale}/${world.slug}`);
    for (const text of SHOWN) expect(shown).toContain(text);
    expect(shown).toContain(`>${editionWords[locale].fields['texts.desk'].label}</b>`);
  });

  it('are read in Arabic by who reads Amazigh, where that is not written', async () => {
    expect(await page(`/zgh/${world.slug}`)).toContain('نص directions');
  });

  it.each(['fr', 'en'])('name the shows of each day in their order, in %s', async (locale) => {
    const shown = await page(`/${locale}/${world.slug}`);
    const names = [...shown.matchAll(/<b dir="auto">(\w+)<\/b>/g)].map(([, name]) => name);
    expect(names).toEqual(['Chiens', 'Cavalerie', 'Feux']);
    expect(shown).toContain('<bdi>Arène &lt;2&gt;</bdi>');
    const none = await page(`/${locale}/${(await newWorld()).slug}`);
    expect(none).not.toContain('id="programme"');
  });

  it('say on the ticket how to come and what to bring, in the stead of the usual words', async () => {
    const [ticket] = (await registered(world)).tickets;
    const path = new URL(ticket?.url ?? '').pathname;
    const shown = await page(`${path}?lang=fr`);
    expect(shown).toContain(TEXTS.bring);
    expect(shown).toContain(TEXTS.directions);
    expect(shown).not.toContain(visitorWords.fr.ticket.bringText);
    const other = await newWorld();
    const [plain] = (await registered(other)).tickets;
    const usual = await page(`${new URL(plain?.url ?? '').pathname}?lang=fr`);
    expect(usual).toContain(visitorWords.fr.ticket.bringText);
  });
});
