import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RegistrationReceipt } from '../../src/domain/registration.ts';
import { run } from '../../src/store/d1/batch.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { otherDays } from '../../src/store/registrations/other-days.ts';
import {
  holdRegistered,
  register as registerRows,
} from '../../src/store/registrations/register.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { openDesk, submit } from './desk.ts';
import {
  daysWith,
  family,
  newWorld,
  register,
  registered,
  request,
  signIn,
  type World,
} from './world.ts';
import { row } from './writers.ts';

let world: World;
let owner: string;
/** The first window of each day. */
let windows: string[];
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 200) });
  owner = await signIn(world, 'owner');
  const edition = await stored();
  windows = edition.days.map((day) => String(day.slots[0]?.number));
});

async function stored() {
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

const WORK = { work: 'تلفزة', equipment: 'كاميرتان', vehicle: 'شاحنة بث 1234-أ-6' };

/** A crew of four that asks for two days at once. */
const crew = (change: Record<string, unknown> = {}) =>
  family({
    kind: 'media',
    party: { adults: 4, children: 0 },
    organisation: 'قناة الأفق',
    slot: windows[0],
    also: [windows[1]],
    media: WORK,
    ...change,
  });

async function asked(change: Record<string, unknown> = {}) {
  const receipt = await registered(world, crew(change));
  return { receipt, ...(await days(receipt)) };
}

async function days(receipt: RegistrationReceipt) {
  const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('the link opens nothing');
  const others = await otherDays(env, await stored(), view.id, Date.now());
  return { secret, view, others };
}

const decide = (id: string, fields: Record<string, string>) =>
  submit(`/console/${world.slug}/requests/decide`, { id, kind: 'media', ...fields }, owner);

async function heldBySlot(): Promise<Record<string, number>> {
  const sql = 'SELECT number, taken FROM slot WHERE event = ?1 AND taken > 0';
  const { results } = await env.DB.prepare(sql)
    .bind(world.number)
    .all<{ number: number; taken: number }>();
  return Object.fromEntries(results.map(({ number, taken }) => [String(number), taken]));
}

/** Leaves a window with so many places. */
async function leave(slot: string | undefined, places: number): Promise<void> {
  const sql = 'UPDATE slot SET taken = capacity - ?3 WHERE event = ?1 AND number = ?2';
  await env.DB.prepare(sql).bind(world.number, Number(slot), places).run();
}

const heldIn = async (slot: string | undefined) => (await heldBySlot())[slot ?? ''] ?? 0;

describe('the press that asks for several days', () => {
  it('asks once: each day waits and holds its places', async () => {
    const { receipt, view, others } = await asked();
    expect(receipt.registration.status).toBe('pending');
    expect(receipt.tickets).toEqual([]);
    expect(view).toMatchObject({ status: 'pending', held: 4, slot: Number(windows[0]) });
    expect(others).toMatchObject([{ status: 'pending', slot: Number(windows[1]), day: 2 }]);
    expect(await heldBySlot()).toEqual({ [windows[0] ?? '']: 4, [windows[1] ?? '']: 4 });
  });

  it('asks once however often it is sent, at once too', async () => {
    const key = crypto.randomUUID();
    const body = crew();
    const answers = await Promise.all([1, 2, 3].map(() => register(world, body, key)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(await heldBySlot()).toEqual({ [windows[0] ?? '']: 4, [windows[1] ?? '']: 4 });
    const other = await register(world, crew({ also: [windows[2]] }), key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('gets all of its days or none', async () => {
    await leave(windows[1], 3);
    const answer = await register(world, crew());
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: 'slot_full',
      slot: windows[1],
      remaining: 3,
    });
    expect(await heldIn(windows[0])).toBe(0);
  });

  it('is judged by the table, and not by what the Registrar remembers', async () => {
    await registered(world);
    const racing = await Promise.all([
      ...Array.from({ length: 8 }, () =>
        register(world, crew({ party: { adults: 10, children: 0 } })),
      ),
      // Behind the Registrar's back.
      leave(windows[1], 13),
    ]);
    expect(racing).toHaveLength(9);
    const { results } = await env.DB.prepare(
      `SELECT request, count(*) AS days FROM registration
       WHERE event = ?1 AND request IS NOT NULL GROUP BY request`,
    )
      .bind(world.number)
      .all<{ days: number }>();
    expect(results.every((row) => row.days === 2)).toBe(true);
  });

  it('would get half of its days without the guard of its batch', async () => {
    await leave(windows[1], 3);
    const at = (serial: number, slot: string | undefined, day: number) => {
      const own = row(serial, { kind: 'media', state: 'pending', adults: 4, slot: Number(slot) });
      const registration = { ...own.registration, day };
      return { ...own, registration, tickets: own.tickets.map((one) => ({ ...one, day })) };
    };
    const both = [at(1, windows[0], 1), at(2, windows[1], 2)];
    const writing = registerRows(env.DB, world.number, both, Date.now());
    await expect(run(env.DB, writing, holdRegistered(env.DB, world.number, both))).rejects.toThrow(
      /request_is_whole/,
    );
    expect(await heldIn(windows[0])).toBe(0);
    await run(env.DB, writing);
    expect(await heldIn(windows[0])).toBe(4);
  });

  it.each([
    ['the same day twice', () => ({ also: [windows[1], windows[1]] })],
    ['its own day', () => ({ also: [windows[0]] })],
    ['no window', () => ({ also: ['x'] })],
    ['a window that is not there', () => ({ also: ['65000'] })],
    ['too many', () => ({ also: Array.from({ length: 40 }, () => windows[1]) })],
    ['no kind of work', () => ({ media: { ...WORK, work: ' ' } })],
    ['a text that is too long', () => ({ media: { ...WORK, equipment: 'x'.repeat(121) } })],
    ['no outlet', () => ({ organisation: '' })],
    ['another kind of party', () => ({ kind: 'association' })],
  ])('is refused %s', async (_, change) => {
    expect((await register(world, crew(change()))).status).toBe(422);
    expect(await heldBySlot()).toEqual({});
  });

  it('needs no details from a program that knows none', async () => {
    expect((await register(world, crew({ media: undefined, also: undefined }))).status).toBe(201);
  });
});

describe('one decision on several days', () => {
  it('is one row, and approves a ticket a day', async () => {
    const { view, secret, receipt } = await asked();
    const html = await openDesk(`/console/${world.slug}/requests?lang=en&kind=media`, owner);
    expect(html.split('data-request=').length - 1).toBe(1);
    expect(html).toContain('<b>1</b> <span>request waiting');
    const page = await openDesk(`/console/${world.slug}/requests/${view.id}?lang=en`, owner);
    for (const said of ['تلفزة', 'كاميرتان', 'شاحنة بث 1234-أ-6', 'crew of 4']) {
      expect(page).toContain(said);
    }
    const answer = await decide(view.id, { what: 'approve' });
    expect(answer.headers.get('Location')).toContain('&approved=1');
    const after = await days(receipt);
    expect(after.view).toMatchObject({
      status: 'confirmed',
      tickets: [{ state: 'valid', day: 1 }],
    });
    expect(after.others).toMatchObject([
      { status: 'confirmed', tickets: [{ state: 'valid', day: 2 }] },
    ]);
    const own = await openDesk(`/r/${secret}?lang=en`);
    const tokens = [...own.matchAll(/href="(\/t\/[a-z2-7]+)\?lang=en"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(new Set(tokens).size).toBe(2);
    for (const path of tokens) expect((await request(path)).status).toBe(200);
  });

  it('declines all of them, and one form sends all of them again', async () => {
    const { view, receipt, secret } = await asked();
    await decide(view.id, { what: 'decline', reason: 'incomplete' });
    const declined = await days(receipt);
    expect(declined.others).toMatchObject([{ status: 'cancelled', decline_reason: 'incomplete' }]);
    expect(await heldBySlot()).toEqual({});
    const fields = {
      slot: windows[0] ?? '',
      organisation: 'قناة الأفق',
      ...WORK,
      details: 'بطاقة 7',
    };
    const again = await submit(`/r/${secret}/resend`, { ...fields, key: crypto.randomUUID() });
    expect(again.status).toBe(303);
    const after = await days(receipt);
    expect(after.view.status).toBe('pending');
    expect(after.others).toMatchObject([{ status: 'pending' }]);
    expect(await heldBySlot()).toEqual({ [windows[0] ?? '']: 4, [windows[1] ?? '']: 4 });
  });

  it('leaves a day out that its holder has cancelled', async () => {
    const { view, receipt, others } = await asked();
    await submit(`/r/${others[0]?.secret}/cancel`, { key: crypto.randomUUID() });
    await decide(view.id, { what: 'approve' });
    const after = await days(receipt);
    expect(after.view.status).toBe('confirmed');
    expect(after.others).toMatchObject([{ status: 'cancelled' }]);
  });

  it('still finds the others when the first day was cancelled', async () => {
    const { receipt, secret } = await asked();
    await submit(`/r/${secret}/cancel`, { key: crypto.randomUUID() });
    const html = await openDesk(`/console/${world.slug}/requests?kind=media`, owner);
    const id = /data-request="([\w-]+)"/.exec(html)?.[1] ?? '';
    await decide(id, { what: 'approve' });
    expect((await days(receipt)).others).toMatchObject([{ status: 'confirmed' }]);
  });

  it('moves one of them into another window, and the other stays', async () => {
    const { view, receipt } = await asked();
    const edition = await stored();
    const slot = edition.days[1]?.slots[1]?.number;
    const { others } = await days(receipt);
    const sql = 'SELECT id FROM registration WHERE event = ?1 AND slot = ?2';
    const second = await env.DB.prepare(sql)
      .bind(world.number, others[0]?.slot)
      .first<{ id: string }>();
    await decide(view.id, { what: 'approve', [`window.${second?.id}`]: String(slot) });
    const after = await days(receipt);
    expect(after.view).toMatchObject({ slot: Number(windows[0]), status: 'confirmed' });
    expect(after.others).toMatchObject([{ slot, status: 'confirmed' }]);
  });

  it('is written for all of them or for none', async () => {
    const { view, receipt, others } = await asked();
    await leave(windows[2], 2);
    const sql = 'SELECT id FROM registration WHERE event = ?1 AND slot = ?2';
    const second = await env.DB.prepare(sql)
      .bind(world.number, others[0]?.slot)
      .first<{ id: string }>();
    const answer = await decide(view.id, {
      what: 'approve',
      [`window.${second?.id}`]: String(windows[2]),
    });
    expect(answer.status).toBe(409);
    const after = await days(receipt);
    expect(after.view).toMatchObject({ status: 'pending', tickets: [{ state: 'pending' }] });
    expect(after.others).toMatchObject([{ status: 'pending', slot: Number(windows[1]) }]);
  });
});

describe('the badges of the press', () => {
  const sheet = (cookie = owner) =>
    openDesk(`/console/${world.slug}/requests/badges?lang=en`, cookie);

  it('are one for each of the crew, with outlet and days, and no name', async () => {
    expect(await sheet()).toContain('No crew is approved yet.');
    const { view } = await asked();
    expect(await sheet()).toContain('No crew is approved yet.');
    await decide(view.id, { what: 'approve' });
    const html = await sheet();
    expect(html.split('data-crew=').length - 1).toBe(4);
    for (const said of ['crew 1 of 4', 'crew 4 of 4', 'قناة الأفق']) expect(html).toContain(said);
    const [badge = ''] = /<li data-crew=[\s\S]*?<p class="hint">/.exec(html) ?? [];
    expect(badge.split('class="emblem').length - 1).toBe(2);
    expect(html).not.toContain('فاطمة');
  });

  it('are for those who decide on the press', async () => {
    const path = `/console/${world.slug}/requests/badges`;
    const status = async (role: 'communication' | 'desk' | 'viewer') =>
      (await request(path, { headers: { Cookie: await signIn(world, role) } })).status;
    expect(await status('communication')).toBe(200);
    expect(await status('desk')).toBe(403);
    expect(await status('viewer')).toBe(403);
  });
});
