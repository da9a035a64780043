import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { deskWords } from '../../src/i18n/desk.ts';
import { eraseContacts } from '../../src/operations/erase-edition.ts';
import { asService } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { audited, editionOf, viewOf } from './desk-day.ts';
import { fieldOf } from './forms.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  randomPhone,
  register,
  request,
  scanOne,
  signIn,
  type World,
} from './world.ts';
import { seated } from './writers.ts';

/** Of pages that are opened in English, and of answers, which are in the browser's own language. */
const { en: words, ar: said } = deskWords;

let world: World;
let karim: string;
beforeAll(async () => {
  world = await newWorld({ days: daysWith(1_000, 4, 1_000) });
  karim = await signIn(world, 'desk');
});

const page = (path = '/desk', cookie = karim) =>
  openDesk(`/console/${world.slug}${path}?lang=en`, cookie);

async function filled(change: Record<string, string> = {}) {
  const key = fieldOf(await page(), 'key');
  return {
    key,
    slot: '1',
    adults: '2',
    children: '1',
    locale: 'ar',
    name: '',
    phone: '',
    ...change,
  };
}

const confirm = (fields: Record<string, string>, cookie = karim) =>
  submit(`/console/${world.slug}/desk`, fields, cookie);

/** Sends the form; the id of what it registered. */
async function made(change: Record<string, string> = {}): Promise<string> {
  const sent = await confirm(await filled(change));
  return idIn(sent);
}

function idIn(answer: Response): string {
  const [, id] = /\/desk\/([0-9a-f-]{36})$/.exec(answer.headers.get('Location') ?? '') ?? [];
  if (!id) throw new Error(`${answer.status} leads nowhere`);
  return id;
}

const registrations = async () =>
  (await env.DB.prepare('SELECT count(*) AS n FROM registration WHERE event = ?1')
    .bind(world.number)
    .first<{ n: number }>()) ?? { n: 0 };

describe('a ticket whose page never arrived', () => {
  /** Opens the desk as a browser that keeps its cookies; what it shows and keeps. */
  async function opened(kept: string) {
    const answer = await request(`/console/${world.slug}/desk?lang=en`, {
      headers: { Cookie: kept === '' ? karim : `${karim}; ${kept}` },
    });
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const forms = cookies.find((one) => one.startsWith('desk_forms=')) ?? '';
    return { html: await answer.text(), forms };
  }

  it('is found again on the next form of that browser, and on no other', async () => {
    const first = await opened('');
    expect(first.html).not.toContain('data-last');
    const key = fieldOf(first.html, 'key');
    await confirm({ ...(await filled()), key });
    const again = await opened(first.forms);
    expect(again.html).toContain(`data-last="${key}"`);
    expect(again.html).toContain(`/desk/${key}"`);
    expect(again.html).toMatch(/Last ticket made here: \d\d:\d\d, 3 people/);
    expect(fieldOf(again.html, 'key')).not.toBe(key);
    // Opened once more, as by a reload, it is still there.
    expect((await opened(again.forms)).html).toContain(`data-last="${key}"`);
    expect((await opened('')).html).not.toContain('data-last');
  });

  it('is the newest of several, and none that is old, cancelled or of another kind', async () => {
    const keys: string[] = [];
    let kept = '';
    for (const _ of [1, 2, 3]) {
      const { html, forms } = await opened(kept);
      keys.push(fieldOf(html, 'key'));
      kept = forms;
    }
    for (const key of keys) await confirm({ ...(await filled()), key });
    const set = (change: string, id = '') =>
      env.DB.prepare(`UPDATE registration SET ${change} WHERE event = ?1 AND id = ?2`)
        .bind(world.number, id)
        .run();
    const shown = async () => /data-last="([^"]*)"/.exec((await opened(kept)).html)?.[1];
    await set('created_at = created_at + 1000', keys[1]);
    expect(await shown()).toBe(keys[1]);
    await set("state = 'cancelled', held = 0", keys[1]);
    await set('created_at = created_at - 700000', keys[0]);
    expect(await shown()).toBe(keys[2]);
    await set('at_desk = 0', keys[2]);
    expect(await shown()).toBeUndefined();
  });

  it.each(['x', '.'.repeat(3_000), "'; DROP TABLE registration; --"])(
    'is asked for by no cookie like %.12s',
    async (value) => {
      expect((await opened(`desk_forms=${encodeURIComponent(value)}`)).html).toContain(
        'id="register"',
      );
    },
  );
});

describe('somebody at the desk who has no phone', () => {
  it('is registered by window and number alone, and enters by the code on the paper', async () => {
    const id = await made();
    const { tickets, kind } = await viewOf(world, id);
    const [ticket] = tickets;
    if (!ticket) throw new Error('no ticket');
    expect(kind).toBe('family');
    expect(ticket).toMatchObject({ kind, adults: 2, children: 1 });
    const html = await page(`/desk/${id}`);
    for (const group of ticket.code.match(/\d{4}/g) ?? [])
      expect(html).toContain(`<span>${group} `);
    const row = await env.DB.prepare(
      'SELECT contact, phone_hash, email_hash FROM registration WHERE id = ?1',
    );
    expect(await row.bind(id).first()).toEqual({
      contact: null,
      phone_hash: null,
      email_hash: null,
    });
    const phone = await enrol(world);
    expect(await scanOne(phone, { ticket: ticket.code })).toMatchObject({
      verdict: 'admitted',
      people: 3,
    });
  });

  it('is an individual when alone, and a family with one child more', async () => {
    expect((await viewOf(world, await made({ adults: '1', children: '0' }))).kind).toBe(
      'individual',
    );
    expect((await viewOf(world, await made({ adults: '١', children: '١' }))).kind).toBe('family');
  });

  it('has as many beside them as come: nobody’s contact is counted', async () => {
    for (let party = 0; party < 6; party++) await made();
  });

  it('is in the audit, with who registered them', async () => {
    const id = await made({ adults: '1', children: '0' });
    const serial = (await viewOf(world, id)).tickets[0]?.serial;
    const rows = await audited(world, 'register_at_desk');
    const own = rows.find(({ subject }) => subject === `registration of serial ${serial}`);
    expect(JSON.parse(own?.detail ?? '{}')).toMatchObject({ after: { slot: 1, adults: 1 } });
    expect(own?.actor).not.toBe('registrar');
  });
});

describe('a name and a phone, for those who want messages', () => {
  it('are kept sealed, and found again', async () => {
    const id = await made({ name: 'خديجة العلوي', phone: randomPhone() });
    const row = await env.DB.prepare('SELECT contact, phone_hash FROM registration WHERE id = ?1')
      .bind(id)
      .first<{ contact: string; phone_hash: string }>();
    expect(row?.contact).not.toContain('خديجة');
    expect(row?.phone_hash).toBeTruthy();
    for (const path of [`/desk/${id}`, `/visitors/${id}/print`]) {
      expect(await page(path)).not.toContain('خديجة');
    }
  });

  it.each<Record<string, string>>([{ name: 'مريم' }, { phone: '0612345678' }])(
    'may be one of the two: %o',
    async (one) => {
      await made(one);
    },
  );

  it('are refused when they cannot be read, with all that was typed', async () => {
    const fields = await filled({ name: 'سعاد', phone: '12', adults: '3' });
    const answer = await confirm(fields);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const kept of ['سعاد', 'value="12"', 'value="3"', fields.key])
      expect(html).toContain(kept);
    expect(html).toContain('role="alert"');
  });

  it('hold three parties a day and no more', async () => {
    const phone = randomPhone();
    for (let party = 0; party < 3; party++) await made({ phone });
    const answer = await confirm(await filled({ phone }));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('href="#phone"');
  });
});

describe('a confirmation whose answer was lost', () => {
  it('leads to the same ticket when it is asked again, one after the other or at once', async () => {
    const before = await registrations();
    const fields = await filled();
    const both = await Promise.all([confirm(fields), confirm(fields), confirm(fields)]);
    const ids = new Set(both.map(idIn));
    ids.add(idIn(await confirm(fields)));
    expect(ids.size).toBe(1);
    expect((await registrations()).n).toBe(before.n + 1);
    expect((await viewOf(world, [...ids][0] ?? '')).tickets).toHaveLength(1);
  });

  it('is never printed under two codes, whatever is changed in the form that is gone back to', async () => {
    const fields = await filled();
    const id = idIn(await confirm(fields));
    const before = await registrations();
    const answer = await confirm({ ...fields, adults: '4' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`/desk/${id}"`);
    expect(html).toContain(said.spent);
    expect((await registrations()).n).toBe(before.n);
    // What was changed is kept, under a key of its own.
    const key = fieldOf(html, 'key');
    expect(key).not.toBe(fields.key);
    expect(html).toContain('value="4"');
    expect(idIn(await confirm({ ...fields, adults: '4', key }))).not.toBe(id);
  });

  it('says so on its page later, so that the next visitor is not handed it', async () => {
    const id = await made();
    expect(await page(`/desk/${id}`)).not.toContain(words.already);
    await env.DB.prepare('UPDATE registration SET created_at = created_at - 300000 WHERE id = ?1')
      .bind(id)
      .run();
    const html = await page(`/desk/${id}`);
    expect(html).toContain(words.already);
    expect(html).not.toContain('data-print-once');
  });

  it('is shown as not valid once it was cancelled', async () => {
    const id = await made();
    await env.DB.prepare("UPDATE ticket SET state = 'cancelled' WHERE registration = ?1")
      .bind(id)
      .run();
    const html = await page(`/desk/${id}`);
    expect(html).toContain(words.notValid);
    expect(html).not.toContain('desk-code');
  });
});

describe('a window without places', () => {
  it('is shown as full, and refused with the nearest ones and the open lane', async () => {
    await made({ slot: '2', adults: '3', children: '0' });
    const answer = await confirm(await filled({ slot: '2' }));
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain(said.noPlace);
    expect(html).toContain(said.openLane);
    expect(await seated(world.number, 2)).toMatchObject({ taken: 3 });
    const chosen = /<input[^>]*name="slot"[^>]*value="(\d+)"[^>]*checked/.exec(html)?.[1];
    expect(['1', '3']).toContain(chosen);
  });

  it('still has those that are kept for the desk', async () => {
    const shared = await newWorld({
      days: daysWith(40, 0, 0, 0, 0, 0).slice(0, 1),
      shares: { kept: { desk: 100 }, openings: [], same_day: null },
    });
    expect((await register(shared, family())).status).toBe(409);
    const cookie = await signIn(shared, 'desk');
    const html = await openDesk(`/console/${shared.slug}/desk?lang=en`, cookie);
    expect(html).toContain('data-desk');
    const fields = { ...(await filled()), key: fieldOf(html, 'key') };
    const answer = await submit(`/console/${shared.slug}/desk`, fields, cookie);
    expect(answer.status).toBe(303);
    expect(await seated(shared.number)).toMatchObject({ taken: 3 });
  });

  it('leaves the general lane where no window has any', async () => {
    const full = await newWorld({ days: daysWith(0, 0, 0, 0, 0, 0).slice(0, 1) });
    const html = await openDesk(`/console/${full.slug}/desk?lang=en`, await signIn(full, 'desk'));
    expect(html).toContain(words.openLane);
    expect(html).not.toContain('data-desk');
  });
});

describe('what comes in at the desk', () => {
  it.each<Record<string, string>>([
    { adults: '0' },
    { adults: '-1' },
    { adults: 'many' },
    { adults: '999999999999' },
    { adults: '11' },
    { children: '300' },
    { slot: '' },
    { slot: '99' },
    { slot: "1' OR 1=1" },
    { locale: 'xx' },
    { name: 'x'.repeat(10_000) },
    { phone: '<script>' },
    { kind: 'media', adults: '0' },
  ])('is refused whole, and changes nothing: %o', async (change) => {
    const before = await registrations();
    const answer = await confirm(await filled(change));
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain('<script>"');
    expect((await registrations()).n).toBe(before.n);
  });

  it('is a family, whatever kind is sent along', async () => {
    expect((await viewOf(world, await made({ kind: 'media' }))).kind).toBe('family');
  });

  it('is registered all the same without a key, or with one that is none', async () => {
    for (const key of ['', 'x', '<b>']) await made({ key });
  });

  it.each(MEMBER_ROLES)('is for owner, organizer and desk: %s', async (role) => {
    const cookie = await signIn(world, role);
    const answer = await confirm(await filled(), cookie);
    expect(answer.status).toBe(['owner', 'organizer', 'desk'].includes(role) ? 303 : 403);
  });

  it('is for nobody of another edition', async () => {
    const stranger = await signIn(await newWorld(), 'owner');
    expect((await confirm(await filled(), stranger)).status).toBe(404);
    const id = await made();
    expect(await page(`/desk/${id}`, stranger)).not.toContain('desk-code');
  });
});

describe('a printed ticket', () => {
  it('says what a gate needs, in the language of its holder, and no name', async () => {
    const id = await made({ locale: 'fr', name: 'Amina', phone: randomPhone() });
    const [ticket] = (await viewOf(world, id)).tickets;
    const html = await page(`/visitors/${id}/print`);
    const [paper = ''] = /<article class="paper"[\s\S]*?<\/article>/.exec(html) ?? [];
    expect(paper).toContain('lang="fr"');
    expect(paper).toContain('même sans billet');
    expect(paper.replace(/\u00a0/g, '')).toContain(ticket?.code);
    expect(paper).not.toContain('Amina');
    expect(html).not.toMatch(/style="/);
  });

  it('remembers the paper of this browser’s printer', async () => {
    const id = await made();
    const path = `/console/${world.slug}/visitors/${id}/print`;
    const chosen = await request(`${path}?paper=80`, { headers: { Cookie: karim } });
    const paper = chosen.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    expect(paper).toBe('paper=80');
    expect(await chosen.text()).toContain('data-paper="80"');
    expect(await openDesk(path, `${karim}; ${paper}`)).toContain('data-paper="80"');
    expect(await openDesk(path, karim)).toContain('data-paper="a4"');
    expect(await openDesk(`${path}?paper=<b>`, `${karim}; paper=x`)).toContain('data-paper="a4"');
  });
});

describe('erasing', () => {
  it('takes a name that the desk wrote down without a phone', async () => {
    const own = await newWorld();
    const cookie = await signIn(own, 'desk');
    const form = await openDesk(`/console/${own.slug}/desk`, cookie);
    const fields = {
      key: fieldOf(form, 'key'),
      slot: '1',
      adults: '1',
      children: '0',
      locale: 'ar',
    };
    const sent = await submit(`/console/${own.slug}/desk`, { ...fields, name: '…؟' }, cookie);
    const edition = await editionOf(own);
    const closes = edition.days.at(-1)?.closes_at ?? 0;
    const due = closes + (edition.controller.keep_days + 1) * 86_400_000;
    for (let call = 0; call < 3; call++) await eraseContacts(asService(due + call));
    const row = env.DB.prepare('SELECT contact FROM registration WHERE id = ?1').bind(idIn(sent));
    expect(await row.first()).toEqual({ contact: null });
  });
});
