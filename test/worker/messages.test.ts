import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellPart } from '../../src/actors/registrar/tell-holders.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { EditionEdit } from '../../src/domain/editing/edits.ts';
import { erasureOf, slotsOf } from '../../src/domain/edition.ts';
import type { Contact, RegistrationReceipt } from '../../src/domain/registration.ts';
import worker from '../../src/index.ts';
import { changeRecord } from '../../src/operations/change-record.ts';
import { changeParty } from '../../src/operations/change-registration.ts';
import { correctContact } from '../../src/operations/correct-contact.ts';
import { decideRequests } from '../../src/operations/decide-request.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { run, write } from '../../src/store/d1/batch.ts';
import { editionKeys } from '../../src/store/keys/keys.ts';
import { sealContact } from '../../src/store/registrations/contact-box.ts';
import { register as registerRows } from '../../src/store/registrations/register.ts';
import { asMember, asVisitor } from './acting.ts';
import { causesOf, messagesOf, stored } from './outbox.ts';
import { family, newWorld, register, registered, type World } from './world.ts';
import { databaseWith, newRegistrar, row } from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

// A batch that fails says so in the log.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

let world: World;
/** A window of tomorrow. */
let window: number;
beforeEach(async () => {
  world = await newWorld();
  window = (await stored(world)).days[1]?.slots[0]?.number ?? 0;
});

const office = () => asMember({ event: world.number, id: 'anna' });

/** Moves the window to begin at this hour. */
const movedTo = (from: string): EditionEdit => ({ verb: 'window', window, mine: { from } });

function edit(change: EditionEdit, key: string = crypto.randomUUID()) {
  return editEdition(office(), { event: world.number, edits: [change], key });
}

/** An edit by its Registrar alone: nobody goes on with its messages. */
function editQuietly(change: EditionEdit) {
  const order = { edits: [change], key: crypto.randomUUID() };
  return registrarOf(env, world.number).edit(world.number, order, 'anna');
}

/** Somebody who registers for the window; their id is the key that they registered with. */
async function holder(change: Record<string, unknown> = {}) {
  const id = crypto.randomUUID();
  const response = await register(world, family({ slot: String(window), ...change }), id);
  return { id, receipt: await response.json<RegistrationReceipt>() };
}

async function tick(): Promise<void> {
  await worker.scheduled(createScheduledController({ scheduledTime: new Date(), cron: '' }), env);
}

describe('a window that is moved', () => {
  it('tells each of its holders in their language, once, and is not sent', async () => {
    const arabic = await holder();
    const contact = { name: 'Léa <b>', phone: null, email: 'lea@example.org' };
    const french = await holder({ locale: 'fr', contact });
    await registered(world, { slot: String(window + 1) });
    const key = crypto.randomUUID();
    expect(await edit(movedTo('10:30'), key)).toMatchObject({ outcome: 'edited', version: 2 });
    expect(await edit(movedTo('10:30'), key)).toMatchObject({ outcome: 'unchanged' });
    await tick();
    const slot = slotsOf(await stored(world)).get(window);
    const written = await messagesOf(world);
    const frozen = { kind: 'moved', revision: 2, state: 'dropped', dropped_for: 'no_channel' };
    expect(written).toHaveLength(2);
    expect(written).toContainEqual(
      expect.objectContaining({
        ...{ ...frozen, registration: arabic.id, locale: 'ar', email: null },
        worth_until: slot?.ends_at,
        text: expect.stringMatching(/^تغيير: .* من 10:30، باب /),
      }),
    );
    const [mine] = written.filter(({ locale }) => locale === 'fr');
    expect(mine).toMatchObject({ ...frozen, phone: null, email: 'lea@example.org' });
    expect(mine?.text).toMatch(/^Votre visite a changé : .*, de 10:30 à 12:00, porte /);
    expect(mine?.text).toContain(french.receipt.tickets[0]?.code);
    expect(mine?.text).not.toContain('Léa');
    expect(await causesOf(world)).toEqual([
      { kind: 'moved', revision: 2, people: 10, messages: 2, unreachable: 0, done: 1 },
    ]);
  });

  it('keeps text and recipient sealed, and bound to their row', async () => {
    await holder({ contact: { name: 'ليلى', phone: '0612345678', email: null } });
    await edit(movedTo('10:30'));
    const { results } = await env.DB.prepare('SELECT * FROM message WHERE event = ?1')
      .bind(world.number)
      .all();
    expect(JSON.stringify(results)).not.toMatch(/612345678|تغيير|10:30|ليلى/);
    const [message] = await messagesOf(world);
    expect(message?.phone).toBe('+212612345678');
    await env.DB.prepare('UPDATE message SET revision = 9 WHERE event = ?1')
      .bind(world.number)
      .run();
    await expect(messagesOf(world)).rejects.toThrow();
  });

  it('tells nobody who waits, gave up, or registers for its new hour', async () => {
    await registered(world, {
      slot: String(window),
      kind: 'media',
      party: { adults: 2, children: 0 },
    });
    const gone = await holder();
    await changeByOffice(gone.id, { type: 'cancel', reason: 'organizer' });
    await editQuietly(movedTo('10:30'));
    await env.DB.prepare('UPDATE message_cause SET at = at - 1000 WHERE event = ?1')
      .bind(world.number)
      .run();
    await holder();
    await tick();
    expect((await messagesOf(world)).filter(({ kind }) => kind === 'moved')).toEqual([]);
    expect(await causesOf(world)).toMatchObject([{ kind: 'moved', messages: 0, done: 1 }]);
  });

  it('tells nobody where it is held by nobody, or reads as before', async () => {
    await edit(movedTo('10:30'));
    await holder();
    expect(await edit({ verb: 'window', window, mine: { capacity: 900 } })).toMatchObject({
      outcome: 'edited',
      told: [],
    });
    expect(await causesOf(world)).toEqual([]);
  });

  it('moved twice makes what was said first out of date', async () => {
    await holder();
    await edit(movedTo('10:30'));
    await edit(movedTo('10:45'));
    expect(await messagesOf(world)).toMatchObject([
      { revision: 2, dropped_for: 'superseded' },
      { revision: 3, dropped_for: 'no_channel', text: expect.stringContaining('10:45') },
    ]);
    expect(await counts()).toEqual([
      { kind: 'moved', locale: 'ar', standing: 'no_channel', messages: 1 },
      { kind: 'moved', locale: 'ar', standing: 'superseded', messages: 1 },
    ]);
  });

  it('counts those who left nothing to reach them by', async () => {
    const { id } = await holder();
    await env.DB.prepare('UPDATE registration SET contact = NULL WHERE event = ?1 AND id = ?2')
      .bind(world.number, id)
      .run();
    await edit(movedTo('10:30'));
    expect(await causesOf(world)).toMatchObject([{ messages: 0, unreachable: 1, done: 1 }]);
  });

  async function counts() {
    const sql = `SELECT kind, locale, standing, messages FROM message_count
      WHERE event = ?1 AND messages > 0 ORDER BY kind, locale, standing`;
    return (await env.DB.prepare(sql).bind(world.number).all()).results;
  }
});

describe('messages to many', () => {
  const MANY = 450;

  /** So many families in the window, without the time of so many requests. */
  async function filled(): Promise<void> {
    const edition = await stored(world);
    const keys = await editionKeys(env.SECRET_KEY, edition, Date.now());
    if (!keys) throw new Error('no keys');
    const items = await Promise.all(
      Array.from({ length: MANY }, async (_, n) => {
        const one = row(n + 1, { slot: window, created_at: Date.now() - 1 });
        const box = { name: 'س', phone: `+2126${10_000_000 + n}`, email: null, organisation: null };
        const sealed = await sealContact(keys, edition, one.registration.id, box);
        const day = edition.days[1]?.number ?? 0;
        return {
          ...one,
          registration: { ...one.registration, ...sealed, day },
          tickets: one.tickets.map((ticket) => ({ ...ticket, day })),
        };
      }),
    );
    await run(env.DB, registerRows(env.DB, world.number, items, Date.now()));
    await registrarOf(env, world.number).reload(world.number);
  }

  it('cost the edit one row, and are written by the minute', async () => {
    await filled();
    await editQuietly(movedTo('10:30'));
    expect(await messagesOf(world)).toEqual([]);
    expect(await causesOf(world)).toMatchObject([{ people: 2 * MANY, messages: 0, done: 0 }]);
    await tick();
    const told = new Set((await messagesOf(world)).map(({ registration }) => registration));
    expect(told.size).toBe(MANY);
    expect(await causesOf(world)).toMatchObject([{ messages: MANY, done: 1 }]);
  });

  it('are each written once, wherever the writer stops', async () => {
    await filled();
    await editQuietly(movedTo('10:30'));
    // Each writer stops a batch later than the one before, once it was written or before it was.
    for (let stop = 1; stop <= 12; stop++) {
      let batches = 0;
      const db = databaseWith(async (statements) => {
        batches += 1;
        if (batches === stop && stop % 2 === 0) throw new Error('stopped');
        const results = await env.DB.batch(statements);
        if (batches >= stop) throw new Error('stopped');
        return results;
      });
      await newRegistrar(db)
        .then((registrar) => registrar.tellHolders(world.number))
        .catch(() => undefined);
    }
    await tick();
    const told = (await messagesOf(world)).map(({ registration }) => registration);
    expect([told.length, new Set(told).size]).toEqual([MANY, MANY]);
    expect(await causesOf(world)).toMatchObject([{ messages: MANY, done: 1 }]);
  });

  it('wait while the gates do', async () => {
    await holder();
    await editQuietly(movedTo('10:30'));
    const registrar = await newRegistrar();
    await registrar.yieldToGates();
    expect(await registrar.tellHolders(world.number)).toBe(true);
    expect(await messagesOf(world)).toEqual([]);
    await tick();
    expect(await messagesOf(world)).toHaveLength(1);
  });

  it('take no longer statements for more of them', async () => {
    await filled();
    await editQuietly(movedTo('10:30'));
    let most = 0;
    const db = databaseWith(async (statements) => {
      most = Math.max(most, statements.length);
      return env.DB.batch(statements);
    });
    const registrar = await newRegistrar(db);
    expect(await registrar.tellHolders(world.number)).toBe(false);
    // One of them reads the browsers that are told.
    expect(most).toBeLessThanOrEqual(6);
  });
});

/** The same database, asked in other words. */
function withSql(db: D1Database, change: (sql: string) => string): D1Database {
  return new Proxy(db, {
    get(inner, name) {
      if (name === 'prepare') return (sql: string) => inner.prepare(change(sql));
      const value = Reflect.get(inner, name);
      return typeof value === 'function' ? value.bind(inner) : value;
    },
  });
}

describe('a holder who changes while the messages of a move are written', () => {
  const HOLDS = "WHERE r.state = 'confirmed' AND r.slot = CAST(?3 AS INTEGER)";

  /** Who is told, when somebody gives their place up between the read of the holders and the writing. */
  async function toldMeanwhile(judged: boolean) {
    const gone = await holder();
    const stays = await holder();
    await editQuietly(movedTo('10:30'));
    let batches = 0;
    const cancels = databaseWith(async (statements) => {
      batches += 1;
      if (batches === 3) await changeByOffice(gone.id, { type: 'cancel', reason: 'organizer' });
      return env.DB.batch(statements);
    });
    const db = judged ? cancels : withSql(cancels, (sql) => sql.replace(HOLDS, 'WHERE ?3 = ?3'));
    const desk = { db, event: world.number, edition: await stored(world), env, carried: false };
    await tellPart({ ...desk, fence: () => write() }, Date.now());
    const moved = (await messagesOf(world)).filter(({ kind }) => kind === 'moved');
    const told = moved.map(({ registration }) => registration);
    return { gone: told.includes(gone.id), stays: told.includes(stays.id) };
  }

  it('is told nothing of a window that they gave up', async () => {
    expect(await toldMeanwhile(true)).toEqual({ gone: false, stays: true });
  });

  it('control: by what was read alone they would be sent to a window that they do not hold', async () => {
    expect(await toldMeanwhile(false)).toEqual({ gone: true, stays: true });
  });

  it('is told once, whatever comes first, by what holds in the end', async () => {
    const holders = await Promise.all(Array.from({ length: 12 }, () => holder()));
    const ids = holders.map(({ id }) => id);
    const acts = ids.map((id, n) =>
      n % 3 === 0
        ? changeByOffice(id, { type: 'cancel', reason: 'asked' })
        : n % 3 === 1
          ? changeByOffice(id, { ...PARTY, slot: window + 1, reason: 'asked' })
          : Promise.resolve(),
    );
    await Promise.all([edit(movedTo('10:30')), ...acts]);
    await tick();
    const standing = (await messagesOf(world)).filter((one) => one.dropped_for === 'no_channel');
    const kinds = ids.map((id) => standing.filter((one) => one.registration === id));
    expect(kinds.map((all) => all.map(({ kind }) => kind))).toEqual(
      ids.map((_, n) => [n % 3 === 0 ? 'cancelled' : n % 3 === 1 ? 'changed' : 'moved']),
    );
  });
});

const PARTY = { type: 'change', adults: 2, children: 3, step_free: false } as const;

async function changeByOffice(id: string, order: Parameters<typeof changeRecord>[1]['order']) {
  const edition = await stored(world);
  return changeRecord(office(), { edition, id, order, key: crypto.randomUUID() });
}

describe('a registration', () => {
  it('that the office cancels tells its holder, as asked or not', async () => {
    const asked = await holder({ locale: 'en' });
    const other = await holder({ locale: 'en' });
    await changeByOffice(asked.id, { type: 'cancel', reason: 'asked' });
    await changeByOffice(other.id, { type: 'cancel', reason: 'organizer' });
    const texts = new Map((await messagesOf(world)).map((one) => [one.registration, one.text]));
    expect(texts.get(asked.id)).toContain('is cancelled as you asked.');
    expect(texts.get(other.id)).toContain('is cancelled. The open lane');
  });

  it('that the office changes tells the new hour, once for one form', async () => {
    const { id } = await holder({ locale: 'en' });
    const edition = await stored(world);
    const order = { ...PARTY, slot: window + 1, reason: 'mistake' } as const;
    const change = { edition, id, order, key: 'form' };
    await changeRecord(office(), change);
    await changeRecord(office(), change);
    const hours = slotsOf(edition).get(window + 1);
    expect(await messagesOf(world)).toMatchObject([
      {
        ...{ kind: 'changed', revision: 1, worth_until: hours?.ends_at },
        text: expect.stringContaining(`${hours?.from} to ${hours?.to}`),
      },
    ]);
  });

  it('that its holder changes is no message, and makes the one before out of date', async () => {
    const { receipt } = await holder();
    await edit(movedTo('10:30'));
    const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
    const input = { edition: await stored(world), secret, slot: window, step_free: false };
    await changeParty(asVisitor(), { ...input, adults: 1, children: 0 });
    expect(await messagesOf(world)).toMatchObject([{ kind: 'moved', dropped_for: 'superseded' }]);
  });

  it('whose phone is corrected is not told at the old one', async () => {
    const { id } = await holder();
    await edit(movedTo('10:30'));
    const correct = (contact: Contact) => async () =>
      correctContact(office(), { edition: await stored(world), id, contact, key: contact.name });
    await correct({ name: 'ليلى', phone: null, email: null })();
    expect(await messagesOf(world)).toMatchObject([{ dropped_for: 'no_channel' }]);
    await correct({ name: 'ليلى ب', phone: '+212612000000', email: null })();
    expect(await messagesOf(world)).toMatchObject([{ dropped_for: 'other_contact' }]);
  });

  it('is no message by itself', async () => {
    await holder();
    await tick();
    expect(await messagesOf(world)).toEqual([]);
  });
});

describe('a request', () => {
  const media = { kind: 'media', party: { adults: 2, children: 0 }, locale: 'en' };

  it('that is approved for another window names the new hour', async () => {
    const { id } = await holder(media);
    const edition = await stored(world);
    const windows = new Map([[id, window + 1]]);
    const decision = { edition, ids: [id], order: { type: 'approve', windows }, key: 'k' } as const;
    await decideRequests(office(), decision);
    await decideRequests(office(), decision);
    const hours = slotsOf(edition).get(window + 1);
    expect(await messagesOf(world)).toMatchObject([
      { kind: 'approved', text: expect.stringContaining(`, ${hours?.from}, gate `) },
    ]);
  });

  it('that is declined gives its reason, and nothing that was typed', async () => {
    const { id, receipt } = await holder(media);
    const edition = await stored(world);
    const order = { type: 'decline', reason: 'incomplete' } as const;
    await decideRequests(office(), { edition, ids: [id], order, key: 'k' });
    const { reference } = receipt.registration;
    expect((await messagesOf(world)).map(({ text }) => text)).toEqual([
      `Request ${reference} was not accepted: details missing. The open lane is free for everyone.`,
    ]);
  });
});

describe('messages of an edition that is erased', () => {
  it('go with its key, and their numbers stay', async () => {
    await holder({
      contact: { name: 'خديجة', phone: '0612345678', email: 'khadija.b@example.org' },
    });
    await edit(movedTo('10:30'));
    const [copy] = (await rowsOf('message')) as { box: string }[];
    const before = await rowsOf('message_count');
    const edition = await stored(world);
    const due = erasureOf(edition) + 1;
    await worker.scheduled(createScheduledController({ scheduledTime: due }), env);
    expect(await rowsOf('message')).toEqual([]);
    expect(await rowsOf('message_count')).toEqual(before);
    expect(await editionKeys(env.SECRET_KEY, await stored(world), due)).toBeNull();
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'",
    ).all<{ name: string }>();
    const all = await Promise.all(
      results.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`).all()),
    );
    const bytes = JSON.stringify(all.map((table) => table.results));
    const traces = [copy?.box ?? '', '612345678', 'khadija.b@', 'خديجة', 'تغيير:'];
    expect(traces.filter((trace) => bytes.includes(trace))).toEqual([]);
  });

  async function rowsOf(table: string) {
    const sql = `SELECT * FROM ${table} WHERE event = ?1`;
    return (await env.DB.prepare(sql).bind(world.number).all()).results;
  }
});

describe('a gate', () => {
  it('that is called otherwise tells those who were sent to it, and nobody else', async () => {
    await Promise.all(Array.from({ length: 4 }, () => holder({ locale: 'en' })));
    const { gates } = await stored(world);
    const gate = gates.find(({ kinds, direction }) => kinds.length === 0 && direction !== 'out');
    if (!gate) throw new Error('no gate');
    await edit({ verb: 'gate', gate: gate.number, mine: { sign: 'Z9' } });
    const written = await messagesOf(world);
    expect(written.length).toBeGreaterThan(0);
    for (const { kind, text } of written) {
      expect(kind).toBe('gate');
      expect(text).toContain('Your gate has changed: gate Z9.');
    }
    const [cause] = await causesOf(world);
    expect(cause).toMatchObject({ kind: 'gate', messages: written.length, done: 1 });
    await edit({ verb: 'gate', gate: gate.number, mine: { lanes: 7 } });
    expect(await causesOf(world)).toHaveLength(1);
  });
});
