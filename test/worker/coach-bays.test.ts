import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { newWorld, signIn, type World } from './world.ts';

// Where coaches stop is set at each gate, and said of a coach where it is set.

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'owner');
});

async function typed(bays: string): Promise<Response> {
  const path = `/console/${world.slug}/edition/gates`;
  const html = await openDesk(`${path}?lang=en`, cookie);
  const [, form = ''] =
    /(<form[^>]*>(?:(?!<form)[\s\S])*value="gate"[\s\S]*?<\/form>)/.exec(html) ?? [];
  const fields = hiddenFields(form, 'edition/gates');
  const base = JSON.parse((fields.base ?? '{}').replaceAll('&quot;', '"'));
  const name = Object.entries<string>(base.name).map(([locale, text]) => [`name.${locale}`, text]);
  const own = { ...Object.fromEntries(name), direction: base.direction, lanes: String(base.lanes) };
  return submit(`${path}?lang=en`, { ...fields, base: JSON.stringify(base), ...own, bays }, cookie);
}

const stored = async () => (await loadEdition(env.DB, world.number))?.gates[0]?.bays;

describe('the bays of a gate', () => {
  it('are typed between commas of any script, and kept in their order', async () => {
    expect((await typed(' P1، P2 ; موقف 3,P4,')).status).toBe(303);
    expect(await stored()).toEqual(['P1', 'P2', 'موقف 3', 'P4']);
    const html = await openDesk(`/console/${world.slug}/edition/gates?lang=en`, cookie);
    expect(html).toContain('Coach bays P1, P2, موقف 3, P4');
  });

  it.each([
    ['one that is longer than a sign', 'a bay with a long name'],
    ['more of them than coaches of a school', Array.from({ length: 41 }, (_, i) => i).join()],
  ])('are not %s, and nothing is cut', async (_, bays) => {
    const before = await stored();
    const refused = await typed(bays);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(bays);
    expect(await stored()).toEqual(before);
  });

  it('are none when nothing is typed', async () => {
    await typed('');
    expect(await stored()).toEqual([]);
  });
});
