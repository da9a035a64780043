import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Credential, Settled } from '../../src/actors/calls.ts';
import { Gatekeeper } from '../../src/actors/gatekeeper/gatekeeper.ts';
import type { DeviceReport } from '../../src/domain/device-health.ts';
import type { AskedScan } from '../../src/domain/scan-log.ts';
import { hashSecret } from '../../src/store/keys/keys.ts';
import { askedScan } from '../domain/asked-scan.ts';
import type { Phone, World } from './world.ts';
import { databaseWith } from './writers.ts';

/** Another Gatekeeper, as real as the one in service: what a replaced instance is to its successor. */
export function newGatekeeper(db: D1Database = env.DB): Promise<Gatekeeper> {
  const stub = env.GATEKEEPER.getByName(crypto.randomUUID());
  return runInDurableObject(stub, (_, state) => new Gatekeeper(state, { ...env, DB: db }));
}

/** The Gatekeeper in service, as its Worker reaches it. */
export function inService(world: World) {
  return env.GATEKEEPER.getByName(String(world.number));
}

/** A ticket held up to a Gatekeeper, as the Worker hands it over. */
export function held(serial: number, change: Partial<AskedScan> = {}): AskedScan {
  return askedScan({
    id: crypto.randomUUID(),
    presented: { as: 'token', serial, revision: 0 },
    at: Date.now(),
    ...change,
  });
}

/** What the Worker tells of a phone that speaks with its token. */
export async function credentialOf(phone: Phone): Promise<Credential> {
  return { device: phone.id, token_hash: await hashSecret(phone.token), key_thumbprint: null };
}

/** Has a Gatekeeper settle scans of a phone. */
export async function settledBy(
  gatekeeper: Gatekeeper,
  world: World,
  phone: Phone,
  scans: readonly AskedScan[],
  said: Partial<DeviceReport> = {},
): Promise<Settled['results']> {
  const who = await credentialOf(phone);
  const contact = { queued: 0, oldest: null, signed_off: false, health: null, ...said };
  const answer = await gatekeeper.scan(world.number, who, {
    scans,
    alerts: [],
    since: null,
    ...contact,
  });
  if (answer.outcome !== 'settled') throw new Error(answer.outcome);
  return answer.results;
}

/** A database that holds back the first batch of scans until it is let go. */
export function stalled() {
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  let waiting = true;
  const db = databaseWith(async (statements) => {
    if (waiting && writesScans(statements)) {
      waiting = false;
      reached.resolve();
      await go.promise;
    }
    return env.DB.batch(statements);
  });
  return { db, reached: reached.promise, letGo: () => go.resolve() };
}

export function writesScans(statements: readonly D1PreparedStatement[]): boolean {
  return statements.some((statement) => sqlOf(statement).includes('INSERT INTO scan'));
}

/** The protection of its epoch taken away: batches of an older one go through. */
export function unfenced(db: D1Database): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') {
        return (sql: string) =>
          target.prepare(sql.includes('iif(a.epoch') ? 'SELECT ?1, ?2, ?3, ?4' : sql);
      }
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A database that has something done after the first scans were judged, before they are written. */
export function between(order: () => Promise<unknown>): D1Database {
  let first = true;
  return databaseWith(async (statements) => {
    if (first && writesScans(statements)) {
      first = false;
      await order();
    }
    return env.DB.batch(statements);
  });
}

/** The guard of the tickets taken away: a batch goes through whatever was changed under it. */
export function unguarded(db: D1Database): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') {
        return (sql: string) => target.prepare(sql.includes('SELECT 1, 0') ? 'SELECT ?1, ?2' : sql);
      }
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export function sqlOf(statement: D1PreparedStatement): string {
  return String(Reflect.get(statement, 'statement'));
}
