import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { MEMBER_ROLES, may } from '../../src/domain/roles.ts';
import { formatDate } from '../../src/i18n/format.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  register,
  registered,
  request,
  scanOne,
  signIn,
  type World,
  ZONE,
} from './world.ts';
import { seated } from './writers.ts';

let world: World;
let desk: string;
let mine: Awaited<ReturnType<typeof registered>>;
let id: string;
const PHONE = '0612345678';
const NAME = 'فاطمة الزهراء العلوي';

beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 1_000) });
  desk = await signIn(world, 'desk');
  mine = await registered(world, { contact: { name: NAME, phone: PHONE, email: 'fz@example.ma' } });
  id = await idOf();
});

async function idOf(): Promise<string> {
  const sql = 'SELECT id FROM registration WHERE event = ?1 ORDER BY first_serial';
  const row = await env.DB.prepare(sql).bind(world.number).first<{ id: string }>();
  return row?.id ?? '';
}

const path = (more = '') => `/console/${world.slug}/visitors/${id}${more}`;
const open = (cookie = desk, query = '') => openDesk(`${path()}?lang=en${query}`, cookie);

async function send(verb: string, fields: Record<string, string> = {}, cookie = desk) {
  const form = hiddenFields(await open(), `/${verb}`);
  const answer = await submit(`${path(`/${verb}`)}?lang=en`, { ...form, ...fields }, cookie);
  const location = answer.headers.get('Location');
  return { status: answer.status, location, html: await answer.text() };
}

const change = (fields: Record<string, string> = {}) =>
  send('change', {
    'change-slot': '2',
    'change-adults': '2',
    'change-children': '3',
    'change-reason': 'asked',
    ...fields,
  });

const correct = (fields: Record<string, string>) =>
  send('correct', { 'correct-name': NAME, 'correct-phone': '', 'correct-email': '', ...fields });

interface Noted {
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly detail: string;
}

async function noted(verb: string): Promise<Noted[]> {
  const sql = 'SELECT * FROM audit WHERE event = ?1 AND verb = ?2 ORDER BY id';
  return (await env.DB.prepare(sql).bind(world.number, verb).all<Noted>()).results;
}

const hits = async (text: string) => {
  const answer = await submit(`/console/${world.slug}/visitors?lang=en`, { text }, desk);
  return [...(await answer.text()).matchAll(/data-hit="([^"]+)"/g)].map(([, hit]) => hit);
};

describe('a registration at the desk', () => {
  it('says state, name, party, window, tickets and what each admitted', async () => {
    const phone = await enrol(world);
    await scanOne(phone, { ticket: mine.tickets[0]?.token ?? '', people: 3 });
    const html = await open();
    for (const said of ['Confirmed', NAME, '2 adults and 3 children', 'In: 3 people', 'Print']) {
      expect(html).toContain(said);
    }
    expect(html).toContain(mine.tickets[0]?.code.replace(/\d{4}(?=\d)/g, '$&\u00a0'));
  });

  it('says on which day it was made, also on that day', async () => {
    const today = formatDate(Date.now(), 'en', ZONE);
    expect(await open()).toMatch(
      new RegExp(`<dt>Registered</dt><dd>${today} · \\d\\d:\\d\\d</dd>`),
    );
  });

  it('says of a refusal on another day which day that was', async () => {
    const before = Date.now() - 2 * 86_400_000;
    const phone = await enrol(world);
    const ticket = mine.tickets[0]?.token ?? '';
    for (const _ of [1, 2]) await scanOne(phone, { ticket });
    await env.DB.prepare(
      "UPDATE scan SET at = ?2, seq = seq + 1 WHERE event = ?1 AND verdict = 'refused'",
    )
      .bind(world.number, before)
      .run();
    expect(await open()).toMatch(/record-refusals.*\d\d\/\d\d \d\d:\d\d:\d\d/s);
  });

  it('says when, where and why a gate refused its ticket', async () => {
    const phone = await enrol(world);
    const ticket = mine.tickets[0]?.token ?? '';
    await scanOne(phone, { ticket, people: 5 });
    expect(await open()).not.toContain('Refused:');
    await scanOne(phone, { ticket, people: 1 });
    expect(await open()).toMatch(
      /<li>Refused: Everybody is in already, [^<,]+, \d\d:\d\d:\d\d<\/li>/,
    );
    await registered(world, { contact: { name: 'x', phone: '0612345679' } });
    id = (await hits('0612345679'))[0] ?? '';
    expect(await open()).not.toContain('Refused:');
  });

  it('says why a request was declined', async () => {
    const press = { kind: 'media', organisation: 'جريدة', party: { adults: 2, children: 0 } };
    const contact = { name: 'x', phone: '0612345679' };
    await registered(world, { ...press, contact });
    id = (await hits('0612345679'))[0] ?? '';
    const owner = await signIn(world, 'owner');
    const decided = {
      id,
      kind: 'media',
      what: 'decline',
      reason: 'late',
      key: crypto.randomUUID(),
    };
    await submit(`/console/${world.slug}/requests/decide`, decided, owner);
    const html = await open();
    expect(html).toMatch(/<dt>Not accepted<\/dt><dd>received too late<\/dd>/);
    expect(html).toMatch(/Request declined<\/b>[\s\S]*?received too late/);
  });

  it('covers the contact until it is asked for, and covers it again when loaded again', async () => {
    const form = hiddenFields(await open(), '/contact');
    expect(await open()).not.toMatch(/612345678|fz@|\/r\//);
    const shown = await submit(`${path('/contact')}?lang=en`, form, desk);
    expect(shown.status).toBe(200);
    const html = await shown.text();
    for (const said of ['+212612345678', 'fz@example.ma', mine.registration.manage_url]) {
      expect(html).toContain(said);
    }
    const again = await submit(`${path('/contact')}?lang=en`, form, desk);
    expect([again.status, again.headers.get('Location')]).toEqual([303, path()]);
    expect(await open()).not.toMatch(/612345678|fz@|\/r\//);
    expect(await noted('show_contact')).toHaveLength(1);
  });

  it('leaves in the audit who opened it, once an hour each, and no personal data', async () => {
    await open();
    await open();
    await open(await signIn(world, 'owner'));
    const all = await noted('open_record');
    expect(all.map(({ subject }) => subject)).toEqual(Array(2).fill(`registration ${id}`));
    await env.DB.prepare(`UPDATE audit SET at = at - 7200000 WHERE verb = 'open_record'`).run();
    await open();
    expect(await noted('open_record')).toHaveLength(3);
    const kept = await env.DB.prepare('SELECT detail, subject FROM audit').all();
    expect(JSON.stringify(kept.results)).not.toMatch(/فاطمة|612345678|example\.ma/);
  });

  it('is found by its history of both kinds: what was done, and who looked', async () => {
    await change();
    const html = await open();
    expect(html).toMatch(/<b>Changed<\/b>[\s\S]*by مريم[\s\S]*asked for it/);
    expect(html).toMatch(/<b>Record opened<\/b>/);
  });

  it.each(['nothing', '', '../../x', 'a'.repeat(36), '%00'])('is not at %j', async (other) => {
    const at = `/console/${world.slug}/visitors/${other}`;
    const { status } = await request(at, { headers: { Cookie: desk } });
    expect([404, 301, 200].includes(status)).toBe(true);
    if (other.length > 3) expect(status).not.toBe(200);
  });

  it('of another edition is not there', async () => {
    const other = await newWorld();
    const cookie = await signIn(other, 'owner');
    const at = `/console/${other.slug}/visitors/${id}`;
    expect((await request(at, { headers: { Cookie: cookie } })).status).toBe(404);
    for (const verb of ['contact', 'cancel', 'change', 'split', 'correct']) {
      const { status } = await submit(`${at}/${verb}`, { 'cancel-reason': 'asked' }, cookie);
      expect([404, 422]).toContain(status);
    }
    expect(await open()).toContain('Confirmed');
  });
});

describe('what the desk changes for a holder', () => {
  it('is window, party and entrance, with the reason, once', async () => {
    const form = hiddenFields(await open(), '/change');
    const fields = { ...form, 'change-slot': '2', 'change-adults': '٢', 'change-children': '1' };
    const both = [1, 2].map(() =>
      submit(path('/change'), { ...fields, 'change-reason': 'asked' }, desk),
    );
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303]);
    expect(await seated(world.number, 2)).toMatchObject({ taken: 3 });
    const [row, ...more] = await noted('change');
    expect(more).toEqual([]);
    expect(JSON.parse(row?.detail ?? '')).toMatchObject({
      before: { slot: 1, adults: 2, children: 3 },
      after: { slot: 2, adults: 2, children: 1, reason: 'asked' },
    });
    expect(row?.actor).not.toBe('holder');
  });

  it('is refused field by field, with what was typed', async () => {
    const wrong = await change({
      'change-adults': '0',
      'change-children': 'x',
      'change-reason': '',
    });
    expect(wrong.status).toBe(422);
    for (const said of ['At least one adult.', 'Enter a whole number.', 'Choose the reason.']) {
      expect(wrong.html).toContain(said);
    }
    expect(wrong.html).toMatch(
      /<details[^>]*open[^>]*>[\s\S]*name="change-children"[^>]*value="x"/,
    );
    expect(await noted('change')).toEqual([]);
  });

  it('is not a window without room, and says so', async () => {
    const small = await newWorld({ days: daysWith(1_000, 3) });
    world = small;
    desk = await signIn(small, 'desk');
    await registered(small);
    id = await idOf();
    const { status, html } = await change();
    expect([status, html.includes('does not have enough places')]).toEqual([422, true]);
    expect(await seated(small.number, 1)).toMatchObject({ taken: 5 });
  });

  it('is a ticket split in two', async () => {
    const [ticket] = mine.tickets;
    const fields = { 'split-serial': String(ticket?.serial), 'split-adults': '1' };
    expect((await send('split', { ...fields, 'split-children': '2' })).status).toBe(303);
    expect((await open()).match(/data-ticket=/g)).toHaveLength(2);
    const none = await send('split', {
      'split-serial': '999',
      'split-adults': '1',
      'split-children': '0',
    });
    expect(none.status).toBe(422);
  });

  it('is a cancellation with its reason, which gives the places back', async () => {
    expect((await send('cancel')).status).toBe(422);
    expect((await send('cancel', { 'cancel-reason': 'because' })).status).toBe(422);
    const { status, location } = await send('cancel', { 'cancel-reason': 'twice' });
    expect([status, location]).toEqual([303, `${path()}?done=cancelled`]);
    expect(await seated(world.number, 1)).toMatchObject({ taken: 0 });
    const html = await open(desk, '&done=cancelled');
    expect(html).toContain('The registration is cancelled.');
    expect(html).not.toContain(`action="${path('/cancel')}`);
    expect(JSON.parse((await noted('cancel'))[0]?.detail ?? '')).toMatchObject({
      after: { state: 'cancelled', reason: 'twice' },
    });
  });
});

describe('a name or contact that is corrected', () => {
  const link = () => new URL(mine.registration.manage_url).pathname;

  it('is found by the new name and no more by the old one', async () => {
    const { location } = await correct({ 'correct-name': 'خديجة بنعلي' });
    expect(location).toBe(`${path()}?done=corrected`);
    expect(await hits('العلوي')).toEqual([]);
    expect(await hits('فاطمة')).toEqual([]);
    expect(await hits('بن علي خديجة')).toEqual([id]);
    expect(await hits(PHONE)).toEqual([id]);
    expect((await request(link())).status).toBe(200);
    const sql = 'SELECT count(*) AS n FROM name_word WHERE event = ?1';
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(2);
  });

  it('makes another private link with another phone, and the old one dies', async () => {
    const { location } = await correct({ 'correct-phone': '06 99 88 77 66' });
    expect(location).toBe(`${path()}?done=relinked`);
    expect(await hits(PHONE)).toEqual([]);
    expect(await hits('+212699887766')).toEqual([id]);
    expect((await request(link())).status).toBe(404);
    const html = (await send('contact')).html;
    const [, fresh = ''] = /(\/r\/[a-z2-7]+)/.exec(html) ?? [];
    expect(fresh).not.toBe(link());
    expect((await request(fresh)).status).toBe(200);
    expect(html).toContain('fz@example.ma');
  });

  it('gives nobody who repeats the registration the new link', async () => {
    const [body, key] = [family(), crypto.randomUUID()];
    const first = await (await register(world, body, key)).json<typeof mine>();
    id = key;
    await correct({ 'correct-email': 'other@example.ma' });
    const repeated = await register(world, body, key);
    expect(repeated.status).toBe(200);
    expect((await repeated.json<typeof mine>()).registration).toEqual(first.registration);
    expect((await request(new URL(first.registration.manage_url).pathname)).status).toBe(404);
  });

  it('is noted without what it was or is', async () => {
    await correct({ 'correct-name': 'خديجة', 'correct-phone': '0699887766' });
    const [row] = await noted('correct_contact');
    expect(JSON.parse(row?.detail ?? '')).toEqual({
      before: null,
      after: { changed: ['name', 'phone'], new_link: 1 },
    });
    expect(JSON.stringify(row)).not.toMatch(/خديجة|99887766/);
  });

  it('is for an organizer alone after three wrong answers about a lost ticket, and says so', async () => {
    const ticket = { serial: String(mine.tickets[0]?.serial ?? '') };
    const reissue = async () => {
      const at = path('/reissue');
      const form = hiddenFields(await openDesk(at, desk), '/reissue');
      return submit(at, { ...form, ...ticket, name: 'سعاد', contact: '0000' }, desk);
    };
    await reissue();
    expect(await open()).toContain('did not match. Make sure of who is asking.');
    await correct({ 'correct-phone': '0699887766' });
    await reissue();
    await reissue();
    expect(await open()).toContain('an organizer decides');
    for (const [field, text] of [
      ['correct-name', 'سعاد'],
      ['correct-phone', '0699887755'],
    ] as const) {
      const { status, html } = await correct({ [field]: text });
      expect(status).toBe(422);
      expect(html).toContain('only an organizer can correct this');
    }
    expect(await hits('سعاد')).toEqual([]);
    desk = await signIn(world, 'organizer');
    expect((await correct({ 'correct-name': 'سعاد' })).location).toBe(`${path()}?done=corrected`);
    expect(await hits('سعاد')).toEqual([id]);
  });

  it('says in its history what was corrected, and that the link is another one', async () => {
    await correct({ 'correct-name': 'خديجة', 'correct-phone': '0699887766' });
    expect(await open()).toMatch(/corrected<\/b>[\s\S]*?name · phone · new private link/);
  });

  it('is done once for one form, and not at all for the same values', async () => {
    const form = hiddenFields(await open(), '/correct');
    const fields = { ...form, 'correct-name': 'خديجة', 'correct-phone': '', 'correct-email': '' };
    const both = [1, 2].map(() => submit(path('/correct'), fields, desk));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303]);
    expect(await noted('correct_contact')).toHaveLength(1);
    await correct({ 'correct-name': 'خديجة' });
    expect(await noted('correct_contact')).toHaveLength(1);
  });

  it('leaves the words of one name, whichever of two came last', async () => {
    const names = ['خديجة', 'يوسف', 'مريم', 'سلمى'];
    await Promise.all(names.map((name) => correct({ 'correct-name': name })));
    const html = await open();
    const last = names.find((name) => new RegExp(`<bdi>${name}</bdi></dd>`).test(html)) ?? '';
    expect(last).not.toBe('');
    for (const name of [...names, 'العلوي']) {
      expect(await hits(name), name).toEqual(name === last ? [id] : []);
    }
  });

  it.each([
    ['correct-name', ' \u202e '],
    ['correct-name', 'ا'.repeat(121)],
    ['correct-phone', '12'],
    ['correct-email', 'nobody'],
  ])('is refused where %s is %j', async (field, value) => {
    expect((await correct({ [field]: value })).status).toBe(422);
    expect(await noted('correct_contact')).toEqual([]);
  });
});

describe('a page of a registration that somebody has changed since', () => {
  const SAID = 'Somebody changed this registration while you had it open.';
  /** Sends a form of a page that was opened before. */
  const late = async (verb: string, html: string, fields: Record<string, string>) => {
    const form = { ...hiddenFields(html, `/${verb}`), ...fields };
    const answer = await submit(`${path(`/${verb}`)}?lang=en`, form, desk);
    return { status: answer.status, html: await answer.text() };
  };
  const party = { 'change-slot': '1', 'change-adults': '2', 'change-children': '3' };

  it.each<[string, Record<string, string>]>([
    ['change', { ...party, 'change-step_free': '1', 'change-reason': 'asked' }],
    ['cancel', { 'cancel-reason': 'asked' }],
    ['correct', { 'correct-name': NAME, 'correct-phone': '0611111111', 'correct-email': '' }],
  ])(
    'does not %s it unseen, and does when it is sent from what is shown then',
    async (verb, fields) => {
      const opened = await open();
      await change({ 'change-slot': '2', 'change-adults': '4' });
      await correct({ 'correct-name': 'خديجة' });
      const before = await noted(verb === 'correct' ? 'correct_contact' : verb);
      const refused = await late(verb, opened, fields);
      expect(refused.status).toBe(422);
      expect(refused.html).toContain(SAID);
      expect(await open()).toContain('خديجة');
      expect(await seated(world.number, 2)).toMatchObject({ taken: 7 });
      expect(await noted(verb === 'correct' ? 'correct_contact' : verb)).toEqual(before);
      expect((await late(verb, refused.html, fields)).status).toBe(303);
    },
  );

  it('keeps what was typed, for one of two who save at the same moment', async () => {
    const opened = [await open(), await open()];
    const both = await Promise.all(
      opened.map((html, at) =>
        late('change', html, {
          ...party,
          'change-slot': String(at + 1),
          'change-adults': '5',
          'change-reason': 'asked',
        }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(both.find(({ status }) => status === 422)?.html).toMatch(
      /name="change-adults"[^>]*value="5"/,
    );
    expect(await noted('change')).toHaveLength(1);
  });

  it('is done already where its answer was lost, whoever changed it since', async () => {
    const opened = await open();
    const form = { ...hiddenFields(opened, '/correct'), 'correct-name': 'خديجة' };
    await submit(path('/correct'), form, desk);
    // As if the answer had not been kept.
    await env.DB.prepare('DELETE FROM form_answer').run();
    await correct({ 'correct-name': 'سلمى' });
    expect((await submit(path('/correct'), form, desk)).status).toBe(303);
    expect(await open()).toContain('سلمى');
  });
});

describe('who may open and change a registration', () => {
  it.each(MEMBER_ROLES)('%s as the table says', async (role) => {
    const cookie = await signIn(world, role);
    const { status } = await request(path(), { headers: { Cookie: cookie } });
    // Communication opens those of media alone.
    const opens = may(role, 'open_record') && role !== 'communication';
    expect(status).toBe(opens ? 200 : 403);
    const shown = await submit(path('/contact'), {}, cookie);
    expect(shown.status).toBe(opens ? 200 : 403);
    const cancelled = await submit(path('/cancel'), { 'cancel-reason': 'asked' }, cookie);
    expect(cancelled.status).toBe(may(role, 'change_record') ? 303 : 403);
  });

  it('is for data protection to read and to correct, and not to change', async () => {
    const html = await open(await signIn(world, 'privacy'));
    expect(html).toContain('Show contact');
    expect(html).not.toMatch(/\/(change|split|cancel|print|reissue)"/);
    expect(html).toMatch(/\/correct"/);
  });

  it('is for communication where it is media', async () => {
    await registered(world, { kind: 'media', party: { adults: 1, children: 0 } });
    const sql = `SELECT id FROM registration WHERE event = ?1 AND kind = 'media'`;
    id = (await env.DB.prepare(sql).bind(world.number).first<string>('id')) ?? '';
    const cookie = await signIn(world, 'communication');
    expect((await request(path(), { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await submit(path('/contact'), {}, cookie)).status).toBe(200);
  });
});
