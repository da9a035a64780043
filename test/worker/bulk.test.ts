import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { Audience } from '../../src/domain/bulk.ts';
import worker from '../../src/index.ts';
import {
  type BulkAsked,
  countAudience,
  readBulkDesk,
  sendBulk,
  stopSending,
} from '../../src/operations/bulk.ts';
import { changeRecord } from '../../src/operations/change-record.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { run } from '../../src/store/d1/batch.ts';
import { claim, handOver } from '../../src/store/messages/sending.ts';
import { asMember } from './acting.ts';
import { fillWindow } from './many-holders.ts';
import { messagesOf, stored } from './outbox.ts';
import { carrierWith, deskOf, openMail, roundOf } from './sending.ts';
import { family, newWorld, register, type World } from './world.ts';
import { databaseWith, newRegistrar } from './writers.ts';

vi.setConfig({ testTimeout: 60_000 });

const ALL: Audience = { day: null, window: null, kind: null, gate: null };
const TEXTS = { ar: 'الباب ب مغلق اليوم.', fr: 'La porte B est fermée.', en: null };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// A batch that fails says so in the log.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

let world: World;
/** Two windows of tomorrow. */
let window: number;
let other: number;
beforeEach(async () => {
  world = await newWorld();
  const slots = (await stored(world)).days[1]?.slots ?? [];
  [window = 0, other = 0] = slots.map(({ number }) => number);
});

const office = () => asMember({ event: world.number, id: 'anna' });

async function send(change: Partial<BulkAsked> = {}): Promise<number> {
  const edition = await stored(world);
  const asked = { edition, form: crypto.randomUUID(), texts: TEXTS, audience: ALL };
  return sendBulk(office(), { ...asked, worth_until: Date.now() + HOUR, ...change });
}

async function tick(): Promise<void> {
  const scheduledTime = new Date(Date.now());
  await worker.scheduled(createScheduledController({ scheduledTime }), env);
}

/** By a writer that no gate holds up. */
async function written(): Promise<void> {
  const registrar = await newRegistrar();
  while (await registrar.tellHolders(world.number));
}

const bulks = async () => (await messagesOf(world)).filter(({ kind }) => kind === 'bulk');
const standingsOf = async () =>
  Object.fromEntries(
    (await readBulkDesk(office()))[0]?.counts.map((one) => [one.standing, one.messages]) ?? [],
  );

/** Somebody who registers for a window; their id is the key that they registered with. */
async function holder(change: Record<string, unknown> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const contact = { name: 'Léa', phone: null, email: `l.${id.slice(0, 8)}@example.org` };
  await register(world, family({ slot: String(window), contact, ...change }), id);
  return id;
}

describe('a text for many', () => {
  it('is written to each who is meant, once, in their language', async () => {
    await openMail(world);
    await holder({ locale: 'ar' });
    await holder({ locale: 'zgh' });
    await holder({ locale: 'en' });
    await holder({ slot: String(other) });
    await send({ audience: { ...ALL, window } });
    await written();
    expect((await bulks()).map(({ text, locale }) => [locale, text]).toSorted()).toEqual([
      ['ar', TEXTS.ar],
      ['fr', 'La porte B est fermée.'],
      ['zgh', TEXTS.ar],
    ]);
  });

  it('says of each visit what its places ask for', async () => {
    await openMail(world);
    await holder({ locale: 'fr' });
    const texts = { ...TEXTS, fr: '{code} : {weekday} {d} {month}, {from} - {to}, {gate}' };
    await send({ texts });
    await written();
    const [message] = await bulks();
    expect(message?.text).toMatch(/^\d{12} : [a-z]+ \d+ [a-zé]+, 10:00 - 12:00, \w+$/);
  });

  it('is one where the same form is sent twice at once', async () => {
    await holder();
    const form = crypto.randomUUID();
    expect(await Promise.all([send({ form }), send({ form })])).toEqual([1, 1]);
    await written();
    const sql = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'send_bulk'";
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(1);
    expect(await bulks()).toHaveLength(1);
  });

  it('is for nobody who registers, or cancels, after it was asked for', async () => {
    await openMail(world);
    const gone = await holder();
    const stays = await holder();
    // While the gates wait nothing is written.
    await registrarOf(env, world.number).yieldToGates();
    await send();
    expect(await bulks()).toEqual([]);
    await changeRecord(office(), {
      edition: await stored(world),
      id: gone,
      order: { type: 'cancel', reason: 'asked' },
      key: crypto.randomUUID(),
    });
    await env.DB.prepare('UPDATE message_cause SET at = at - 1000 WHERE event = ?1')
      .bind(world.number)
      .run();
    await env.DB.prepare('UPDATE registration SET created_at = created_at - 5000 WHERE event = ?1')
      .bind(world.number)
      .run();
    await holder();
    await written();
    expect((await bulks()).map(({ registration }) => registration)).toEqual([stays]);
  });

  it('stays where an hour is moved, unless it says something of the visit', async () => {
    await holder({ locale: 'fr' });
    await send();
    await send({ texts: { ...TEXTS, fr: 'Porte {gate}.' } });
    await written();
    const edits = [{ verb: 'window', window, mine: { from: '10:30' } }] as const;
    await editEdition(office(), { event: world.number, edits, key: crypto.randomUUID() });
    await tick();
    const found = (await bulks()).map(({ revision, dropped_for }) => [revision, dropped_for]);
    expect(found.toSorted()).toEqual([
      [1, 'no_channel'],
      [2, 'superseded'],
    ]);
  });
});

describe('a text for thousands', () => {
  const MANY = 2_300;

  it('is written in parts, each once, wherever its writer is killed', async () => {
    await openMail(world, { perMinute: 10 });
    await fillWindow(world, { window, many: MANY, by: 'email' });
    await registrarOf(env, world.number).yieldToGates();
    await send();
    for (let stop = 1; stop <= 9; stop++) {
      let batches = 0;
      const db = databaseWith(async (statements) => {
        batches += 1;
        if (batches === stop && stop % 2 === 0) throw new Error('killed');
        const results = await env.DB.batch(statements);
        if (batches >= stop) throw new Error('killed');
        return results;
      });
      const registrar = await newRegistrar(db);
      await registrar.tellHolders(world.number).catch(() => undefined);
    }
    await written();
    const told = (await bulks()).map(({ registration }) => registration);
    expect([told.length, new Set(told).size]).toEqual([MANY, MANY]);
    expect(await readBulkDesk(office())).toMatchObject([{ done: true, registrations: MANY }]);
  });

  it('that is stopped is neither written nor sent any more', async () => {
    await openMail(world);
    await fillWindow(world, { window, many: MANY, by: 'email' });
    await registrarOf(env, world.number).yieldToGates();
    const number = await send();
    // A part that was read before it was stopped, and comes to be written after it.
    let parts = 0;
    const late = await newRegistrar(
      databaseWith(async (statements) => {
        if (statements.length > 2 && ++parts === 5) await stopSending(office(), { number });
        return env.DB.batch(statements);
      }),
    );
    const now = Date.now();
    const desk = await deskOf(world, () => now);
    await late.tellHolders(world.number);
    const before = (await bulks()).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(MANY);
    await written();
    const carrier = carrierWith();
    await roundOf(desk, carrier);
    expect(carrier.taken).toEqual([]);
    expect(await standingsOf()).toEqual({ stopped: before });
  });

  it('that has left is not said to be stopped by a form that was kept open', async () => {
    await openMail(world);
    await holder();
    const number = await send();
    await written();
    await roundOf(await deskOf(world, Date.now), carrierWith());
    await stopSending(office(), { number });
    expect(await readBulkDesk(office())).toMatchObject([{ done: true, stopped_at: null }]);
    const sql = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'stop_bulk'";
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(0);
  });

  it('grants nothing after it was stopped of what is under way', async () => {
    await openMail(world);
    await fillWindow(world, { window, many: 20, by: 'email' });
    const number = await send();
    await written();
    const asked = {
      channel: 'email',
      most: 8,
      now: Date.now(),
      leaseMs: 120_000,
      date: 'd',
    } as const;
    const [claimed] = await run(env.DB, claim(env.DB, world.number, asked));
    expect(claimed).toHaveLength(8);
    const [first] = claimed;
    if (!first) throw new Error('nothing was claimed');
    expect(await run(env.DB, handOver(env.DB, world.number, first, Date.now()))).toEqual([true]);
    await stopSending(office(), { number });
    for (const one of claimed.slice(1)) {
      expect(await run(env.DB, handOver(env.DB, world.number, one, Date.now()))).toEqual([false]);
    }
    expect(await standingsOf()).toEqual({ sending: 8, stopped: 12 });
  });
});

describe('what is for one', () => {
  it('goes before what is for many, which leaves it a fifth of the budgets', async () => {
    await openMail(world, { perMinute: 10, perDay: 100 });
    await fillWindow(world, { window, many: 30, by: 'email' });
    await send();
    await written();
    // One minute for all rounds, however long they take.
    const minute = Math.floor(Date.now() / MINUTE + 5) * MINUTE;
    const desk = await deskOf(world, () => minute);
    const carrier = carrierWith();
    for (let n = 0; n < 3; n++) await roundOf(desk, carrier);
    expect(carrier.taken).toHaveLength(8);
    await registrarOf(env, world.number).reload(world.number);
    await holder({ locale: 'fr' });
    await roundOf(desk, carrier);
    expect(carrier.taken.slice(8).map(({ text }) => text.slice(0, 12))).toEqual(['Votre billet']);
  });
});

describe('whom it is for', () => {
  it('is counted by what reaches them and by language', async () => {
    await openMail(world);
    await fillWindow(world, { window, many: 3, by: 'email', locale: 'fr' });
    await fillWindow(world, { window: other, many: 4, by: 'phone', from: 10 });
    const edition = await stored(world);
    expect(await countAudience(office(), { edition, audience: ALL })).toEqual({
      registrations: 7,
      people: 14,
      reached: [
        { reach: 'email', locale: 'fr', registrations: 3 },
        { reach: 'none', locale: 'ar', registrations: 4 },
      ],
    });
    const audience = { ...ALL, window };
    expect(await countAudience(office(), { edition, audience })).toMatchObject({ people: 6 });
  });

  it('counts whom their browser alone tells as reached, since it is written to them', async () => {
    await env.DB.prepare(`INSERT INTO channel (event, channel, state, box, per_minute, per_day,
      quiet_from, quiet_until) VALUES (?1, 'push', 'on', '', 100, 1000, 180, 240)`)
      .bind(world.number)
      .run();
    const [told] = [await holder(), await holder()];
    await env.DB.batch([
      env.DB.prepare(`UPDATE registration SET contact = NULL, email_hash = NULL, phone_hash = NULL
        WHERE event = ?1`).bind(world.number),
      env.DB.prepare(`INSERT INTO push_subscription (event, registration, id, box, at)
        VALUES (?1, ?2, 'b', '', 1)`).bind(world.number, told),
    ]);
    const { reached } = await countAudience(office(), {
      edition: await stored(world),
      audience: ALL,
    });
    const counts = Object.fromEntries(reached.map((one) => [one.reach, one.registrations]));
    expect(counts).toEqual({ push: 1, none: 1 });
    await send();
    await written();
    expect((await bulks()).map(({ registration }) => registration)).toEqual([told]);
  });

  it('is told apart by gate as the tickets are', async () => {
    await fillWindow(world, { window, many: 25 });
    const edition = await stored(world);
    const counts = edition.gates.map(({ number: gate }) =>
      countAudience(office(), { edition, audience: { ...ALL, gate } }),
    );
    const sums = (await Promise.all(counts)).map(({ registrations }) => registrations);
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(25);
    const gate = edition.gates[sums.findIndex((one) => one > 0)]?.number ?? null;
    await send({ audience: { ...ALL, gate } });
    await tick();
    expect(await bulks()).toHaveLength(Math.max(...sums.filter((one) => one > 0).slice(0, 1)));
  });

  it('is nobody who waits for an answer, and nobody of a window that is over', async () => {
    const edition = await stored(world);
    await expect(send()).rejects.toMatchObject({ code: 'not_found' });
    await holder();
    const late = { ...office(), now: edition.days.at(-1)?.closes_at ?? 0 };
    expect(await countAudience(late, { edition, audience: ALL })).toMatchObject({ people: 0 });
  });
});
