import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import { problemWords } from '../../src/i18n/problems.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { newWorld, ORIGIN, signIn, type World } from './world.ts';
import { ask, newRegistrar, servedBy } from './writers.ts';

let world: World;
let owner: string;
let logged: string[];
beforeAll(async () => {
  world = await newWorld();
  owner = await signIn(world);
});
beforeEach(() => {
  logged = [];
  vi.spyOn(console, 'error').mockImplementation((line) => logged.push(String(line)));
  forgetEditions();
});
afterEach(() => {
  vi.restoreAllMocks();
  forgetEditions();
});

/** The database as it is for reading; each thing written, alone or in a batch, fails so. */
function fullDisk(message: string): D1Database {
  const fail = async () => Promise.reject(new Error(message));
  const refusing = (statement: D1PreparedStatement, sql: string): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') {
          return (...values: unknown[]) => refusing(target.bind(...values), sql);
        }
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return /^\s*(select|with)\b/i.test(sql) ? value.bind(target) : fail;
      },
    });
  return new Proxy(env.DB, {
    get(db, name) {
      if (name === 'batch') return fail;
      if (name === 'prepare') return (sql: string) => refusing(db.prepare(sql), sql);
      const value = Reflect.get(db, name);
      return typeof value === 'function' ? value.bind(db) : value;
    },
  });
}

/** One that does nothing at all, not even read. */
function deadDisk(message: string): D1Database {
  return new Proxy(env.DB, {
    get(db, name) {
      if (name === 'batch') return () => Promise.reject(new Error(message));
      if (name !== 'prepare') return Reflect.get(db, name);
      const dead: unknown = new Proxy(() => undefined, {
        get: (_, verb) => (verb === 'bind' ? () => dead : () => Promise.reject(new Error(message))),
      });
      return () => dead;
    },
  });
}

const FULL = 'D1_ERROR: database or disk is full: SQLITE_FULL';
const READ_ONLY = 'D1_ERROR: attempt to write a readonly database: SQLITE_READONLY';
const NOT_WRITTEN = 'D1_ERROR: disk I/O error: SQLITE_IOERR (extended: SQLITE_IOERR_WRITE)';
const NOT_OPENED = 'D1_ERROR: internal error; reference = kt65s9a05imt1sn518r7n7a1';
const OVERLOADED = 'D1_ERROR: D1 DB is overloaded. Requests queued for too long.';

/** What is asked of the service beside its two writers, and writes or reads by itself. */
function asks(): [what: string, path: string, init: RequestInit][] {
  const operator = {
    Authorization: `Bearer ${env.OPERATOR_KEY}`,
    'Content-Type': 'application/json',
  };
  const invite = JSON.stringify({ kind: 'organizer', event: world.slug });
  return [
    [
      'an invitation',
      '/api/v1/operator/invitations',
      { method: 'POST', headers: operator, body: invite },
    ],
    [
      'an invitation of the console',
      `/console/${world.slug}/people/invite`,
      {
        method: 'POST',
        headers: { Cookie: owner, Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams({ role: 'viewer' }),
      },
    ],
  ];
}

async function answerOf(path: string, init: RequestInit, DB: D1Database): Promise<Response> {
  return app.request(`${ORIGIN}${path}`, init, { ...env, DB });
}

function reason(): unknown {
  const line = logged.map((one) => JSON.parse(one)).find((one) => one.line === 'request_failed');
  return (
    line && { problem: line.problem, d1: [line, ...(line.causes ?? [])].find((one) => one.d1)?.d1 }
  );
}

describe('a database that takes nothing for now', () => {
  it.each([
    [FULL, 'SQLITE_FULL'],
    [READ_ONLY, 'SQLITE_READONLY'],
    [NOT_WRITTEN, 'SQLITE_IOERR'],
    [OVERLOADED, 'D1_ERROR'],
  ])('is answered 503 with the reason in the log: %s', async (message, d1) => {
    for (const [what, path, init] of asks()) {
      logged = [];
      const answer = await answerOf(path, init, fullDisk(message));
      expect(answer.status, what).toBe(503);
      expect(Number(answer.headers.get('Retry-After')), what).toBeGreaterThan(0);
      expect(reason(), what).toEqual({ problem: 'busy', d1 });
    }
  });

  it.each([NOT_OPENED, FULL])(
    'is so for those who only read, where it cannot: %s',
    async (message) => {
      for (const path of [`/ar/${world.slug}`, `/api/v1/events/${world.slug}`, '/']) {
        logged = [];
        forgetEditions();
        const answer = await answerOf(path, {}, deadDisk(message));
        expect(answer.status, path).toBe(503);
        expect(answer.headers.get('Cache-Control'), path).toBe('no-store');
        expect(reason(), path).toMatchObject({ problem: 'busy' });
        const body = await answer.text();
        expect(body, path).not.toContain('reference =');
      }
    },
  );

  it('is answered in words for people, with what to do', async () => {
    const answer = await answerOf(`/fr/${world.slug}`, {}, deadDisk(FULL));
    expect(answer.headers.get('Content-Type')).toContain('text/html');
    const page = await answer.text();
    expect(page).toContain('<html lang="fr"');
    expect(page).toContain(problemWords.fr.codes.busy.happened);
  });

  it('goes on when there is room again, and what was refused left nothing', async () => {
    let full = true;
    const healing = new Proxy(env.DB, {
      get(db, name) {
        if (name === 'batch' && full) return () => Promise.reject(new Error(FULL));
        const value = Reflect.get(db, name);
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    const registrar = await newRegistrar(healing);
    const bindings = { ...env, ...servedBy(registrar), DB: healing };
    const count = () =>
      env.DB.prepare('SELECT count(*) AS n FROM registration WHERE event = ?')
        .bind(world.number)
        .first<number>('n');
    const before = await count();
    expect((await ask(world, bindings)).status).toBe(503);
    expect(reason()).toEqual({ problem: 'busy', d1: 'SQLITE_FULL' });
    expect(await count()).toBe(before);
    full = false;
    expect((await ask(world, bindings)).status).toBe(201);
    expect(await count()).toBe((before ?? 0) + 1);
  });
});

describe('a fault of what the service asks of the database', () => {
  it.each([
    'D1_ERROR: no such table: x: SQLITE_ERROR',
    'D1_ERROR: UNIQUE constraint failed: x.y: SQLITE_CONSTRAINT',
    'D1_TYPE_ERROR: a value cannot be bound',
  ])('is not called busy, which would be asked again for ever: %s', async (message) => {
    const answer = await answerOf(`/ar/${world.slug}`, {}, deadDisk(message));
    expect(answer.status).toBe(500);
  });
});
