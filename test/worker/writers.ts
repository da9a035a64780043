import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { PreparedRegistration } from '../../src/actors/calls.ts';
import { Registrar } from '../../src/actors/registrar/registrar.ts';
import { app } from '../../src/app.tsx';
import type { NewRegistration } from '../../src/store/registrations/register.ts';
import { family, ORIGIN, type World } from './world.ts';

type Batch = (statements: D1PreparedStatement[]) => Promise<D1Result[]>;

/** The database, with every batch in the hands of the test. */
export function databaseWith(batch: Batch): D1Database {
  return new Proxy(env.DB, {
    get(db, name) {
      if (name === 'batch') return batch;
      const value = Reflect.get(db, name);
      return typeof value === 'function' ? value.bind(db) : value;
    },
  });
}

/** A database whose next batch, once it is to be held, waits until it is released. */
export function heldUp(fenced = true) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const end = Promise.withResolvers<'written' | 'failed'>();
  let holding = false;
  const db = databaseWith(async (statements) => {
    if (!holding) return env.DB.batch(statements);
    holding = false;
    reached.resolve();
    await gate.promise;
    const written = fenced ? env.DB.batch(statements) : withoutFence(statements);
    written.then(
      () => end.resolve('written'),
      () => end.resolve('failed'),
    );
    return written;
  });
  return {
    db,
    hold: () => {
      holding = true;
    },
    reached: reached.promise,
    release: () => gate.resolve(),
    end: end.promise,
  };
}

/** The fence is the first statement of every batch, and reads nothing. */
async function withoutFence(statements: D1PreparedStatement[]): Promise<D1Result[]> {
  const results = await env.DB.batch(statements.slice(1));
  return [...results.slice(0, 1), ...results];
}

/** Another Registrar, as real as the one in service: what a replaced instance is to its successor. */
export function newRegistrar(
  db: D1Database = env.DB,
  other: Partial<typeof env> = {},
): Promise<Registrar> {
  const stub = env.REGISTRAR.getByName(crypto.randomUUID());
  return runInDurableObject(stub, (_, state) => new Registrar(state, { ...env, ...other, DB: db }));
}

/** The bindings with these Registrars in service, one for each call; the last one stays. */
export function servedBy(...registrars: Registrar[]): typeof env {
  const next = () => (registrars.length > 1 ? registrars.shift() : registrars[0]);
  const REGISTRAR = new Proxy(env.REGISTRAR, {
    get: (binding, name) => (name === 'getByName' ? next : Reflect.get(binding, name)),
  });
  return { ...env, REGISTRAR };
}

/** Registers a family over HTTP with these bindings. */
export function ask(world: World, bindings: typeof env): Promise<Response> {
  const address = `${ORIGIN}/api/v1/events/${world.slug}/registrations`;
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
  const body = JSON.stringify(family());
  return Promise.resolve(app.request(address, { method: 'POST', headers, body }, bindings));
}

/** A party as the Worker hands it to the Registrar: two adults with a phone of their own. */
export function prepared(change: Partial<PreparedRegistration> = {}): PreparedRegistration {
  return {
    id: crypto.randomUUID(),
    state: 'confirmed',
    kind: 'family',
    slot: 1,
    adults: 2,
    children: 0,
    girls: 0,
    boys: 0,
    coaches: 1,
    held: (change.adults ?? 2) + (change.children ?? 0),
    step_free: false,
    locale: 'ar',
    news: false,
    contact: 'sealed',
    phone_hash: crypto.randomUUID(),
    email_hash: null,
    fingerprint: 'content',
    group_code: null,
    request: null,
    agreed: null,
    waits_since: change.state === 'pending' ? Date.now() : null,
    words: [crypto.randomUUID(), crypto.randomUUID()],
    by: null,
    created_at: Date.now(),
    ...change,
  };
}

/** The same with a ticket, as the Registrar writes it. */
export function row(serial: number, change: Partial<PreparedRegistration> = {}): NewRegistration {
  const registration = { ...prepared(change), day: 1 };
  const { id, kind, locale, adults, children, slot, step_free, day } = registration;
  const ticket = {
    serial,
    registration: id,
    state: 'valid' as const,
    revision: 0,
    oldest: 0,
    kind,
    locale,
    adults,
    children,
    girls: 0,
    day,
    slot,
    step_free,
    secret: 1234,
    former: [],
    note: null,
    key_id: 1,
    signature: 'signed',
  };
  return { registration, reference: { serial, secret: 1234 }, tickets: [ticket] };
}

/** People that a window holds: as its row says, and as its registrations add up. */
export async function seated(event: number, slot = 1): Promise<{ taken: number; people: number }> {
  const sql = `SELECT (SELECT taken FROM slot WHERE event = ?1 AND number = ?2) AS taken,
    (SELECT coalesce(sum(adults + children), 0) FROM registration
     WHERE event = ?1 AND slot = ?2 AND state <> 'cancelled') AS people`;
  const found = await env.DB.prepare(sql)
    .bind(event, slot)
    .first<{ taken: number; people: number }>();
  if (!found) throw new Error('no such window');
  return found;
}

/** Does some work while the database lacks one of its triggers: a control of what it protects. */
export async function withoutTrigger<T>(name: string, work: () => Promise<T>): Promise<T> {
  const definition = env.DB.prepare('SELECT sql FROM sqlite_master WHERE name = ?1').bind(name);
  const found = await definition.first<{ sql: string }>();
  if (!found) throw new Error(`${name} is not there`);
  await env.DB.prepare(`DROP TRIGGER ${name}`).run();
  try {
    return await work();
  } finally {
    await env.DB.prepare(found.sql).run();
  }
}
