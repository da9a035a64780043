import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readable } from '../../src/domain/other-language.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import { newWorld, request, signIn, type World } from './world.ts';

const inTwo = (ar: string, fr: string) => ({ ar, fr, zgh: '', en: ' ' });

let world: World;
let cookie: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world);
  const [owner] = await membersOf(env, world.number);
  const context = asMember({ event: world.number, id: owner?.id ?? '' });
  const answer = await editEdition(context, {
    event: world.number,
    key: crypto.randomUUID(),
    edits: [
      {
        verb: 'settings',
        mine: {
          ...{ name: inTwo('أبواب فاس', 'Portes de Fès'), city: inTwo('فاس', 'Fès') },
          ...{ venue: inTwo('ساحة', 'Place'), controller: { name: inTwo('الولاية', 'Sûreté') } },
        },
      },
      { verb: 'gate', gate: 1, mine: { name: inTwo('باب الدخول', 'Entrée nord') } },
    ],
  });
  if (answer.outcome !== 'edited') throw new Error(JSON.stringify(answer));
});

const page = async (path: string) => (await request(path, { headers: { Cookie: cookie } })).text();

describe('an edition that is written in Arabic and French', () => {
  it('has its name, place and controller on the pages of the other languages', async () => {
    const english = await page(`/en/${world.slug}`);
    for (const text of ['Portes de Fès', 'Place', 'Fès']) expect(english).toContain(text);
    expect(english).toContain('<title>Portes de Fès · Fès');
    expect(await page(`/zgh/${world.slug}`)).toContain('<title>أبواب فاس · فاس');
    expect(await page(`/en/${world.slug}/days/1`)).toContain('Sûreté');
  });

  it('names its gates for staff who read another language', async () => {
    const staff = await page(`/console/${world.slug}/gates?lang=en`);
    expect(staff).toContain('<h3>Entrée nord</h3>');
    expect(staff).toContain('<span class="brand-edition">Portes de Fès</span>');
    const live = await request(`/api/v1/events/${world.slug}/live`);
    const named = expect.objectContaining({ en: 'Entrée nord' });
    const gates = expect.arrayContaining([expect.objectContaining({ name: named })]);
    expect(await live.json()).toMatchObject({ gates });
  });

  it('shows on the pages that edit it what is written, and nothing in its stead', async () => {
    const words = await page(`/console/${world.slug}/edition/words?lang=en`);
    expect(words).toMatch(/<input id="name\.fr"[^>]* value="Portes de Fès"/);
    expect(words).not.toMatch(/<input id="name\.en"[^>]* value="Portes de Fès"/);
    expect(words).toContain('<span class="brand-edition">Portes de Fès</span>');
  });
});

describe('a text', () => {
  it('stays as it is where it is written, and is empty only where nothing is', () => {
    const whole = { ar: 'أ', zgh: 'ⴰ', fr: 'b', en: 'c' };
    expect(readable(whole)).toEqual(whole);
    expect(readable({ ...whole, en: '' })).toEqual({ ...whole, en: 'b' });
    expect(readable({ ar: '', zgh: '', fr: '', en: 'c' })).toEqual({
      ...{ ar: 'c', zgh: 'c', fr: 'c', en: 'c' },
    });
    const none = { ar: '', zgh: '', fr: '', en: '' };
    expect(readable(none)).toEqual(none);
  });
});
