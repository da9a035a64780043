import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonCopy } from '../../src/contract/answers/person-copy.ts';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { MINUTE_MS } from '../../src/domain/time.ts';
import { formatDate } from '../../src/i18n/format.ts';
import { privacyWords } from '../../src/i18n/privacy.ts';
import { trustWords } from '../../src/i18n/trust.ts';
import { eraseAgain } from '../../src/operations/erase-again.ts';
import { eraseContacts } from '../../src/operations/erase-edition.ts';
import { run } from '../../src/store/d1/batch.ts';
import { countPersonal } from '../../src/store/editions/purge-counts.ts';
import { keepApart } from '../../src/store/gates/hand-ins.ts';
import { countHeld } from '../../src/store/held/row-counts.ts';
import { asService } from './acting.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { held as asked } from './gatekeepers.ts';
import { ownerWithPasskey, touchOptions } from './owner-with-passkey.ts';
import { editionOf, filled, joined, LATER, laterWorld } from './waiting.ts';
import { answer, visit, WISH, wished, wishWorld } from './wishing.ts';
import {
  daysWith,
  enrol,
  newWorld,
  randomPhone,
  registered,
  request,
  scanOne,
  signIn,
  type World,
  ZONE,
} from './world.ts';

const words = privacyWords.en;
const NAME = 'Khadija Bennani';
const EMAIL = 'khadija@example.org';
const DAY_MS = 86_400_000;

let world: World;
let officer: string;
let phone: string;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 1_000) });
  officer = await signIn(world, 'privacy');
  phone = randomPhone();
});

const path = (more = '') => `/console/${world.slug}/privacy${more}`;
const open = (more = '', cookie = officer) => openDesk(`${path(more)}?lang=en`, cookie);

async function held(change: Record<string, unknown> = {}) {
  const made = await registered(world, { contact: { name: NAME, phone, email: EMAIL }, ...change });
  const sql = 'SELECT id FROM registration WHERE event = ?1 ORDER BY created_at DESC, id DESC';
  const { results } = await env.DB.prepare(sql).bind(world.number).all<{ id: string }>();
  return { ...made, ids: results.map(({ id }) => id) };
}

async function find(text: string, cookie = officer) {
  const form = hiddenFields(await open('', cookie), '/privacy');
  const answer = await submit(`${path()}?lang=en`, { ...form, text }, cookie);
  const html = await answer.text();
  const hits = [...html.matchAll(/data-hit="([^"]+)"/g)].map(([, id]) => id);
  return { status: answer.status, html, hits };
}

async function send(id: string, verb: string, fields: Record<string, string>, cookie = officer) {
  const form = hiddenFields(await open(`/people/${id}`, cookie), `/${verb}`);
  return submit(`${path(`/people/${id}/${verb}`)}?lang=en`, { ...form, ...fields }, cookie);
}

async function noted(verb: string): Promise<{ actor: string; subject: string }[]> {
  const sql = 'SELECT actor, subject FROM audit WHERE event = ?1 AND verb = ?2 ORDER BY id';
  const rows = await env.DB.prepare(sql)
    .bind(world.number, verb)
    .all<{ actor: string; subject: string }>();
  return rows.results;
}

describe('the privacy desk', () => {
  it('is the home of the data officer, and open to the owner alone beside them', async () => {
    for (const role of MEMBER_ROLES) {
      const cookie = role === 'privacy' ? officer : await signIn(world, role);
      const { status } = await openPage(path(), cookie);
      expect([role, status]).toEqual([role, ['owner', 'privacy'].includes(role) ? 200 : 403]);
    }
    const { location } = await openPage('/console', officer);
    expect(location).toBe(path());
  });

  it('says what is held, for what, who can read it, until when, and how many rows', async () => {
    await held();
    const html = await open();
    const [{ controller }] = await Promise.all([editionOf(world)]);
    expect(html).toContain(words.groups.contacts.name);
    expect(html).toContain(words.groups.contacts.purpose);
    expect(html).toMatch(/data-figure="rows.contacts">1</);
    expect(html).toMatch(/data-figure="rows.waits">0</);
    const ends = Math.max(...(await editionOf(world)).days.map((day) => day.closes_at));
    const dies = formatDate(ends + controller.keep_days * DAY_MS, 'en', ZONE);
    expect(html).toContain(words.willErase(dies));
  });

  it('counts each contact once, whatever was left of it', async () => {
    await held();
    await held({ contact: { name: NAME, phone: randomPhone(), email: null } });
    await held({ contact: { name: NAME, phone: null, email: 'only@example.org' } });
    const [counts] = await run(env.DB, countHeld(env.DB, world.number));
    expect(counts).toMatchObject({ contacts: 3, visits: 3, waits: 0, remarks: 0 });
  });

  it('counts what was typed at gates wherever it lies, as the end of the edition does', async () => {
    const { tickets } = await held();
    const gate = await enrol(world);
    const ticket = tickets[0]?.token ?? '';
    await scanOne(gate, { ticket });
    await scanOne(gate, { ticket, people: 1, override: 'in the log' });
    const scans = [asked(1, { override: 'apart' })];
    const unread = [{ key: 'x', text: 'nobody can read it' }];
    await run(env.DB, keepApart(env.DB, world.number, gate.id, { scans, unread }, Date.now()));
    const [counts] = await run(env.DB, countHeld(env.DB, world.number));
    const ended = await countPersonal(env.DB, world.number);
    expect([counts.remarks, ended.remarks]).toEqual([3, 3]);
  });
});

async function openPage(address: string, cookie: string) {
  const answer = await request(address, { headers: { Cookie: cookie } });
  return { status: answer.status, location: answer.headers.get('Location') };
}

describe('one person', () => {
  it('is found by code, by phone and by e-mail, and by nothing that is not theirs', async () => {
    const { tickets, ids } = await held();
    await registered(world);
    for (const text of [tickets[0]?.code ?? '', phone, EMAIL]) {
      expect([text, (await find(text)).hits]).toEqual([text, ids.slice(0, 1)]);
    }
    expect((await find('nobody@example.org')).html).toContain(words.find.none);
    expect((await find('')).status).toBe(200);
  });

  it('is found in a wait list as well', async () => {
    world = await laterWorld(4);
    officer = await signIn(world, 'privacy');
    await filled(world, 4, LATER);
    const wait = await joined(world, {
      slot: String(LATER),
      contact: { name: NAME, phone, email: null },
    });
    const { hits } = await find(phone);
    expect(hits).toContain(wait.id);
    const page = await open(`/people/${wait.id}`);
    expect(page).toContain(NAME);
  });

  it('is opened with all that has the same contact, which is noted for each', async () => {
    const {
      ids: [id = ''],
    } = await held();
    await held({ contact: { name: NAME, phone, email: null } });
    const html = await open(`/people/${id}`);
    expect(html.match(/data-party="/g)).toHaveLength(2);
    expect(html).toContain(EMAIL);
    expect(await noted('open_person')).toHaveLength(2);
    await open(`/people/${id}`);
    expect(await noted('open_person')).toHaveLength(2);
  });

  it('is given a copy that has everything, and names nobody of the team', async () => {
    const {
      tickets,
      ids: [id = ''],
    } = await held();
    await scanOne(await enrol(world), { ticket: tickets[0]?.token ?? '' });
    const answer = await send(id, 'copy', { form: 'file' });
    expect(answer.headers.get('Content-Disposition')).toContain('.json');
    const copy = await answer.json<PersonCopy>();
    const [one] = copy.held;
    expect(one?.contact).toMatchObject({ name: NAME, email: EMAIL });
    expect(one?.tickets[0]?.passages).toHaveLength(1);
    expect(one?.openings.map(({ role }) => role)).toContain('privacy');
    const members = await env.DB.prepare('SELECT name FROM member WHERE event = ?1')
      .bind(world.number)
      .all<{ name: string }>();
    for (const { name } of members.results) expect(JSON.stringify(copy)).not.toContain(name);
    expect(await noted('give_copy')).toHaveLength(1);
    const page = await send(id, 'copy', { form: 'page' });
    const said = await page.text();
    expect(said).toContain(NAME);
    // A family comes without a coach.
    expect(said).not.toContain(trustWords.en.fields.coaches);
  });

  it('is given a copy as a document: nothing of the console is on it, and nobody of the team', async () => {
    const {
      ids: [id = ''],
    } = await held();
    const said = await (await send(id, 'copy', { form: 'page' })).text();
    expect(said).toContain(`<h1>${trustWords.en.page}</h1>`);
    expect(said).not.toContain('class="tabs"');
    expect(said).not.toContain('class="top"');
    const members = await env.DB.prepare('SELECT name FROM member WHERE event = ?1')
      .bind(world.number)
      .all<{ name: string }>();
    for (const { name } of members.results) expect(said).not.toContain(name);
  });

  it('is told of the wishes that they sent with the same contact, without a word of them', async () => {
    const wishes = await wishWorld();
    world = wishes;
    officer = await signIn(world, 'privacy');
    const {
      ids: [id = ''],
    } = await held();
    await wished(wishes, { contact: phone });
    await wished(wishes, { contact: EMAIL });
    await wished(wishes, { contact: randomPhone() });
    await answer(wishes, visit());
    const copy = await (await send(id, 'copy', { form: 'file' })).json<PersonCopy>();
    expect(copy.wishes).toMatchObject([
      { number: 1, state: 'granted', sent: null, said: null, openings: [{ what: 'open_wish' }] },
      { number: 2, state: 'received', sent: null, said: null, openings: [] },
    ]);
    for (const html of [
      await open(`/people/${id}`),
      await (await send(id, 'copy', { form: 'page' })).text(),
    ]) {
      expect(html.match(/data-wish="/g)).toHaveLength(2);
      expect(html).toContain(words.find.wishes(2));
      expect(html).toContain(trustWords.en.wishAtLink);
      expect(html).not.toContain(WISH.first_name);
    }
    const form = hiddenFields(await open(`/people/${id}`), '/privacy/wishes');
    expect(form).toMatchObject({ text: `+212${phone.slice(1)}` });
    await submit(`${path('/wishes')}?lang=en`, form, officer);
    expect((await open(`/people/${id}`)).match(/data-wish="/g)).toHaveLength(1);
  });

  it('is given a copy of what is theirs, where somebody else has the same phone', async () => {
    const {
      ids: [id = ''],
    } = await held();
    const { ids } = await held({ contact: { name: 'Somebody Else', phone, email: null } });
    const other = ids.find((one) => one !== id) ?? '';
    const page = await open(`/people/${id}`);
    for (const one of [id, other]) expect(page.split(`value="${one}"`)).toHaveLength(3);
    const answer = await send(id, 'copy', { form: 'file', ids: id });
    const copy = await answer.json<PersonCopy>();
    expect(copy.held.map((one) => one.id)).toEqual([id]);
    expect(JSON.stringify(copy)).not.toContain('Somebody Else');
    expect(await noted('give_copy')).toMatchObject([{ subject: `registration ${id}` }]);
    for (const form of ['file', 'page']) {
      const none = await send(id, 'copy', { form });
      expect(none.status).toBe(422);
      expect(none.headers.get('Content-Disposition')).toBeNull();
      expect(await none.text()).toContain(words.copy.noneChosen);
    }
    expect(await noted('give_copy')).toHaveLength(1);
    const strange = await send(id, 'copy', { form: 'file', ids: crypto.randomUUID() });
    expect(strange.status).toBe(404);
  });

  it('is meant by what bears the same name, however it is written, and not by another of the same phone', async () => {
    const [id = ''] = (await held()).ids;
    const [again = ''] = (await held({ contact: { name: 'KHADIJA  bennani', phone } })).ids;
    const [other = ''] = (await held({ contact: { name: 'Youssef Bennani', phone } })).ids;
    const page = await open(`/people/${id}`);
    const ticks = (one: string) =>
      [...page.matchAll(new RegExp(`<input[^>]*value="${one}"[^>]*>`, 'g'))].map(([tick]) =>
        tick.includes('checked'),
      );
    expect([id, again, other].map(ticks)).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  it('is named as erased by the service, where that was done again behind a restore', async () => {
    const {
      ids: [id = ''],
    } = await held();
    const list = env.ERASURES.getByName('all');
    await list.note([{ event: world.number, what: 'person', id, at: Date.now() }]);
    await eraseAgain({ ...asService(), now: Date.now() + 5 * MINUTE_MS });
    const html = await open();
    const table = html.slice(html.indexOf('id="erased"'));
    expect(table).toContain(words.people.service);
    expect(table).not.toContain(words.people.holder);
  });

  it('is erased in two steps, once, and shows the receipt with both dates', async () => {
    const {
      ids: [id = ''],
    } = await held();
    const none = await send(id, 'erase', {});
    expect(none.status).toBe(422);
    expect(await none.text()).toContain(words.erase.noneChosen);
    const form = hiddenFields(await open(`/people/${id}`), '/erase');
    for (let times = 0; times < 2; times++) {
      const done = await submit(
        `${path(`/people/${id}/erase`)}?lang=en`,
        { ...form, ids: id },
        officer,
      );
      expect(done.status).toBe(303);
    }
    const html = await open(`/people/${id}`);
    const zone = ZONE;
    expect(html).toContain(words.one.erasedOn(formatDate(Date.now(), 'en', zone)));
    expect(html).toContain(words.one.beyond(formatDate(Date.now() + 30 * DAY_MS, 'en', zone)));
    expect(html).not.toContain(EMAIL);
    expect(html).not.toContain('/erase"');
    expect((await noted('erase')).length).toBe(1);
    expect((await find(phone)).hits).toEqual([]);
  });

  it('who sent nothing but a wish has it erased, by the contact that they sent it with', async () => {
    const wishes = await wishWorld();
    world = wishes;
    officer = await signIn(world, 'privacy');
    await wished(wishes, { contact: phone });
    await wished(wishes, { contact: randomPhone() });
    const boxes = () =>
      env.DB.prepare('SELECT count(box) AS n FROM wish WHERE event = ?1')
        .bind(world.number)
        .first<number>('n');
    await answer(wishes, visit());
    const { html } = await find(phone);
    expect(html).toContain(words.find.wishes(1));
    expect(html).toContain(words.find.eraseWishes);
    const form = hiddenFields(html, '/privacy/wishes');
    expect(form).toMatchObject({ text: phone });
    const reader = await submit(`${path('/wishes')}?lang=en`, form, wishes.reader);
    expect([reader.status, await boxes()]).toEqual([403, 2]);
    for (let times = 0; times < 2; times++) {
      const done = await submit(`${path('/wishes')}?lang=en`, form, officer);
      expect(await done.text()).toContain(words.erase.done);
      expect(await boxes()).toBe(1);
    }
    expect(await noted('erase_wish')).toHaveLength(1);
    expect((await find(phone)).html).toContain(words.find.none);
    expect((await openPage(path('/wishes'), officer)).status).toBe(303);
  });

  it('is not there under an id of nobody, or of another edition', async () => {
    const other = await newWorld();
    await registered(other);
    const sql = 'SELECT id FROM registration WHERE event = ?1';
    const row = await env.DB.prepare(sql).bind(other.number).first<{ id: string }>();
    for (const id of [row?.id ?? '', crypto.randomUUID(), 'x']) {
      const { status } = await openPage(path(`/people/${id}`), officer);
      expect([id, status]).toEqual([id, 404]);
    }
  });
});

describe('openings', () => {
  it('are told by person and hour', async () => {
    const {
      ids: [id = ''],
    } = await held();
    await find(phone);
    await open(`/people/${id}`);
    const html = await open();
    const table = html.slice(html.indexOf('id="openings"'));
    expect(table).toContain(words.openings.contacts);
    expect(table.match(/<tr role="row"/g)).toHaveLength(2);
    const before = await openDesk(`${path()}?lang=en&day=2026-01-01`, officer);
    expect(before).toContain(words.openings.none);
  });
});

describe('the end of an edition', () => {
  it('is for its owner with a passkey at hand, once, and shows the counts before and after', async () => {
    await held();
    const { cookie, device } = await ownerWithPasskey(world);
    const html = await open('', cookie);
    const form = hiddenFields(html, '/privacy/erase');
    const untouched = await submit(`${path('/erase')}?lang=en`, form, cookie);
    expect(untouched.status).toBe(422);
    expect((await editionOf(world)).erased_at).toBeNull();
    const answer = JSON.stringify(await device.answer(touchOptions(html).challenge));
    for (let times = 0; times < 2; times++) {
      const done = await submit(path('/erase'), { ...form, answer }, cookie);
      expect([done.status, done.headers.get('Location')]).toEqual([303, `${path()}#end`]);
    }
    await eraseContacts({ actor: 'service', env, now: Date.now(), request: null });
    const proof = await open('', cookie);
    expect(proof).toContain(words.erased(formatDate(Date.now(), 'en', ZONE)));
    expect(proof).toMatch(/data-figure="before.contacts">1</);
    expect(proof).toMatch(/data-figure="after.contacts">0</);
    expect(proof).not.toContain(`action="${path('/erase')}`);
    expect(await noted('erase')).toHaveLength(1);
    expect((await find(phone)).hits).toEqual([]);
  });

  it('is not for the data officer, nor for an owner without a passkey', async () => {
    expect(await open()).not.toContain(words.edition.send);
    expect((await submit(path('/erase'), {}, officer)).status).toBe(403);
    const owner = await signIn(world, 'owner');
    expect(await open('', owner)).not.toContain(words.edition.send);
    expect((await submit(path('/erase'), {}, owner)).status).toBe(422);
    expect((await editionOf(world)).erased_at).toBeNull();
  });
});

describe('files with contacts', () => {
  it('are confirmed destroyed by name at the desk of the data officer', async () => {
    const id = crypto.randomUUID();
    await env.DB.prepare(
      `INSERT INTO export_file (event, id, kind, format, locale, contacts, reason, destroy_by, made_by,
         made_at, state) VALUES (?1, ?2, 'registrations', 'csv', 'ar', 1, 'lists for the buses',
         '2026-12-01', 'test', 1, 'finished')`,
    )
      .bind(world.number, id)
      .run();
    const html = await open();
    expect(html).toContain('lists for the buses');
    const form = hiddenFields(html, `${id}/destroyed`);
    const done = await submit(`/console/${world.slug}/exports/${id}/destroyed`, form, officer);
    expect(done.headers.get('Location')).toBe(`${path()}#kept`);
    expect(await open()).not.toContain('lists for the buses');
  });
});
