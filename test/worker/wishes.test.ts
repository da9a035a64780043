import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { visitorWords } from '../../src/i18n/visitor.ts';
import { wishWords } from '../../src/i18n/wish.ts';
import { wishesWords } from '../../src/i18n/wishes.ts';
import worker from '../../src/index.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { eraseDueWishes } from '../../src/store/wishes/erase.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { open, send } from './forms.ts';
import {
  answer,
  filledIn,
  memberOf,
  name,
  notedOf,
  sendForm,
  setTerms,
  storedWish,
  unname,
  visit,
  type WishWorld,
  wished,
  wishesOf,
  wishWorld,
} from './wishing.ts';
import { newWorld, request, signIn } from './world.ts';
import { databaseWith } from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

const words = wishWords.ar;
const DAY_MS = 86_400_000;

async function tick(at: number): Promise<void> {
  const controller = createScheduledController({ scheduledTime: at, cron: '* * * * *' });
  await worker.scheduled(controller, env);
}

async function statusOf(path: string, cookie: string): Promise<number> {
  return (await request(path, { headers: { Cookie: cookie } })).status;
}

describe('the form of a wish', () => {
  let world: WishWorld;
  beforeAll(async () => {
    world = await wishWorld();
  });

  it('is there only where the edition takes wishes, and led to from its page', async () => {
    const none = await newWorld();
    expect((await open(`/ar/${none.slug}/wish`)).status).toBe(404);
    expect((await open(`/ar/${none.slug}`)).html).not.toContain('/wish"');
    const form = await open(`/ar/${world.slug}/wish`);
    expect(form.status).toBe(200);
    expect(form.headers.get('Cache-Control')).toBe('no-store');
    for (const said of [words.who, words.child, words.notAsked]) expect(form.html).toContain(said);
    expect((await open(`/ar/${world.slug}`)).html).toContain(`href="/ar/${world.slug}/wish"`);
  });

  it('takes a wish once, however often it is sent, and gives its number and its page', async () => {
    const body = await filledIn(world);
    const sent = await Promise.all([0, 1, 2].map(() => send(`/ar/${world.slug}/wish`, body)));
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    const places = new Set(sent.map(({ headers }) => headers.get('Location')));
    expect(places.size).toBe(1);
    expect(await wishesOf(world)).toBe(1);
    const page = await open([...places][0] ?? '');
    expect(page.html).toContain(words.receipt('1'));
    // Once: its thanks begin with it.
    expect(page.html.split(words.received)).toHaveLength(2);
    expect(page.html).not.toContain('ياسمين');
    expect(page.headers.get('Cache-Control')).toBe('private, no-store');
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(page.headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
  });

  it('with the same key and another wish says so, and takes none', async () => {
    const body = await filledIn(world, { contact: 'one@example.org' });
    expect((await send(`/ar/${world.slug}/wish`, body)).status).toBe(303);
    const before = await wishesOf(world);
    body.set('wish', 'أمنية أخرى.');
    const again = await send(`/ar/${world.slug}/wish`, body);
    expect(again.status).toBe(422);
    expect(again.html).toContain('أمنية أخرى.');
    expect(await wishesOf(world)).toBe(before);
  });

  const REFUSED: [string, Record<string, string>, string][] = [
    ['no tick', { guardian: '' }, words.notGuardian],
    ['a child’s words', { wish: 'اسمي يوسف وعمري 8 سنوات' }, words.fromChild],
    ['no contact', { contact: 'x' }, words.faults.contact],
    ['an age of 1e300', { age: '1e300' }, words.faults.age],
    ['a long text', { wish: 'ب'.repeat(5_000) }, words.faults.long],
    ['nothing visible', { wish: '\u202e\u200b' }, words.faults.wish],
  ];

  it.each(REFUSED)('with %s comes back as it was, and keeps nothing', async (_, typed, said) => {
    const before = await wishesOf(world);
    const answered = await sendForm(world, typed);
    expect(answered.status).toBe(422);
    expect(answered.html).toContain(said);
    expect(answered.html).toContain('value="ياسمين"');
    if (typed.wish) expect(answered.html).toContain(typed.wish);
    expect(await wishesOf(world)).toBe(before);
    expect(answered.headers.get('Set-Cookie')).toBeNull();
  });

  it('of a child is taken from a grown-up who says that they give the child’s words', async () => {
    const typed = { wish: 'اسمي يوسف وعمري 8 سنوات', contact: 'two@example.org' };
    const refused = await sendForm(world, typed);
    expect(refused.html).toMatch(/name="quoted"/);
    expect(refused.html).not.toMatch(/name="guardian"[^>]*checked/);
    const path = await wished(world, { ...typed, quoted: 'yes' });
    expect((await open(path)).status).toBe(200);
  });

  it('without our own key, or with a stale one, takes nothing', async () => {
    const before = await wishesOf(world);
    const body = await filledIn(world);
    body.set('key', crypto.randomUUID());
    expect((await send(`/ar/${world.slug}/wish`, body)).status).toBe(422);
    expect(await wishesOf(world)).toBe(before);
  });

  it('takes three of one contact that wait, however it is written, and no more at once', async () => {
    const contacts = [
      '0677777771',
      '+212 6 77 77 77 71',
      '00212677777771',
      '677777771',
      '0677777771',
    ];
    const bodies = await Promise.all(
      contacts.map((contact) => filledIn(world, { contact, first_name: contact })),
    );
    const sent = await Promise.all(bodies.map((body) => send(`/ar/${world.slug}/wish`, body)));
    expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 303, 303, 429, 429]);
    expect(sent.find(({ status }) => status === 429)?.html).toContain(words.tooMany);
  });

  it('keeps no other language’s typed text from the reader, and judges none of it', async () => {
    const body = await filledIn(world, { first_name: 'Yasmine', age: 'x' });
    body.set('language', '1');
    const other = await send(`/fr/${world.slug}/wish`, body);
    expect(other.status).toBe(200);
    expect(other.html).toContain('value="Yasmine"');
    expect(other.html).toContain(wishWords.fr.who);
  });

  it('is closed the moment the owner closes it', async () => {
    const own = await wishWorld();
    const body = await filledIn(own);
    await setTerms(own, own.owner, { takes: '' });
    const refused = await send(`/ar/${own.slug}/wish`, body);
    expect(refused.status).toBe(403);
    expect(refused.html).toContain(words.closed);
    expect(refused.html).toContain('value="ياسمين"');
    expect((await open(`/ar/${own.slug}/wish`)).status).toBe(404);
    expect(await wishesOf(own)).toBe(0);
  });
});

describe('the page of a wish', () => {
  it('cannot be guessed', async () => {
    const world = await wishWorld();
    const path = await wished(world);
    const last = path.at(-1) === 'a' ? 'b' : 'a';
    for (const guess of [`${path.slice(0, -1)}${last}`, '/w/1', `/w/${'a'.repeat(29)}`, '/w/%00']) {
      expect((await open(guess)).status, guess).toBe(404);
    }
    expect((await open(path.toUpperCase().replace('/W/', '/w/'))).status).toBe(200);
    const manage = await open(path.replace('/w/', '/r/'));
    expect(manage.status).toBe(404);
  });

  it('that is not there is spoken of as a wish', async () => {
    for (const lang of ['ar', 'fr', 'en'] as const) {
      const { status, html } = await open(`/w/${'a'.repeat(29)}?lang=${lang}`);
      expect(status).toBe(404);
      expect(html).toContain(`>${wishWords[lang].lostTitle}</h1>`);
      expect(html).not.toContain(visitorWords[lang].manage.lostTitle);
    }
  });

  it('says that a key of its own seals it', async () => {
    const path = await wished(await wishWorld());
    const { html } = await open(`${path}?lang=fr`);
    expect(html).toContain('une clé réservée aux vœux');
    expect(html).not.toContain('la clé de l’édition');
  });

  it('is what the address of each of its forms shows, opened by itself', async () => {
    const path = await wished(await wishWorld());
    for (const form of ['copy', 'withdraw']) {
      const shown = await open(`${path}/${form}?lang=fr`);
      expect(shown.status, form).toBe(200);
      expect(shown.html).toContain(wishWords.fr.receipt('1'));
    }
  });

  it('takes the wish back at once: nothing of it is left', async () => {
    const world = await wishWorld();
    const path = await wished(world);
    const twice = await Promise.all(
      [0, 1].map(() => send(`${path}/withdraw`, new URLSearchParams())),
    );
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const row = await storedWish(world);
    expect(row).toMatchObject({ state: 'closed', box: null, answer: null, contact_hash: null });
    expect((await open(path)).html).toContain('مُحيت');
    expect(await notedOf(world, 'withdraw_wish')).toEqual(['withdraw_wish wish 1']);
    const guess = await send('/w/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa/withdraw', new URLSearchParams());
    expect(guess.status).toBe(404);
  });
});

describe('who reads wishes', () => {
  it.each(MEMBER_ROLES)('is not %s by the role alone', async (role) => {
    const world = await wishWorld();
    await wished(world);
    const cookie = await signIn(world, role);
    const before = await storedWish(world);
    for (const path of [world.base, `${world.base}/1`]) {
      expect(await statusOf(path, cookie), path).toBe(403);
    }
    const hidden = { revision: '0' };
    const asked = [
      submit(`${world.base}/1/answer`, { ...hidden, ...visit() }, cookie),
      submit(`${world.base}/1/passage`, { ...hidden, passage: 'البدلة' }, cookie),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403]);
    expect(await storedWish(world)).toEqual(before);
    expect(await notedOf(world, 'open_wish')).toEqual([]);
    const set = [setTerms(world, cookie), name(world, cookie, await memberOf(world, role))];
    const status = role === 'owner' ? 303 : 403;
    expect((await Promise.all(set)).map((one) => one.status)).toEqual([status, status]);
  });

  it('is whoever an owner names, and no more from when the name is taken off', async () => {
    const world = await wishWorld();
    await wished(world);
    const viewer = await signIn(world, 'viewer');
    const id = await memberOf(world, 'viewer');
    await Promise.all([name(world, world.owner, id), name(world, world.owner, id)]);
    expect(await statusOf(`${world.base}/1`, viewer)).toBe(200);
    const html = await openDesk(`${world.base}?lang=en`, viewer);
    expect(html).toContain(wishesWords.en.readers);
    const open = await openDesk(`${world.base}/1`, viewer);
    // The page is open, and the name is taken off.
    await unname(world, world.owner, id);
    await unname(world, world.owner, id);
    const late = { ...hiddenFields(open, '/answer'), ...visit() };
    expect((await submit(`${world.base}/1/answer`, late, viewer)).status).toBe(403);
    expect(await statusOf(`${world.base}/1`, viewer)).toBe(403);
    expect((await storedWish(world)).answer).toBeNull();
    expect((await notedOf(world)).filter((one) => one.includes('reader'))).toEqual([
      `name_wish_reader member ${world.readerId}`,
      `name_wish_reader member ${id}`,
      `unname_wish_reader member ${id}`,
    ]);
  });

  it('is no longer somebody whose role was taken away, and nobody of another edition', async () => {
    const world = await wishWorld();
    await wished(world);
    await submit(`/console/${world.slug}/people/${world.readerId}/revoke`, {}, world.owner);
    expect(await statusOf(`${world.base}/1`, world.reader)).toBe(401);
    const other = await wishWorld();
    expect(await statusOf(`${world.base}/1`, other.reader)).toBe(404);
    const stranger = await name(world, world.owner, other.readerId);
    expect(stranger.status).toBe(404);
  });

  it('sees the page in the sections only when named', async () => {
    const world = await wishWorld();
    const visitors = `/console/${world.slug}/visitors`;
    expect(await openDesk(visitors, world.reader)).toContain(`href="${world.base}"`);
    expect(await openDesk(visitors, world.owner)).not.toContain(`href="${world.base}"`);
  });

  it('leads an owner who is not named to where readers are, and shows no wish', async () => {
    const world = await wishWorld();
    await wished(world);
    const headers = { Cookie: world.owner };
    const answered = await request(`${world.base}?lang=en`, { headers });
    expect(answered.status).toBe(403);
    const html = await answered.text();
    expect(html).toContain(`href="/console/${world.slug}/edition/wishes#readers"`);
    expect(html).not.toContain(`${world.base}/1`);
  });

  it('leaves a line in the log for each opening', async () => {
    const world = await wishWorld();
    await wished(world);
    for (let n = 0; n < 3; n++) await openDesk(`${world.base}/1`, world.reader);
    expect(await notedOf(world, 'open_wish')).toEqual(Array(3).fill('open_wish wish 1'));
    expect((await storedWish(world)).state).toBe('reading');
    await openDesk(world.base, world.reader);
    expect(await notedOf(world, 'open_wish')).toHaveLength(3);
    const log = await openDesk(`/console/${world.slug}/log?lang=en`, world.owner);
    expect(log).toContain('Wish opened');
  });
});

describe('what is sealed of a wish', () => {
  it('is in no column of any table in plain, nor in the log', async () => {
    const world = await wishWorld();
    await wished(world, { contact: 'guardian.of.yasmine@example.org' });
    await answer(world, { ...visit(), sentence: 'جملة سرية' });
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    ).all<{ name: string }>();
    for (const table of results) {
      const rows = await env.DB.prepare(`SELECT * FROM ${table.name}`).all();
      const text = JSON.stringify(rows.results);
      for (const plain of [
        'ياسمين',
        'البدلة',
        'guardian.of.yasmine',
        'جملة سرية',
        'مكتب الاستقبال',
      ]) {
        const isDemo = !text.includes(plain);
        expect(isDemo, `${plain} in ${table.name}`).toBe(true);
      }
    }
  });

  it('is sealed with a key that is not the edition’s', async () => {
    const world = await wishWorld();
    const path = await wished(world);
    // Without the edition's own key it is read still; without its own it is not.
    const { number } = world;
    await env.DB.prepare('UPDATE wish_desk SET wish_key = NULL WHERE event = ?1')
      .bind(number)
      .run();
    const html = await openDesk(`${world.base}/1`, world.reader);
    expect(html).not.toContain('البدلة');
    expect((await open(path)).status).toBe(200);
  });
});

describe('an answer', () => {
  it('is read by the guardian in their language, with day, place and size', async () => {
    const world = await wishWorld();
    const path = await wished(world, { first_name: 'Yasmine', wish: 'Voir les motos.' }, 'fr');
    expect((await answer(world, { ...visit(), place: 'à l’accueil' })).status).toBe(303);
    const page = await open(path);
    expect(page.html).toContain('Yasmine');
    expect(page.html).toContain('à l’accueil');
    expect(page.html).toContain(wishWords.fr.size);
    expect(page.html).not.toContain('Voir les motos');
    expect(await notedOf(world, 'answer_wish')).toEqual(['answer_wish wish 1']);
  });

  it('stands once: of two readers at once the first, and the second is told', async () => {
    const world = await wishWorld();
    const path = await wished(world);
    const second = await signIn(world, 'desk');
    await name(world, world.owner, await memberOf(world, 'desk'));
    const [a, b] = await Promise.all([
      openDesk(`${world.base}/1`, world.reader),
      openDesk(`${world.base}/1`, second),
    ]);
    const no = { outcome: 'not_possible', reason: 'many', sentence: '' };
    const both = await Promise.all([
      submit(`${world.base}/1/answer`, { ...hiddenFields(a, '/answer'), ...visit() }, world.reader),
      submit(`${world.base}/1/answer`, { ...hiddenFields(b, '/answer'), ...no }, second),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(await late?.text()).toContain(wishesWords.ar.changed);
    expect(await notedOf(world, 'answer_wish')).toHaveLength(1);
    expect((await storedWish(world)).revision).toBe(1);
    expect((await open(path)).status).toBe(200);
  });

  it('sent twice by one form is one, and a visit can be changed after it', async () => {
    const world = await wishWorld();
    await wished(world);
    const form = hiddenFields(await openDesk(`${world.base}/1`, world.reader), '/answer');
    const sent = { ...form, ...visit() };
    const twice = await Promise.all(
      [0, 1].map(() => submit(`${world.base}/1/answer`, sent, world.reader)),
    );
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(await notedOf(world, 'answer_wish')).toHaveLength(1);
    expect((await answer(world, { ...visit(), time: '16:00' })).status).toBe(303);
    expect(await openDesk(`${world.base}/1`, world.reader)).toContain('16:00');
    const last = await answer(world, { outcome: 'not_possible', reason: 'safety', sentence: '' });
    expect(last.status).toBe(303);
    expect((await answer(world, visit())).status).toBe(409);
    expect((await storedWish(world)).state).toBe('not_possible');
  });

  it.each([
    ['no place', { ...visit(), place: '' }],
    ['a day that is past', { ...visit(), date: '2020-01-01' }],
    ['no day', { ...visit(), date: '1e300' }],
    ['no reason', { outcome: 'not_possible', reason: '', sentence: '' }],
    ['an invented end', { outcome: 'closed', end: 'withdrawn', sentence: '' }],
  ])('with %s comes back as it was typed', async (_, typed) => {
    const world = await wishWorld();
    await wished(world);
    const refused = await answer(world, { ...typed, sentence: 'جملة' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('جملة');
    expect((await storedWish(world)).answer).toBeNull();
  });

  it('of an edition that is archived is not written, and the wish is read still', async () => {
    const world = await wishWorld();
    const path = await wished(world);
    await env.DB.prepare(
      "UPDATE event SET status = 'archived', version = version + 1 WHERE number = ?1",
    )
      .bind(world.number)
      .run();
    forgetEditions();
    const html = await openDesk(`${world.base}/1`, world.reader);
    expect(html).toContain('البدلة');
    expect(html).not.toContain('/answer"');
    const late = await submit(
      `${world.base}/1/answer`,
      { revision: '0', ...visit() },
      world.reader,
    );
    expect(late.status).toBe(422);
    expect((await open(path)).status).toBe(200);
    expect((await send(`${path}/withdraw`, new URLSearchParams())).status).toBe(303);
    expect((await storedWish(world)).box).toBeNull();
  });
});

describe('a message to the guardian', () => {
  const messages = async ({ number }: WishWorld) =>
    (
      await env.DB.prepare(
        "SELECT kind, state, locale, by_email, by_phone, box FROM message WHERE event = ?1 AND kind = 'wish'",
      )
        .bind(number)
        .all()
    ).results;

  it('is written with the answer where something carries it, and else not', async () => {
    const quiet = await wishWorld();
    await wished(quiet);
    await answer(quiet, visit());
    expect(await messages(quiet)).toEqual([]);
    const world = await wishWorld();
    await env.DB.prepare(
      "INSERT INTO channel (event, channel, state, box, per_minute, per_day) VALUES (?1, 'sms', 'stopped', 'x', 60, 1000)",
    )
      .bind(world.number)
      .run();
    await wished(world);
    await answer(world, visit());
    expect(await messages(world)).toEqual([
      {
        kind: 'wish',
        state: 'ready',
        locale: 'ar',
        by_email: 0,
        by_phone: 1,
        box: expect.any(String),
      },
    ]);
    const { erase_at } = await storedWish(world);
    await tick(erase_at ?? 0);
    expect(await messages(world)).toEqual([]);
  });
});

describe('a passage', () => {
  it('is taken out for good: the wish is sealed anew, and only when is kept', async () => {
    const world = await wishWorld();
    const path = await wished(world, { wish: 'يحب الخيول. مريض بالربو. يحلم بالبدلة.' });
    const before = await storedWish(world);
    const html = await openDesk(`${world.base}/1`, world.reader);
    const form = { ...hiddenFields(html, '/passage'), passage: 'مريض بالربو.' };
    expect((await submit(`${world.base}/1/passage`, form, world.reader)).status).toBe(303);
    const after = await openDesk(`${world.base}/1`, world.reader);
    expect(after).not.toContain('الربو');
    expect(after).toContain('يحلم بالبدلة.');
    const row = await storedWish(world);
    expect(row.box).not.toBe(before.box);
    expect((row.box ?? '').length).toBeLessThan((before.box ?? '').length);
    expect(JSON.parse(row.passages)).toEqual([expect.any(Number)]);
    expect(await notedOf(world, 'take_out_passage')).toEqual(['take_out_passage wish 1']);
    expect((await open(path)).html).toContain(words.passage);
    // The form that brought it is still the same wish's, and brings nothing back.
    const stale = await submit(
      `${world.base}/1/passage`,
      { ...form, key: 'x', passage: 'الخيول' },
      world.reader,
    );
    expect(stale.status).toBe(409);
  });

  it('cannot be guessed from what is kept of its form', async () => {
    const world = await wishWorld();
    await wished(world, { wish: 'يحب الخيول. مريض بالربو.' });
    const html = await openDesk(`${world.base}/1`, world.reader);
    const form = { ...hiddenFields(html, '/passage'), passage: 'مريض بالربو.' };
    expect((await submit(`${world.base}/1/passage`, form, world.reader)).status).toBe(303);
    // All that somebody knows who reads the database and guesses.
    const typed = Object.entries(form).filter(([field]) => field !== 'key');
    const guess = JSON.stringify(typed.toSorted());
    const hash = new Uint8Array(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(guess)),
    );
    const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const sql = 'SELECT form FROM form_answer WHERE event = ?1 AND member = ?2';
    const kept = await env.DB.prepare(sql)
      .bind(world.number, world.readerId)
      .all<{ form: string }>();
    expect(kept.results).toHaveLength(1);
    expect(kept.results.filter(({ form }) => form.includes(hex.slice(3, 11)))).toEqual([]);
  });

  it('that is not there is none', async () => {
    const world = await wishWorld();
    await wished(world);
    const html = await openDesk(`${world.base}/1?lang=en`, world.reader);
    const form = { ...hiddenFields(html, '/passage'), passage: '<b>1e300' };
    const refused = await submit(`${world.base}/1/passage`, form, world.reader);
    expect(refused.status).toBe(422);
    expect((await storedWish(world)).revision).toBe(0);
  });
});

describe('the erasure of a wish', () => {
  it('comes thirty days after the answer, to the very instant', async () => {
    const world = await wishWorld();
    const path = await wished(world);
    await answer(world, { outcome: 'not_possible', reason: 'many', sentence: '' });
    const { erase_at } = await storedWish(world);
    const due = erase_at ?? 0;
    expect(due - Date.now()).toBeGreaterThan(29.9 * DAY_MS);
    await tick(due - 1);
    expect((await storedWish(world)).box).not.toBeNull();
    await tick(due);
    expect(await storedWish(world)).toMatchObject({
      ...{ state: 'not_possible', box: null, answer: null, contact_hash: null, passages: '[]' },
      ...{ erase_at: null, erased_at: due },
    });
    expect((await open(path)).html).toContain('مُحيت');
    expect(await openDesk(`${world.base}/1?lang=en`, world.reader)).toContain('was erased on');
    expect(await notedOf(world, 'erase_wish')).toEqual(['erase_wish wish 1']);
    const opened = (await notedOf(world, 'open_wish')).length;
    await openDesk(`${world.base}/1`, world.reader);
    expect(await notedOf(world, 'open_wish')).toHaveLength(opened);
    await tick(due + 1);
    expect(await notedOf(world, 'erase_wish')).toHaveLength(1);
  });

  it('comes thirty days after the visit, where there is one', async () => {
    const world = await wishWorld();
    await wished(world);
    await answer(world, visit());
    const { erase_at } = await storedWish(world);
    expect(((erase_at ?? 0) - Date.now()) / DAY_MS).toBeGreaterThan(30.5);
  });

  it('takes the key along once none is taken any more, and the edition’s erasure takes all', async () => {
    const world = await wishWorld();
    await wished(world);
    await answer(world, { outcome: 'closed', end: 'repeated', sentence: '' });
    const { erase_at } = await storedWish(world);
    await tick((erase_at ?? 0) + 1);
    expect(await keyOf(world)).toBeNull();
    const own = await wishWorld();
    const path = await wished(own);
    await env.DB.prepare('UPDATE event SET data_key = NULL WHERE number = ?1')
      .bind(own.number)
      .run();
    forgetEditions();
    // At once, before the work of the next minute.
    expect((await open(path)).html).toContain('مُحيت');
    expect(await openDesk(`${own.base}/1?lang=en`, own.reader)).toContain('was erased on');
    expect(await notedOf(own, 'open_wish')).toEqual([]);
    await tick(Date.now());
    expect(await keyOf(own)).toBeNull();
    expect((await storedWish(own)).box).toBeNull();
    expect((await open(path)).html).toContain('مُحيت');
    const again = await setTerms(own, own.owner);
    expect(await keyOf(own)).toBeNull();
    expect(again.status).toBe(422);
  });
});

describe('the work of each minute', () => {
  it('reads none of the wishes that were erased, however many an edition had', async () => {
    const world = await wishWorld();
    await env.DB.prepare('UPDATE event SET data_key = NULL WHERE number = ?1')
      .bind(world.number)
      .run();
    await tick(Date.now());
    const before = await rowsRead();
    await env.DB.prepare(`INSERT INTO wish (event, number, id, state, locale, received_at, answer_by,
        erased_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
      SELECT ?1, i, 'w' || i, 'closed', 'ar', 1, '2026-01-01', 2 FROM n`)
      .bind(world.number)
      .run();
    expect((await rowsRead()) - before).toBeLessThan(200);
  });

  async function rowsRead(): Promise<number> {
    let rows = 0;
    const db = databaseWith(async (statements) => {
      const results = await env.DB.batch(statements);
      rows += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
      return results;
    });
    await eraseDueWishes(db, Date.now());
    return rows;
  }
});

async function keyOf({ number }: WishWorld): Promise<string | null> {
  const row = await env.DB.prepare('SELECT wish_key FROM wish_desk WHERE event = ?1')
    .bind(number)
    .first<{ wish_key: string | null }>();
  return row?.wish_key ?? null;
}

describe('the home of a reader', () => {
  it('says how many wishes are to be answered within a week, and to nobody else', async () => {
    const world = await wishWorld();
    const home = `/console/${world.slug}/notices?lang=en`;
    expect(await openDesk(home, world.reader)).not.toContain('data-to-do="wishes"');
    await wished(world);
    expect(await openDesk(home, world.reader)).toContain('1 wish to answer within a week');
    const other = await signIn(world, 'communication');
    expect(await openDesk(home, other)).not.toContain('data-to-do="wishes"');
    await answer(world, visit());
    expect(await openDesk(home, world.reader)).not.toContain('data-to-do="wishes"');
  });
});

describe('the set-up of wishes', () => {
  it.each([
    ['a day that is past', { until: '2020-01-01' }],
    ['no day', { until: '1e300' }],
    ['no days', { answer_days: '0' }],
    ['a year', { answer_days: '366' }],
  ])('with %s is refused as it was typed', async (_, typed) => {
    const world = await newWorld();
    const owner = await signIn(world, 'owner');
    const refused = await setTerms(world, owner, typed);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(Object.values(typed)[0]);
  });

  it('is noted once, with what it was and is', async () => {
    const world = await newWorld();
    const owner = await signIn(world, 'owner');
    await setTerms(world, owner);
    await setTerms(world, owner);
    await setTerms(world, owner, { answer_days: '5' });
    expect(await notedOf(world, 'set_up_wishes')).toHaveLength(2);
    const log = await openDesk(`/console/${world.slug}/log?lang=en`, owner);
    expect(log).toContain('Wishes set up');
  });
});

describe('a queue of more than a page', () => {
  it('passes over no wish when one is answered between two pages', async () => {
    const world = await wishWorld();
    await wished(world);
    await env.DB.prepare(
      `INSERT INTO wish (event, number, id, state, locale, received_at, answer_by, box)
       SELECT w.event, j.value, 'copy-' || j.value, w.state, w.locale, w.received_at, w.answer_by, w.box
       FROM wish w, json_each(?2) j WHERE w.event = ?1 AND w.number = 1`,
    )
      .bind(world.number, JSON.stringify(Array.from({ length: 109 }, (_, at) => at + 2)))
      .run();
    const seen = new Set<string>();
    let page: string | undefined = world.base;
    while (page) {
      const html = await openDesk(page, world.reader);
      const shown = [...html.matchAll(/data-wish="(\d+)"/g)].map(([, number = '']) => number);
      for (const number of shown) seen.add(number);
      const [, next] = /href="([^"]*\?after=[^"]*)"/.exec(html) ?? [];
      // The last of the page, from which the next one goes on.
      const last = shown.at(-1);
      if (next && last) {
        await env.DB.prepare(`UPDATE wish SET state = 'closed' WHERE event = ?1 AND number = ?2`)
          .bind(world.number, Number(last))
          .run();
      }
      page = next;
    }
    expect(seen.size).toBe(110);
  });

  it('begins anew for a place that is none', async () => {
    const world = await wishWorld();
    await wished(world);
    for (const after of ['1', '0.2026-11-29.', '2.2026-11-29.1', '0.x.1', '0.2026-11-29.1e3', '']) {
      const html = await openDesk(`${world.base}?after=${encodeURIComponent(after)}`, world.reader);
      expect(html).toContain('data-wish="1"');
    }
  });
});
