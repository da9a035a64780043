import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk, submit } from './desk.ts';
import { newWorld, signIn, type World } from './world.ts';

// Whoever corrects a text in one language is told of the others, and led to them.

let world: World;
let cookie: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
});

const at = (page: string) => `/console/${world.slug}/edition/${page}`;

async function savedPage(page: string, fields: Record<string, string>): Promise<string> {
  const answer = await submit(at(page), fields, cookie);
  expect(answer.status).toBe(303);
  const [address = ''] = (answer.headers.get('Location') ?? '').split('#');
  return openDesk(`${address}&lang=en`, cookie);
}

describe('a text corrected in one language', () => {
  it('names the others of an edition’s words, each with its field', async () => {
    const base = '{}';
    await savedPage('words', { base, 'name.ar': 'أ', 'name.fr': 'Un', 'name.en': 'One' });
    const html = await savedPage('words', { base, 'name.ar': 'ب', 'name.en': 'Two' });
    expect(html).toContain('Corrected in one language');
    expect(html).toContain('href="#name.fr"');
    expect(html).not.toContain('href="#name.en"');
    expect(html).toContain('id="name.fr"');
  });

  it('names those of a gate', async () => {
    const page = await openDesk(at('gates'), cookie);
    const [, base = ''] = /name="base" value="([^"]*)"/.exec(page) ?? [];
    const stored = JSON.parse(base.replaceAll('&quot;', '"')) as { name: Record<string, string> };
    const html = await savedPage('gates', {
      ...{ verb: 'gate', number: '1', base: JSON.stringify(stored), direction: 'both', lanes: '1' },
      ...{ 'name.ar': 'باب آخر', 'name.zgh': stored.name.zgh ?? '', sign: '' },
      ...{ 'name.fr': stored.name.fr ?? '', 'name.en': stored.name.en ?? '' },
    });
    expect(html).toContain('href="#gates.1.name.fr"');
  });

  it('says nothing on other pages, to others, and before a form is saved', async () => {
    await savedPage('words', { base: '{}', 'name.ar': 'ب' });
    const other = await signIn(world, 'organizer');
    for (const [page, reader] of [
      ['rules?saved=0', cookie],
      ['words?saved=0', other],
      ['words', cookie],
    ] as const) {
      expect(await openDesk(at(page), reader)).not.toContain('left-behind');
    }
  });
});
