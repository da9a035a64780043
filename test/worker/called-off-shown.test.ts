import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventAnswer } from '../../src/contract/answers/event.ts';
import { applyEdits } from '../../src/domain/editing/apply-edits.ts';
import type { Day } from '../../src/domain/edition.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { calledOffWords } from '../../src/i18n/called-off.ts';
import { callOffDay } from '../../src/operations/call-off-day.ts';
import { openingOf } from '../../src/visitor/event/live-strip.tsx';
import { asMember } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { stored } from './outbox.ts';
import { filled, joined } from './waiting.ts';
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
import { newRegistrar } from './writers.ts';

vi.setConfig({ testTimeout: 60_000 });

const { day: WORD, others: OTHERS, ...SAYS } = calledOffWords.en;

let world: World;
let off: Day;
let other: Day;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await begin();
});

async function begin(change: Parameters<typeof newWorld>[0] = {}): Promise<void> {
  world = await newWorld(change);
  [, off, other] = (await stored(world)).days as [Day, Day, Day];
}

async function callOff(...days: readonly Day[]): Promise<void> {
  for (const { number } of days.length > 0 ? days : [off]) {
    const office = asMember({ event: world.number, id: 'anna' });
    const key = crypto.randomUUID();
    await callOffDay(office, { edition: await stored(world), day: number, key });
  }
  const registrar = await newRegistrar();
  while (await registrar.tellHolders(world.number));
}

const windowOf = (day: Day, at = 0) => String(day.slots[at]?.number);
const page = async (path: string) => (await request(path)).text();
const event = (locale = 'en') => page(`/${locale}/${world.slug}`);
const secretOf = (url: string) => url.split('/r/')[1] ?? '';

describe('the page of an edition', () => {
  it.each(LOCALES)('says in %s that a day is called off, and of no other day', async (locale) => {
    await callOff();
    const html = await event(locale);
    const days = /<ol class="days">(.*?)<\/ol>/s.exec(html)?.[1]?.split('<li') ?? [];
    const said = days.filter((one) => one.includes(calledOffWords[locale].day));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/<strong class="off-word"><svg /);
    expect(said[0]).not.toContain('<a ');
    expect(html).not.toContain(calledOffWords[locale].all);
  });

  it('says of its programme which day is called off, and marks none of its shows', async () => {
    const name = { ar: 'عرض', zgh: 'ⴰⵙⵓⵎⵔ', fr: 'Parade', en: 'Parade' };
    const show = { from: '11:00', to: '11:45', name, arena: name };
    await begin({ programme: [1, 2].map((day) => ({ ...show, day })) });
    await callOff();
    const [, first, second] = (await event()).split('<details id="programme-');
    expect(first).not.toContain(WORD);
    expect(first).toContain('data-from');
    expect(second).toContain(WORD);
    expect(second).not.toContain('data-from');
  });

  it('tells search engines and programs', async () => {
    await callOff();
    const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await event())?.[1];
    const data = JSON.parse(found ?? '') as {
      eventStatus: string;
      subEvent: { eventStatus: string }[];
      offers: { url: string }[];
    };
    const status = (name: string) => `https://schema.org/Event${name}`;
    expect(data.eventStatus).toBe(status('Scheduled'));
    expect(data.subEvent.map((one) => one.eventStatus).slice(0, 3)).toEqual(
      ['Scheduled', 'Cancelled', 'Scheduled'].map(status),
    );
    expect(data.offers.some(({ url }) => url.endsWith(`/days/${off.number}`))).toBe(false);
    const answer = await (await request(`/api/v1/events/${world.slug}`)).json<EventAnswer>();
    expect(answer.days.map((day) => day.called_off).slice(0, 3)).toEqual([false, true, false]);
    expect(answer.days[1]?.slots.some(({ open }) => open)).toBe(false);
  });

  it('says that nothing of it takes place when each of its days is called off', async () => {
    await callOff(...(await stored(world)).days);
    const html = await event();
    expect(html).toContain(SAYS.all);
    expect(html).not.toContain('open lane');
    expect(html).not.toContain('/register');
    expect(html).toContain('EventCancelled');
    expect(html).not.toContain('EventScheduled');
    const form = await page(`/en/${world.slug}/days/${off.number}`);
    expect(form).toContain(SAYS.closed);
    expect(form).not.toContain(OTHERS);
    expect(form).not.toContain('open lane');
  });
});

it('is not announced to open on its day', async () => {
  const edition = await stored(world);
  const before = off.opens_at - 60_000;
  expect(openingOf(edition, null, before)).toBe(off.opens_at);
  await callOff();
  expect(openingOf(await stored(world), null, before)).toBeNull();
});

describe('the form of a day that is called off', () => {
  it('says so, and shows the nearest windows of the others', async () => {
    await callOff();
    const html = await page(`/en/${world.slug}/days/${off.number}`);
    expect(html).toContain(SAYS.nearest);
    expect(html).not.toContain('have ended. Nearest');
    const tab = await page(`/en/${world.slug}/days/${other.number}`);
    expect(tab).not.toContain(`/days/${off.number}"`);
  });

  it('says so after registration has closed', async () => {
    await callOff();
    const sql = `UPDATE event SET status = 'closed', version = version + 1 WHERE number = ?1`;
    await env.DB.prepare(sql).bind(world.number).run();
    await callOff(other);
    const html = await page(`/en/${world.slug}/days/${off.number}`);
    expect(html).toContain(SAYS.closed);
    expect(html).not.toContain('open lane');
  });

  it('is open again once one of its windows is', async () => {
    const { tickets } = await registered(world, { slot: windowOf(off) });
    await callOff();
    const cookie = await signIn(world, 'organizer');
    const path = `/console/${world.slug}/edition/days`;
    await submit(path, { verb: 'close_day', number: String(off.number), closed: 'no' }, cookie);
    expect((await register(world, family({ slot: windowOf(off) }))).status).toBe(201);
    expect(await event()).not.toContain(WORD);
    expect(await page(`/t/${tickets[0]?.token}?lang=en`)).not.toContain('data-called-off');
  });

  it('keeps its number: it is not removed', async () => {
    await callOff();
    const facts = { windows: new Map(), ticketed: false, erased: false, now: Date.now() };
    const edit = { verb: 'remove_day', day: off.number } as const;
    const { outcome } = applyEdits(await stored(world), [edit], facts);
    expect(outcome).toBe('refused');
  });
});

describe('whoever held a ticket for it', () => {
  it('reads on each page that their day is called off, and that the others go ahead', async () => {
    const { tickets, registration } = await registered(world, { slot: windowOf(off) });
    await callOff();
    const ticket = await page(`/t/${tickets[0]?.token}?lang=en`);
    expect(ticket).toContain(`${SAYS.void} ${OTHERS}`);
    expect(ticket).not.toContain('open lane');
    const own = await page(`/r/${secretOf(registration.manage_url)}?lang=en`);
    expect(own).toContain(`${SAYS.registration} ${OTHERS}`);
    const elsewhere = await registered(world, { slot: windowOf(other) });
    expect(await page(`/t/${elsewhere.tickets[0]?.token}?lang=en`)).not.toContain(
      'data-called-off',
    );
  });

  it('has no ticket that is shown as valid while it waits to be cancelled', async () => {
    const { tickets } = await registered(world, { slot: windowOf(off) });
    const sql = `INSERT INTO message_cause (event, kind, revision, windows, people, made_by, at, done_at)
      VALUES (?1, 'called_off', ?2, '[]', 0, 'anna', 1, 1)`;
    await env.DB.prepare(sql).bind(world.number, off.number).run();
    const shut = 'UPDATE slot SET closed = 1 WHERE event = ?1 AND day = ?2';
    await env.DB.prepare(shut).bind(world.number, off.number).run();
    const bump = 'UPDATE event SET version = version + 1 WHERE number = ?1';
    await env.DB.prepare(bump).bind(world.number).run();
    await callOff(other);
    const ticket = await page(`/t/${tickets[0]?.token}?lang=en`);
    expect(ticket).toContain(SAYS.void);
    expect(ticket).not.toContain('Valid ticket');
    expect((await request(`/t/${tickets[0]?.token}.svg`)).status).not.toBe(200);
  });

  it('reads it in the list that a phone keeps', async () => {
    await callOff();
    const kept = (await event())
      .match(/<template.*?<\/template>/gs)
      ?.filter((one) => one.includes(WORD));
    expect(kept).toHaveLength(1);
    expect(kept?.[0]).toContain(`data-day="${off.number}"`);
  });

  it('reads it on their place in its wait list', async () => {
    await begin({ days: daysWith(2) });
    const [first] = (await stored(world)).days;
    if (!first) throw new Error('no day');
    await filled(world, 2);
    const { secret } = await joined(world);
    await callOff(first);
    const html = await page(`/r/${secret}?lang=en`);
    expect(html).toContain(SAYS.waiting);
    expect(html).not.toContain('name="do"');
  });
});

describe('a request that waits for it', () => {
  const crew = (change: Record<string, unknown> = {}) =>
    registered(world, {
      kind: 'media',
      party: { adults: 4, children: 0 },
      organisation: 'قناة الأفق',
      slot: windowOf(off),
      media: { work: 'تلفزة', equipment: 'كاميرتان', vehicle: '' },
      ...change,
    });
  const decide = async (fields: Record<string, string>) => {
    const sql = "SELECT id FROM registration WHERE event = ?1 AND state = 'pending' LIMIT 1";
    const id = await env.DB.prepare(sql).bind(world.number).first<string>('id');
    const cookie = await signIn(world, 'owner');
    return submit(
      `/console/${world.slug}/requests/decide`,
      { id: id ?? '', kind: 'media', ...fields },
      cookie,
    );
  };
  const states = async () => {
    const sql = 'SELECT state FROM registration WHERE event = ?1 ORDER BY day';
    const { results } = await env.DB.prepare(sql).bind(world.number).all<{ state: string }>();
    return results.map(({ state }) => state);
  };

  it('is not approved for it, though it holds its places', async () => {
    const { registration } = await crew();
    await callOff();
    const queue = await openDesk(
      `/console/${world.slug}/requests?lang=en`,
      await signIn(world, 'owner'),
    );
    expect(queue).toContain(WORD);
    await decide({ what: 'approve' });
    expect(await states()).toEqual(['pending']);
    const own = await page(`/r/${secretOf(registration.manage_url)}?lang=en`);
    expect(own).toContain(SAYS.request);
    expect(own).not.toContain('data-pending');
  });

  it('is declined, and is approved for its other days', async () => {
    await crew({ also: [windowOf(other)] });
    await callOff();
    await decide({ what: 'approve' });
    expect(await states()).toEqual(['pending', 'confirmed']);
    await decide({ what: 'decline', reason: 'incomplete' });
    expect((await states())[0]).toBe('cancelled');
  });

  it('is not approved by whoever asks the writer itself', async () => {
    await crew();
    await callOff();
    const sql = 'SELECT id FROM registration WHERE event = ?1';
    const id = (await env.DB.prepare(sql).bind(world.number).first<string>('id')) ?? '';
    const registrar = await newRegistrar();
    const order = { type: 'approve' } as const;
    const { outcome } = await registrar.changeTogether(
      world.number,
      [{ id, order }],
      'anna',
      crypto.randomUUID(),
    );
    expect(outcome).toBe('registration_closed');
  });
});

describe('the office', () => {
  it('reads it on the days and on the board, and is not offered it at the desk', async () => {
    await registered(world, { slot: windowOf(off) });
    await callOff();
    const cookie = await signIn(world, 'owner');
    const days = await openDesk(`/console/${world.slug}/edition/days?lang=en`, cookie);
    expect(days).toContain(WORD);
    expect(days).not.toContain(`/days/${off.number}/call-off`);
    expect(await openDesk(`/console/${world.slug}?lang=en`, cookie)).toContain(WORD);
    const sheet = `/console/${world.slug}/days/${off.number}/close?lang=en`;
    expect(await openDesk(sheet, cookie)).toContain(WORD);
    const desk = await openDesk(`/console/${world.slug}/desk?lang=en`, cookie);
    expect(desk).not.toContain(`name="slot" value="${windowOf(off)}"`);
  });
});
