import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { submit } from './desk.ts';
import { newWorld, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
let page: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
  page = `/console/${world.slug}/edition/programme`;
});

const shows = async () => (await loadEdition(env.DB, world.number))?.programme ?? [];
const typed = {
  day: '1',
  from: '15:00',
  to: '16:00',
  'name.ar': 'الخيالة',
  'name.fr': 'Cavaliers',
  'arena.ar': 'الساحة',
};

async function post(fields: Record<string, string>) {
  const base = fields.base ?? JSON.stringify(await shows());
  return submit(page, { verb: 'save', show: 'new', ...typed, ...fields, base }, cookie);
}

describe('the programme', () => {
  it('takes a show, changes it and takes it out again', async () => {
    expect((await post({})).status).toBe(303);
    expect((await post({ 'name.ar': 'الكلاب', from: '17:00', to: '18:00' })).status).toBe(303);
    expect((await shows()).map(({ name }) => name.ar)).toEqual(['الخيالة', 'الكلاب']);
    await post({ show: '0', from: '14:00' });
    expect((await shows())[0]?.from).toBe('14:00');
    await post({ verb: 'remove', show: '0' });
    expect((await shows()).map(({ name }) => name.ar)).toEqual(['الكلاب']);
  });

  it('that somebody else changed meanwhile is looked at again, and nothing is lost', async () => {
    const base = JSON.stringify(await shows());
    await post({});
    const answer = await post({ base, 'name.ar': 'أخرى' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('أخرى');
    expect(await shows()).toHaveLength(1);
  });

  it.each([
    [{ day: '99' }, 'show-new.day'],
    [{ day: '1e300' }, 'show-new.day'],
    [{ from: '25:00' }, 'show-new.from'],
    [{ to: '15:00' }, 'show-new.day'],
    [{ from: '21:00', to: '20:30' }, 'show-new.day'],
    [{ from: '09:00', to: '09:30' }, 'show-new.day'],
    [{ 'name.fr': ' ' }, 'show-new.name.fr'],
    [{ 'name.ar': 'س'.repeat(10_000) }, 'show-new.name.ar'],
  ])('refuses with the field: %.40j', async (wrong, field) => {
    const answer = await post(wrong as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await shows()).toEqual([]);
  });

  it.each(['', '{}', 'null', '['])('is not emptied by a form that was cut: %s', async (base) => {
    await post({});
    for (const verb of ['save', 'remove']) expect((await post({ base, verb })).status).toBe(409);
    expect(await shows()).toHaveLength(1);
  });
});
