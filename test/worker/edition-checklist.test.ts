import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { asMember } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { enrol, newWorld, request, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'owner');
  base = `/console/${world.slug}/edition`;
});

async function stored() {
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

const draft = () =>
  env.DB.prepare("UPDATE event SET status = 'draft' WHERE number = ?1").bind(world.number).run();

async function step(name: string, version?: number) {
  const seen = version ?? (await stored()).version;
  return submit(`${base}/status/${name}`, { version: String(seen) }, cookie);
}

describe('the checklist', () => {
  it('leads each missing step to its page, and asks for nothing that no page does', async () => {
    const page = await openDesk(base, cookie);
    for (const path of ['words', 'days', 'gates', 'rules', 'shares']) {
      expect(page).toContain(`href="${base}/${path}"`);
    }
    expect(page).not.toContain('وسيلة إرسال جُربت');
  });

  it('leads the templates of notices to where they are read and then ticked, and says how many', async () => {
    const english = `${cookie}; lang=en`;
    const desk = `/console/${world.slug}/notices/new`;
    const templates = await openDesk(desk, english);
    const [, list = ''] = /class="template-rows"(.*?)<\/nav>/.exec(templates) ?? [];
    const ready = (list.match(/template=/g) ?? []).length - 1;
    expect(await openDesk(base, english)).toContain(
      `<a href="${desk}">The ${ready} notice templates reviewed</a>`,
    );
    expect(templates).toContain(`href="${base}/words#reviewed"`);
    const words = await openDesk(`${base}/words`, english);
    expect(words).toContain('id="reviewed"');
    expect(words).toContain(`href="${desk}"`);
  });

  it('is the first page of whoever organizes an edition that is not published', async () => {
    await draft();
    const first = await request('/console', { headers: { Cookie: cookie }, redirect: 'manual' });
    expect(first.headers.get('Location')).toBe(base);
  });
});

describe('an edition', () => {
  it('is published once nothing that it needs is missing, and says before what will be public', async () => {
    await draft();
    const blocked = await openDesk(`${base}/status/publish`, cookie);
    expect(blocked).not.toContain('id="confirm"');
    expect((await step('publish')).status).toBe(409);
    const here = { ar: 'هنا', zgh: 'ⴷⴰ', fr: 'Ici', en: 'Here' };
    const controller = { hosting: here, carriers: here };
    await editEdition(asMember({ event: world.number, id: 'test' }), {
      ...{ event: world.number, key: 'carriers' },
      edits: [{ verb: 'settings', mine: { controller } }],
    });
    const ready = await openDesk(`${base}/status/publish`, cookie);
    expect(ready).toContain('id="confirm"');
    for (const lang of ['ar', 'zgh', 'fr', 'en'])
      expect(ready).toContain(`<section lang="${lang}"`);
    expect((await step('publish')).status).toBe(303);
    expect((await stored()).status).toBe('open');
  });

  it('is not published by somebody who has not seen its last edit', async () => {
    const { version } = await stored();
    expect((await step('close', version - 1)).status).toBe(409);
    expect((await step('close', 0)).status).toBe(409);
    expect((await stored()).status).toBe('open');
  });

  it('leads from each thing that is missing to the page where it is done', async () => {
    await draft();
    const review = await openDesk(`${base}/status/publish?lang=fr`, cookie);
    const [, missing = ''] = /<div class="notice">([\s\S]*?)<\/div>/.exec(review) ?? [];
    const rows = missing.match(/<li>/g)?.length ?? 0;
    expect(rows).toBeGreaterThan(0);
    expect(missing.match(new RegExp(`<li><a href="${base}/`, 'g'))).toHaveLength(rows);
  });

  it('says before it is published in which language a text is read that is missing', async () => {
    await draft();
    const only = { ar: 'فاس', zgh: '', fr: 'Fès-Ville', en: ' ' };
    await editEdition(asMember({ event: world.number, id: 'test' }), {
      ...{ event: world.number, key: 'city' },
      edits: [{ verb: 'settings', mine: { city: only } }],
    });
    const review = await openDesk(`${base}/status/publish?lang=en`, cookie);
    const [, english = ''] = /<section lang="en"([\s\S]*?)<\/section>/.exec(review) ?? [];
    expect(english).toMatch(/<span lang="fr" dir="ltr">Fès-Ville<\/span> <em[^>]*>[^<]*French/);
    const [, amazigh = ''] = /<section lang="zgh"([\s\S]*?)<\/section>/.exec(review) ?? [];
    expect(amazigh).toMatch(/<span lang="ar" dir="rtl">فاس<\/span> <em[^>]*>[^<]*Arabic/);
  });

  it('shows before it is published all that will be public: shows, who registers, and when data is erased', async () => {
    await draft();
    const name = { ar: 'الخيالة', zgh: '', fr: 'Cavalerie', en: '' };
    const arena = { ar: 'الحلبة', zgh: '', fr: 'Arène nord', en: '' };
    const programme = [{ day: 1, from: '11:00', to: '11:45', name, arena }];
    await editEdition(asMember({ event: world.number, id: 'test' }), {
      ...{ event: world.number, key: 'public' },
      edits: [
        {
          verb: 'settings',
          mine: { kinds: ['family', 'media'], controller: { receipt: 'D-7/2026' }, programme },
        },
      ],
    });
    const review = await openDesk(`${base}/status/publish?lang=fr`, cookie);
    expect(review).toMatch(/Cavalerie<\/bdi> · [^<]* · [^<]*<bdi>Arène nord/);
    expect(review).toContain('<dd>Familles</dd><dd>Médias</dd>');
    expect(review).not.toContain('<dd>Écoles</dd>');
    expect(review).toContain('D-7/2026');
    expect(review).toContain('<dt>Effacement</dt>');
  });

  it('says that it was published, by whom and when, and presses nobody to close it', async () => {
    await step('close');
    const closed = await openDesk(`${base}?lang=en`, cookie);
    expect(closed).toMatch(/data-change="close_registration">Registration closed by .{1,9}, /);
    const answer = await step('reopen');
    expect(answer.headers.get('Location')).toBe(`${base}?done=reopen`);
    const page = await openDesk(`${base}?done=reopen&lang=en`, cookie);
    expect(page).toMatch(/role="status"[^>]*>[\s\S]*?Registration is open again/);
    expect(page).toMatch(/data-change="publish">Published by .{1,9}, [^<]*\d\d:\d\d/);
    expect(page).not.toContain('data-change="close_registration"');
    expect(page).toContain(`href="/en/${world.slug}"`);
    expect(page).toContain(`href="/console/${world.slug}/people"`);
    expect(page).not.toMatch(/class="primary" href="[^"]*status\//);
    // An address that was kept says nothing of what is no more.
    expect(await openDesk(`${base}?done=close`, cookie)).not.toContain('role="status"');
  });

  it('says of closing, opening again and archiving what each will do, and offers none that cannot be', async () => {
    for (const name of ['close', 'archive']) {
      const page = await openDesk(`${base}/status/${name}`, cookie);
      expect(page).toContain('class="effects"');
      expect(page).toContain('id="confirm"');
    }
    const page = await openDesk(`${base}/status/reopen`, cookie);
    expect(page).not.toContain('id="confirm"');
  });

  it('is closed, opened again and archived', async () => {
    for (const [name, status] of [
      ['close', 'closed'],
      ['reopen', 'open'],
      ['archive', 'archived'],
    ] as const) {
      expect((await step(name)).status).toBe(303);
      expect((await stored()).status).toBe(status);
    }
    expect(await openDesk(base, cookie)).not.toContain('/edition/status/');
  });

  it.each(['constructor', 'draft', 'nothing'])('has no step of the name %s', async (name) => {
    expect((await step(name)).status).toBe(404);
  });
});

describe('a gate', () => {
  const fields = {
    verb: 'add_gate',
    sign: 'n1',
    'name.ar': 'باب الشمال',
    'name.zgh': 'ⵜⴰⵡⵡⵓⵔⵜ',
    'name.fr': 'Porte nord',
    'name.en': 'North gate',
    direction: 'in',
    lanes: '٣',
    step_free: 'yes',
    latitude: '34,05',
    longitude: '-5.00',
  };
  const post = (more: Record<string, string>) =>
    submit(`${base}/gates`, { base: '{}', ...fields, ...more }, cookie);

  it('is added and changed', async () => {
    expect((await post({})).status).toBe(303);
    const gate = (await stored()).gates.at(-1);
    expect(gate).toMatchObject({
      ...{ sign: 'N1', direction: 'in', lanes: 3, step_free: true },
      position: { latitude: 34.05, longitude: -5 },
    });
    const number = String(gate?.number);
    expect(
      (await post({ verb: 'gate', number, sign: '', latitude: '', longitude: '' })).status,
    ).toBe(303);
    expect((await stored()).gates.at(-1)).toMatchObject({ sign: null, position: null });
  });

  it.each([
    [{ sign: 'ABCDE' }, 'new.sign'],
    [{ sign: '1' }, 'new.sign'],
    [{ lanes: '1e300' }, 'new.lanes'],
    [{ latitude: '1e300' }, 'new.latitude'],
    [{ latitude: '91' }, 'new.latitude'],
    [{ direction: 'up' }, 'new.direction'],
    [{ 'name.ar': '' }, 'new.name.ar'],
    [{ 'name.fr': 'x'.repeat(10_000) }, 'new.name.fr'],
  ])('is refused with its field: %.40j', async (wrong, field) => {
    const before = (await stored()).gates.length;
    const answer = await post(wrong as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect((await stored()).gates).toHaveLength(before);
  });

  it('that has a phone stays', async () => {
    await enrol(world, 1);
    const answer = await submit(`${base}/gates`, { verb: 'remove_gate', number: '1' }, cookie);
    expect(answer.status).toBe(422);
    expect((await stored()).gates.some(({ number }) => number === 1)).toBe(true);
  });
});
