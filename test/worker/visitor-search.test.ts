import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_ROLES, may, type Role } from '../../src/domain/roles.ts';
import { searchVisitors, type VisitorSearch } from '../../src/operations/search-visitors.ts';
import { editionByNumber } from '../../src/store/editions/editions.ts';
import { asMember } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { daysWith, family, newWorld, register, registered, signIn, type World } from './world.ts';

let world: World;
let desk: string;
let mine: Awaited<ReturnType<typeof registered>>;
const PHONE = '0612345678';
const NAME = 'فاطمةُ الزّهراء بن علي';

beforeAll(async () => {
  world = await newWorld({ days: daysWith(1_000, 1_000) });
  desk = await signIn(world, 'desk');
  mine = await registered(world, {
    contact: { name: NAME, phone: PHONE, email: 'F.Z@Example.ma' },
  });
  await registered(world, { contact: { name: 'Fatima Zahra', phone: '0699999999', email: null } });
});

const path = () => `/console/${world.slug}/visitors`;

async function search(fields: Record<string, string>, cookie = desk) {
  const response = await submit(`${path()}?lang=en`, fields, cookie);
  const location = response.headers.get('Location');
  return { status: response.status, location, html: await response.text() };
}

const hitsIn = (html: string) => [...html.matchAll(/data-hit="([^"]+)"/g)].map(([, id]) => id);

async function idOfMine(): Promise<string> {
  const [hit] = hitsIn((await search({ text: PHONE })).html);
  return hit ?? '';
}

describe('the search for a registration', () => {
  it('lists nothing before something is typed', async () => {
    const html = await openDesk(`${path()}?lang=en`, desk);
    expect(html).toContain('Nothing is listed before you type something.');
    expect(hitsIn(html)).toEqual([]);
    expect(hitsIn((await search({ text: '  ' })).html)).toEqual([]);
  });

  it('opens at once what a hand scanner reads, and what is typed of a ticket', async () => {
    const id = await idOfMine();
    const [ticket] = mine.tickets;
    if (!ticket) throw new Error('no ticket');
    const groups = ticket.code.replace(/\d{4}(?=\d)/g, '$& ');
    const eastern = ticket.code.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d)));
    for (const text of [ticket.url.toUpperCase(), ticket.token, ticket.code, groups, eastern]) {
      const { status, location } = await search({ text });
      expect([status, location]).toEqual([303, `${path()}/${id}`]);
    }
    // A scanner types for a US keyboard, whatever this one is set to.
    const azerty = { text: 'àé&"', keys: ticket.url };
    expect((await search(azerty)).location).toBe(`${path()}/${id}`);
  });

  it('finds a phone and an e-mail in any form', async () => {
    const id = await idOfMine();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const typed = ['+212 6 12 34 56 78', '(06)12-34-56-78', '٠٦١٢٣٤٥٦٧٨', '212612345678'];
    for (const text of [...typed, ' f.z@EXAMPLE.ma']) {
      expect(hitsIn((await search({ text })).html), text).toEqual([id]);
    }
  });

  it('finds words of a name in any spelling and order', async () => {
    const id = await idOfMine();
    for (const text of ['فاطمه', 'الزهراء فاطمة', 'بنعلي', 'فَاطِمَة بن علي']) {
      expect(hitsIn((await search({ text })).html), text).toEqual([id]);
    }
    expect(hitsIn((await search({ text: 'فاطمة يوسف' })).html)).toEqual([]);
    expect(hitsIn((await search({ text: 'فاطمة', where: 'slot-1' })).html)).toEqual([id]);
    expect(hitsIn((await search({ text: 'فاطمة', where: 'slot-2' })).html)).toEqual([]);
    expect(hitsIn((await search({ text: 'فاطمة', where: 'day-1' })).html)).toEqual([id]);
    expect(hitsIn((await search({ text: 'فاطمة', where: 'day-2' })).html)).toEqual([]);
  });

  it('finds a name by how its words begin, folded, from three letters on', async () => {
    const id = await idOfMine();
    const found = async (text: string, fields = {}) =>
      hitsIn((await search({ text, ...fields })).html);
    for (const text of ['فاط', 'الزهر فاطمة', 'فَاطـ', 'بن عل', 'زهرا فا', 'بنعل']) {
      const html = (await search({ text })).html;
      expect(hitsIn(html), text).toEqual(text === 'زهرا فا' ? [] : [id]);
    }
    // Four letters and six: the hashes know three and five.
    expect(await found('zahr')).toHaveLength(1);
    expect(await found('fatima')).toHaveLength(1);
    for (const text of ['fatimax', 'fatiza', 'فاطمةةة', 'زهور', 'fa', 'ima']) {
      expect(await found(text), text).toEqual([]);
    }
    expect(await found('فاط', { where: 'slot-2' })).toEqual([]);
    expect((await search({ text: 'فاط' })).html).toContain('Names with words that begin like this');
  });

  it('offers beginnings beside whole words, and goes on with them', async () => {
    for (let n = 0; n < 21; n++) {
      const contact = { name: `Najat${n}`, phone: `06777777${10 + n}`, email: null };
      await registered(world, { contact });
    }
    await registered(world, { contact: { name: 'Naja', phone: '0677777709', email: null } });
    const whole = await search({ text: 'naja' });
    expect(hitsIn(whole.html)).toHaveLength(1);
    expect(whole.html).toContain('Also names that begin like this');
    const first = await search({ text: 'naja', as: 'beginnings' });
    const [, after = ''] = /name="after" value="([^"]+)"/.exec(first.html) ?? [];
    const second = await search({ text: 'naja', as: 'beginnings', after });
    expect(first.html).toContain('name="as" value="beginnings"');
    const all = [...hitsIn(first.html), ...hitsIn(second.html)];
    expect([hitsIn(first.html).length, new Set(all).size]).toEqual([20, 22]);
  });

  it('shows as little as is needed: a first word, two digits, window, party, state', async () => {
    const { html } = await search({ text: 'زهراء' });
    for (const said of ['فاطمةُ …', '…78', '2 adults', 'Confirmed']) expect(html).toContain(said);
    for (const hidden of ['بن علي', '12345678', 'xample']) expect(html).not.toContain(hidden);
  });

  it('says what was understood where nothing is found, and offers the name', async () => {
    const nobody = async (text: string) => (await search({ text })).html;
    expect(await nobody('482109375516')).toContain('12 digits, read as a ticket number');
    expect(await nobody('212 6 55 55 55 55')).toContain('as a ticket number and as a phone');
    expect(await nobody('0655555555')).toContain('Read as a phone number.');
    expect(await nobody('12345')).toContain('neither a ticket number');
    expect(await nobody('a@b.ma')).toContain('Search by name instead');
    expect(await nobody('nobody')).not.toContain('Search by name instead');
    const other = await newWorld();
    const { tickets } = await registered(other);
    expect(await nobody(tickets[0]?.url ?? '')).toContain('This edition did not issue it');
    const forged = mine.tickets[0]?.token.replace(/.{20}$/, 'A'.repeat(20)) ?? '';
    expect(await nobody(forged)).toContain('did not issue it');
  });

  it('reads digits as a name where that is asked for', async () => {
    await registered(world, { contact: { name: 'فرقة 2026', phone: '0688888888', email: null } });
    expect(hitsIn((await search({ text: '2026' })).html)).toEqual([]);
    expect(hitsIn((await search({ text: '2026', as: 'name' })).html)).toHaveLength(1);
  });

  it('gives twenty on a page, and the others after them, with nothing in an address', async () => {
    const crowd = await newWorld({ days: daysWith(10_000) });
    const cookie = await signIn(crowd, 'owner');
    for (let n = 0; n < 23; n++) await register(crowd, family());
    const at = `/console/${crowd.slug}/visitors?lang=en`;
    const first = await (await submit(at, { text: 'فاطمة' }, cookie)).text();
    expect(hitsIn(first)).toHaveLength(20);
    const [, after = ''] = /name="after" value="([^"]+)"/.exec(first) ?? [];
    const second = await (await submit(at, { text: 'فاطمة', after }, cookie)).text();
    expect(hitsIn(second)).toHaveLength(3);
    expect(new Set([...hitsIn(first), ...hitsIn(second)]).size).toBe(23);
    expect([first, second].join().match(/href="[^"]*فاطم/)).toBeNull();
  });
});

describe('a hostile text', () => {
  it.each([
    ['ten thousand characters', 'ا'.repeat(10_000)],
    ['right-to-left overrides', '‮‮123‬‭'],
    ['SQL', "'; DROP TABLE registration; --"],
    ['wildcards', '% _ * ?'],
    ['JSON', '{"words":["a"]} $[0] \\u0000'],
    ['a tag', '<script>alert(1)</script>'],
    ['a control', 'a\u0000b\u0007'],
    ['half a character', '\ud800'],
    ['digits of another script', '०६१२३४५६७८'],
    ['a token that is none', 'A'.repeat(127)],
    ['many words', 'كلمة '.repeat(150)],
  ])('of %s is answered calmly', async (_, text) => {
    const { status, html } = await search({ text });
    expect(status).toBe(200);
    expect(html).not.toContain('<script>alert');
  });

  it('as a place, a page or a reading is left aside', async () => {
    const more = { where: "slot-1' OR 1", after: '../../x', as: 'everything', keys: '\u0000' };
    const { status, html } = await search({ text: 'فاطمة', ...more });
    expect([status, hitsIn(html).length]).toEqual([200, 1]);
  });
});

describe('who may search', () => {
  it.each(MEMBER_ROLES)('%s as the table says', async (role: Role) => {
    const { status } = await search({ text: 'فاطمة' }, await signIn(world, role));
    expect(status).toBe(may(role, 'search_visitors') ? 200 : 403);
  });

  it('is whom a visitor stands before, data protection, and communication for media alone', async () => {
    const allowed = MEMBER_ROLES.filter((role) => may(role, 'search_visitors'));
    expect(allowed).toEqual(['owner', 'organizer', 'desk', 'communication', 'privacy']);
    const crew = { kind: 'media', party: { adults: 2, children: 0 } };
    const contact = { name: 'فاطمة الصحفية', phone: '0677777777', email: null };
    await registered(world, { ...crew, contact, organisation: 'وكالة' });
    const cookie = await signIn(world, 'communication');
    const { html } = await search({ text: 'فاطمة' }, cookie);
    expect(hitsIn(html)).toHaveLength(1);
    expect(html).toContain('وكالة');
    expect(hitsIn((await search({ text: PHONE }, cookie)).html)).toEqual([]);
    expect((await search({ text: mine.tickets[0]?.code ?? '' }, cookie)).status).toBe(200);
  });

  it('is told of a genuine ticket that it is not theirs to open, and nothing of a contact or name', async () => {
    const cookie = await signIn(world, 'communication');
    const [ticket] = mine.tickets;
    const notTheirs = 'A ticket of this edition, but not of a kind that your role may open.';
    for (const text of [ticket?.url ?? '', ticket?.token ?? '', ticket?.code ?? '']) {
      const { status, html } = await search({ text }, cookie);
      expect(status).toBe(200);
      expect(html).toContain(notTheirs);
      expect(html).not.toContain('did not issue');
      expect(hitsIn(html)).toEqual([]);
      expect(html).not.toMatch(/فاطمة|…78|Fatima/);
    }
    const other = await registered(await newWorld());
    const alien = await search({ text: other.tickets[0]?.url ?? '' }, cookie);
    expect(alien.html).toContain('This edition did not issue it.');
    for (const text of [PHONE, 'F.Z@example.ma', NAME]) {
      expect((await search({ text }, cookie)).html).not.toContain(notTheirs);
    }
  });

  it('is noted for a search by name, without a word of it', async () => {
    const noted = async () => {
      const sql = `SELECT * FROM audit WHERE event = ?1 AND verb = 'search_by_name'`;
      return (await env.DB.prepare(sql).bind(world.number).all()).results;
    };
    const before = (await noted()).length;
    await search({ text: PHONE });
    expect(await noted()).toHaveLength(before);
    await search({ text: 'زهراء' });
    const all = await noted();
    expect(all).toHaveLength(before + 1);
    expect(all.at(-1)).toMatchObject({ subject: 'visitors' });
    expect(JSON.stringify(all)).not.toContain('زهراء');
    // Whoever says that it is a further page is noted as well.
    for (const as of ['name', 'beginnings']) {
      await search({ text: 'زهراء', as, after: '0'.repeat(36) });
    }
    expect(await noted()).toHaveLength(before + 3);
  });
});

describe('a search by phone or e-mail', () => {
  it('is noted without a digit of it, found or not, and that of a ticket is not', async () => {
    const noted = async () => {
      const sql = `SELECT * FROM audit WHERE event = ?1 AND verb = 'search_by_contact'`;
      return (await env.DB.prepare(sql).bind(world.number).all()).results;
    };
    const before = (await noted()).length;
    const [ticket] = mine.tickets;
    for (const text of [ticket?.code ?? '', ticket?.token ?? '', '1234']) await search({ text });
    expect(await noted()).toHaveLength(before);
    const asked = [PHONE, 'F.Z@example.ma', '0699999999', 'nobody@example.ma', '212699999999'];
    for (const text of asked) await search({ text });
    const all = await noted();
    expect(all).toHaveLength(before + asked.length);
    expect(all.at(-1)).toMatchObject({ subject: 'visitors' });
    // The instant and who asked are random digits, which hold five nines now and then.
    const said = all.map(({ at: _at, actor: _actor, ...row }) => row);
    expect(JSON.stringify(said)).not.toMatch(/example|99999|12345678/);
  });
});

describe('an edition whose contacts were erased', () => {
  it('finds tickets, and no name', async () => {
    const erased = await newWorld();
    const { tickets } = await registered(erased);
    await env.DB.batch([
      env.DB.prepare('UPDATE event SET data_key = NULL WHERE number = ?1').bind(erased.number),
      env.DB.prepare('UPDATE registration SET contact = NULL WHERE event = ?1').bind(erased.number),
    ]);
    const edition = await editionByNumber(env, erased.number, Date.now() + 60_000);
    if (!edition) throw new Error('no edition');
    const asked = { edition, onUs: null, asName: false, day: null, slot: null, after: null };
    const find = (text: string) => {
      const by = { event: erased.number, id: 'test' };
      return searchVisitors(asMember(by), { ...asked, text } satisfies VisitorSearch);
    };
    const [hit] = (await find(tickets[0]?.code ?? '')).hits;
    expect(hit).toMatchObject({ name: null, hint: null, adults: 2 });
    expect((await find('فاطمة')).hits).toEqual([]);
  });
});
