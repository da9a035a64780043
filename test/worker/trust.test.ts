import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonCopy } from '../../src/contract/answers/person-copy.ts';
import { formatDate } from '../../src/i18n/format.ts';
import { trustWords } from '../../src/i18n/trust.ts';
import { eraseEdition } from '../../src/operations/erase-edition.ts';
import { openPerson } from '../../src/operations/held-person.ts';
import { openRecord, showContact } from '../../src/operations/open-record.ts';
import { run } from '../../src/store/d1/batch.ts';
import { keepApart } from '../../src/store/gates/hand-ins.ts';
import { asMember } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { held as asked } from './gatekeepers.ts';
import { editionOf, filled, joined, LATER, laterWorld } from './waiting.ts';
import { WISH, wished, wishWorld } from './wishing.ts';
import {
  enrol,
  newWorld,
  registered,
  request,
  scanOne,
  signIn,
  type World,
  ZONE,
} from './world.ts';

const words = trustWords.en;
const CONTACT = { name: 'Khadija Bennani', phone: '0612345678', email: 'khadija@example.org' };
const DAY_MS = 86_400_000;

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

async function held() {
  const { registration, tickets } = await registered(world, { contact: CONTACT });
  const sql = 'SELECT id FROM registration WHERE event = ?1';
  const id = (await env.DB.prepare(sql).bind(world.number).first<string>('id')) ?? '';
  return { id, link: new URL(registration.manage_url).pathname, ticket: tickets[0]?.token ?? '' };
}

const read = (path: string) => openDesk(`${path}?lang=en`);
const send = (path: string) => submit(`${path}?lang=en`, {});

async function memberOf(role: 'desk' | 'privacy') {
  const cookie = await signIn(world, role);
  const sql = 'SELECT id, name FROM member WHERE event = ?1 AND role = ?2 ORDER BY id DESC';
  const row = await env.DB.prepare(sql)
    .bind(world.number, role)
    .first<{ id: string; name: string }>();
  const { id = '', name = '' } = row ?? {};
  return { cookie, name, context: { ...asMember({ event: world.number, id }), actor: role } };
}

describe('the trust receipt of a private page', () => {
  it('says what is held, the day it dies, and that nobody has opened it', async () => {
    const { link } = await held();
    const html = await read(link);
    const { parts } = words;
    expect(html).toContain(words.holds([parts.name, parts.phone, parts.email].join(', ')));
    expect(html).toContain(words.nobody);
    expect(html).toContain(words.searches);
    const edition = await editionOf(world);
    const ends = Math.max(...edition.days.map((day) => day.closes_at));
    const dies = ends + edition.controller.keep_days * DAY_MS;
    expect(html).toContain(words.dies(formatDate(dies, 'en', ZONE)));
    // What belongs to the contact itself is only on the page of all data.
    expect(html).not.toContain(CONTACT.email);
  });

  it('names who opened it by role, and never by name', async () => {
    const { id, link } = await held();
    const desk = await memberOf('desk');
    const officer = await memberOf('privacy');
    const edition = await editionOf(world);
    await openRecord(desk.context, { edition, id });
    await showContact(desk.context, { edition, id });
    await openPerson(officer.context, { edition, id });
    for (const path of [link, `${link}/data`]) {
      const html = await read(path);
      expect(html).toContain(words.looks.open_person);
      expect(html).toContain(words.looks.show_contact);
      expect(html).toContain(words.roles.desk);
      expect(html).not.toContain(desk.name);
    }
  });

  it('tells of a file with everybody’s contacts that was taken out since, and of no other', async () => {
    const { id, link } = await held();
    const { context } = await memberOf('desk');
    const put = (name: string, made_at: number, contacts: 0 | 1) =>
      env.DB.prepare(
        `INSERT INTO export_file (event, id, kind, format, locale, contacts, reason, destroy_by, made_by,
           made_at, state, attempts) VALUES (?1, ?2, 'registrations', 'csv', 'ar', ?3, ?4, ?5, ?6, ?7,
           'finished', 1)`,
      )
        .bind(
          ...[world.number, name, contacts, contacts ? 'why' : null],
          ...[contacts ? '2026-12-01' : null, context.by.id, made_at],
        )
        .run();
    await put(crypto.randomUUID(), Date.now() - DAY_MS, 1);
    await put(crypto.randomUUID(), Date.now() + 1_000, 0);
    expect(await read(link)).not.toContain(words.looks.export_contacts);
    await put(crypto.randomUUID(), Date.now() + 1_000, 1);
    expect(await read(link)).toContain(words.looks.export_contacts);
    expect(id).not.toBe('');
  });

  it('tells of one that was still being written when they registered', async () => {
    const { link } = await held();
    const { context } = await memberOf('desk');
    await env.DB.prepare(
      `INSERT INTO export_file (event, id, kind, format, locale, contacts, reason, destroy_by, made_by,
         made_at, state, attempts, seen_at, ended_at) VALUES (?1, ?2, 'registrations', 'csv', 'ar', 1,
         'why', '2026-12-01', ?3, ?4, 'finished', 1, ?5, ?5)`,
    )
      .bind(
        world.number,
        crypto.randomUUID(),
        context.by.id,
        Date.now() - DAY_MS,
        Date.now() + 1_000,
      )
      .run();
    expect(await read(link)).toContain(words.looks.export_contacts);
  });

  it('tells of the list by which they were registered, opened as one', async () => {
    const { id, link } = await held();
    const { context } = await memberOf('desk');
    const bind = (sql: string, ...more: (string | number)[]) =>
      env.DB.prepare(sql).bind(world.number, ...more);
    const opened = (list: string, at: number) =>
      bind(
        "INSERT INTO audit (event, at, actor, verb, subject) VALUES (?1, ?2, ?3, 'open_list', ?4)",
        ...[at, context.by.id, `group code ${list}`],
      );
    await env.DB.batch([
      bind(`INSERT INTO group_code (event, hash, people_max, uses_max, made_by, created_at, expires_at)
        VALUES (?1, 'a+/b=', 100, 100, 'owner', 1, 9e15)`),
      bind("UPDATE registration SET group_code = 'a+/b=' WHERE event = ?1 AND id = ?2", id),
      opened('another', Date.now() + 1_000),
      opened('a-_b', Date.now() - DAY_MS),
    ]);
    expect(await read(link)).toContain(words.nobody);
    await opened('a-_b', Date.now() + 1_000).run();
    const html = await read(link);
    expect(html).toContain(words.looks.open_list);
    expect(html).toContain(words.roles.desk);
  });

  it('gives a copy of what was typed about them at a gate, wherever it lies', async () => {
    const { ticket, link } = await held();
    const phone = await enrol(world);
    await scanOne(phone, { ticket });
    await scanOne(phone, { ticket, people: 1, override: 'in the log' });
    const sql = 'SELECT serial FROM ticket WHERE event = ?1';
    const serial = (await env.DB.prepare(sql).bind(world.number).first<number>('serial')) ?? 0;
    const scans = [asked(serial, { override: 'apart' })];
    const handed = { scans, unread: [] };
    await run(env.DB, keepApart(env.DB, world.number, phone.id, handed, Date.now()));
    await env.DB.prepare(
      `UPDATE scan SET override = 'said anew', seq = (SELECT max(seq) + 1 FROM scan WHERE event = ?1)
       WHERE event = ?1 AND override = 'in the log'`,
    )
      .bind(world.number)
      .run();
    const copy = await (await send(`${link}/copy`)).json<PersonCopy>();
    const texts = copy.held[0]?.remarks.map(({ text }) => text).sort();
    expect(texts).toEqual(['apart', 'in the log', 'said anew']);
  });

  it('gives all of it as a page and as a file', async () => {
    const { link, ticket } = await held();
    await scanOne(await enrol(world), { ticket });
    expect(await read(`${link}/data`)).toContain(CONTACT.email);
    const answer = await send(`${link}/copy`);
    expect(answer.headers.get('Content-Disposition')).toContain('.json');
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    const copy = await answer.json<PersonCopy>();
    expect(copy.held).toHaveLength(1);
    expect(copy.held[0]).toMatchObject({ of: 'registration', contact: { email: CONTACT.email } });
    expect(copy.held[0]?.tickets[0]?.passages).toHaveLength(1);
    const sql = `SELECT actor FROM audit WHERE event = ?1 AND verb = 'give_copy'`;
    await send(`${link}/copy`);
    const { results } = await env.DB.prepare(sql).bind(world.number).all();
    expect(results).toEqual([{ actor: 'holder' }]);
  });
});

describe('an erasure by its holder', () => {
  it('asks once more, erases once, and leaves a receipt at the link', async () => {
    const { link } = await held();
    const page = await read(`${link}/erase`);
    expect(page).toContain(words.erase.text);
    expect(page).not.toContain(words.erase.inside);
    for (let times = 0; times < 2; times++) {
      const done = await send(`${link}/erase`);
      expect(done.status).toBe(303);
      expect(done.headers.get('Location')).toContain(link);
    }
    for (const path of [link, `${link}?new=1&`, `${link}/change`]) {
      const answer = await request(`${path}${path.includes('?') ? '' : '?'}lang=en`);
      const page = answer.status === 303 ? await read(link) : await answer.text();
      expect(page).toContain(words.erased.on(formatDate(Date.now(), 'en', ZONE)));
      expect(page).toContain(words.erased.beyond(formatDate(Date.now() + 30 * DAY_MS, 'en', ZONE)));
      expect(page).not.toContain(CONTACT.email);
      expect(page).not.toContain('/erase');
    }
    for (const path of ['/data', '/erase', '/copy']) {
      expect((await request(`${link}${path}`)).status).toBe(303);
    }
    expect((await send(`${link}/change`)).status).toBeLessThan(500);
    const sql = `SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'erase'`;
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(1);
  });

  it('says to people who are inside that they stay there', async () => {
    const { link, ticket } = await held();
    await scanOne(await enrol(world), { ticket });
    expect(await read(`${link}/erase`)).toContain(words.erase.inside);
    expect((await send(`${link}/erase`)).status).toBe(303);
    expect(await read(link)).toContain(words.erased.title);
  });

  it('ends a place in a wait list too', async () => {
    world = await laterWorld(4);
    await filled(world, 4, LATER);
    const { secret } = await joined(world, { slot: String(LATER), contact: CONTACT });
    const link = `/r/${secret}`;
    expect(await read(link)).toContain(words.title);
    expect(await read(`${link}/data`)).toContain(CONTACT.name);
    expect((await send(`${link}/erase`)).status).toBe(303);
    expect(await read(link)).toContain(words.erased.title);
  });

  it('takes no link of nobody', async () => {
    for (const path of ['/data', '/erase', '/copy']) {
      expect((await request(`/r/${'a'.repeat(29)}${path}`)).status).toBe(404);
    }
    expect((await send(`/r/${'a'.repeat(29)}/erase`)).status).toBe(404);
  });
});

describe('a link of an edition whose data is gone', () => {
  it('says so, with the day, and is no lost link', async () => {
    const { link } = await held();
    await eraseEdition(asMember({ event: world.number, id: 'test' }), {
      edition: await editionOf(world),
    });
    const answer = await request(`${link}?lang=en`);
    expect(answer.status).toBe(410);
    const html = await answer.text();
    expect(html).toContain(words.editionErased.text(formatDate(Date.now(), 'en', ZONE)));
    expect((await request(`${link}/data`)).status).toBe(410);
  });
});

describe('the private page of a wish', () => {
  it('says what is held, who opened it, gives a copy, and shows the receipt with two dates', async () => {
    const wishes = await wishWorld();
    const path = await wished(wishes, { contact: CONTACT.phone });
    const before = await read(path);
    expect(before).toContain(words.holdsWish([words.parts.wish, words.parts.phone].join(', ')));
    expect(before).toContain(words.nobody);
    await openDesk(`${wishes.base}/1`, wishes.reader);
    const html = await read(path);
    expect(html).not.toContain(words.nobody);
    expect(html).toContain(words.looks.open_wish);
    expect(html).not.toContain(WISH.wish);
    const answer = await send(`${path}/copy`);
    expect(answer.headers.get('Content-Disposition')).toContain('.json');
    const text = await answer.text();
    const copy = JSON.parse(text) as PersonCopy;
    expect(copy).toMatchObject({
      held: [],
      wishes: [
        {
          number: 1,
          sent: { first_name: WISH.first_name, parts: [WISH.wish], phone: '+212612345678' },
          openings: [{ what: 'open_wish' }],
        },
      ],
    });
    const members = await env.DB.prepare('SELECT name FROM member WHERE event = ?1')
      .bind(wishes.number)
      .all<{ name: string }>();
    for (const { name } of members.results) {
      expect(text).not.toContain(name);
      expect(html).not.toContain(`<bdi>${name}`);
    }
    await send(`${path}/copy`);
    const noted = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'give_copy'";
    expect(await env.DB.prepare(noted).bind(wishes.number).first('n')).toBe(1);
    await send(`${path}/withdraw`);
    const receipt = await read(path);
    const beyond = formatDate(Date.now() + 30 * DAY_MS, 'en', ZONE);
    expect(receipt).toContain(words.erased.beyond(beyond));
    expect(receipt).not.toContain(`${path}/copy`);
    const emptied = (await (await send(`${path}/copy`)).json()) as PersonCopy;
    expect(emptied.wishes[0]).toMatchObject({ sent: null, said: null });
    expect((await send(`${path.slice(0, -2)}zz/copy`)).status).toBe(404);
  });
});
