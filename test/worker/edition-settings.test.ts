import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { setEditionStatus } from '../../src/operations/edit-edition.ts';
import type { StoredEdition } from '../../src/store/editions/editions.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { asMember } from './acting.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { family, newWorld, register, request, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'organizer');
});

const at = (page: string) => `/console/${world.slug}/edition/${page}`;

async function stored(): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

/** Everything that the form of a page says as it is opened, with what is typed over it. */
async function form(page: string, typed: Record<string, string>): Promise<Record<string, string>> {
  const html = await openDesk(at(page), cookie);
  return { ...fieldsOf(html), ...hiddenFields(html, `/edition/${page}`), ...typed };
}

function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    const isOff = /type="(?:checkbox|radio)"/.test(input) && !input.includes('checked');
    if (name && !isOff) fields[name] = unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of html.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g,
  )) {
    fields[name] = unescaped(text);
  }
  for (const [, name = '', list = ''] of html.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    fields[name] = /<option value="([^"]*)" selected/.exec(list)?.[1] ?? '';
  }
  return fields;
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

async function send(page: string, fields: Record<string, string>) {
  const base = unescaped(fields.base ?? '');
  return submit(at(page), { ...fields, base }, cookie);
}

describe('the settings of an edition', () => {
  // Of several ticks of one name, `fieldsOf` keeps the last alone: rules are left out.
  it.each(['words', 'shares'])(
    'change nothing when they are saved as they are: %s',
    async (page) => {
      await send(page, await form(page, {}));
      const before = await stored();
      const answer = await send(page, await form(page, {}));
      expect([answer.status, answer.headers.get('Location')]).toEqual([
        303,
        `${at(page)}?saved=unchanged`,
      ]);
      expect((await stored()).version).toBe(before.version);
    },
  );

  it('are saved, and the next page of theirs shows it', async () => {
    const fields = await form('words', {
      'name.fr': 'Portes ouvertes 2027',
      'texts.bring.ar': 'ماء',
    });
    const answer = await send('words', fields);
    expect(answer.headers.get('Location')).toBe(`${at('words')}?saved=0`);
    const edition = await stored();
    expect(edition.name.fr).toBe('Portes ouvertes 2027');
    expect(edition.texts?.bring?.ar).toBe('ماء');
    expect(await openDesk(`${at('words')}?saved=0`, cookie)).toContain('Portes ouvertes 2027');
  });

  it('merge what two people change in different fields, and say so', async () => {
    const mine = await form('words', { 'name.fr': 'Un' });
    await send('words', await form('words', { 'city.fr': 'Deux' }));
    const answer = await send('words', mine);
    expect(answer.headers.get('Location')).toBe(`${at('words')}?saved=1`);
    const { name, city } = await stored();
    expect([name.fr, city.fr]).toEqual(['Un', 'Deux']);
  });

  it('ask where two people changed one field, lose neither, and keep the choice', async () => {
    const mine = await form('words', { 'name.fr': 'Un' });
    await send('words', await form('words', { 'name.fr': 'Deux' }));
    const asked = await send('words', mine);
    expect(asked.status).toBe(409);
    const page = await asked.text();
    expect(page).toContain('name="keep:name"');
    expect(page).toContain('Un');
    expect(page).toContain('Deux');
    const again = { ...fieldsOf(page), ...hiddenFields(page, '/edition/words'), 'name.fr': 'Un' };
    expect((await send('words', { ...again, 'keep:name': 'theirs' })).status).toBe(303);
    expect((await stored()).name.fr).toBe('Deux');
    const last = await form('words', {});
    expect((await send('words', { ...last, 'name.fr': 'Un', 'keep:name': 'mine' })).status).toBe(
      303,
    );
    expect((await stored()).name.fr).toBe('Un');
  });

  it.each([
    ['rules', { party_max: '1e300' }, 'party_max'],
    ['rules', { party_max: '999999' }, 'party_max'],
    ['rules', { party_max: '-3' }, 'party_max'],
    ['rules', { timezone: 'Nowhere/Else' }, 'timezone'],
    ['rules', { 'registration.closes': 'tomorrow' }, 'registration.closes'],
    ['words', { 'name.ar': 'س'.repeat(10_000) }, 'name.ar'],
    ['shares', { 'shares.kept.school': '60', 'shares.kept.media': '60' }, 'shares.kept'],
    [
      'shares',
      {
        'site.capacity': '100',
        'site.busy': '50',
        'site.hold': '40',
        'site.alert': '60',
        'site.emergency': '70',
      },
      'site.hold',
    ],
  ])('refuse with the field and its sentence: %s %j', async (page, typed, field) => {
    const before = await stored();
    const answer = await send(page, await form(page, typed as Record<string, string>));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`href="#${field}`);
    // What was typed stands there still.
    for (const text of Object.values(typed)) expect(html).toContain(text);
    expect((await stored()).version).toBe(before.version);
  });

  it('take what is written in Arabic digits, and clean what is typed', async () => {
    const fields = await form('rules', { party_max: '١٢', 'controller.contact': 'a\u202eb' });
    await send('rules', { ...fields, kinds: 'family' });
    const { party_max, controller } = await stored();
    expect([party_max, controller.contact]).toEqual([12, 'ab']);
  });

  it('take texts of full length in every language', async () => {
    const long = (letter: string) => letter.repeat(2_000);
    const typed = Object.fromEntries(
      ['welcome', 'directions', 'bring', 'desk', 'step_free_way'].flatMap((text) => [
        [`texts.${text}.ar`, long('س')],
        [`texts.${text}.zgh`, long('ⴰ')],
        [`texts.${text}.fr`, long('é')],
        [`texts.${text}.en`, long('e')],
      ]),
    );
    expect((await send('words', await form('words', typed))).status).toBe(303);
    expect((await send('words', await form('words', typed))).status).toBe(303);
    expect((await stored()).texts?.desk?.zgh).toHaveLength(2_000);
  });

  it.each(['', '{', '"x"', 'x'.repeat(700_000)])(
    'are not saved by a form that was cut: %.20s',
    async (base) => {
      const before = await stored();
      const fields = await form('words', { 'name.fr': 'Un' });
      const { status } = await submit(at('words'), { ...fields, base }, cookie);
      expect([409, 413]).toContain(status);
      expect((await stored()).version).toBe(before.version);
    },
  );

  it.each(['[]', '{"name":{"__proto__":1}}', '{}'])(
    'are not harmed by the base %s',
    async (base) => {
      const fields = await form('words', { 'name.fr': 'Un' });
      const { status } = await submit(at('words'), { ...fields, base }, cookie);
      expect([303, 409, 422]).toContain(status);
    },
  );

  it('leave what was not sent as it is', async () => {
    await send('words', await form('words', { 'texts.bring.ar': 'ماء' }));
    expect((await submit(at('words'), { base: '{}', 'name.fr': 'Un' }, cookie)).status).toBe(303);
    const { name, texts } = await stored();
    expect([name.fr, name.ar !== '', texts?.bring?.ar]).toEqual(['Un', true, 'ماء']);
  });

  it('never keep data for longer than people were told, and change nothing that is archived', async () => {
    await register(world, family());
    const { controller } = await stored();
    const longer = await form('rules', {
      'controller.keep_days': String(controller.keep_days + 1),
    });
    const refused = await send('rules', { ...longer, kinds: 'family' });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('href="#controller.keep_days"'),
    ]);
    const seen = { event: world.number, key: 'archive', to: 'archived' } as const;
    await setEditionStatus(asMember({ event: world.number, id: 'test' }), seen);
    expect((await send('words', await form('words', { 'name.fr': 'Un' }))).status).toBe(422);
  });

  it('are for those who organize alone', async () => {
    for (const role of ['safety', 'gate', 'desk', 'communication', 'privacy', 'viewer'] as const) {
      const other = await signIn(world, role);
      const { status } = await request(at('words'), { headers: { Cookie: other } });
      expect([role, status]).toEqual([role, 403]);
      expect((await submit(at('words'), { 'name.fr': 'x' }, other)).status).toBe(403);
    }
  });
});
