import { createExecutionContext, createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import worker from '../../src/index.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { credentialOf, held, newGatekeeper, sqlOf } from './gatekeepers.ts';
import {
  enrol,
  family,
  newWorld,
  ORIGIN,
  type Phone,
  registered,
  signIn,
  type World,
} from './world.ts';
import { databaseWith, newRegistrar, prepared, servedBy } from './writers.ts';

const NAME = 'Zineb Elkhalfi';
const ORGANISATION = 'École Al Amal';
const PHONE = '0661938274';
const EMAIL = 'zineb.elkhalfi@example.org';
/** Never before was one of these in a line: what people typed, and what opens something. */
const SECRETS = new Set([NAME, 'Zineb', 'Elkhalfi', ORGANISATION, PHONE, '661938274', EMAIL]);
let logged: string[];

beforeEach(() => {
  logged = [];
  for (const level of ['error', 'warn', 'log', 'info', 'debug', 'trace'] as const) {
    vi.spyOn(console, level).mockImplementation((...said) => {
      logged.push(said.map((one) => (typeof one === 'string' ? one : String(one))).join(' '));
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

interface Told {
  readonly line: string;
  readonly class?: string;
  readonly frames?: readonly string[];
  readonly causes?: readonly Told[];
  readonly [more: string]: unknown;
}

function lines(): Told[] {
  return logged.map((line) => JSON.parse(line));
}

/** The only line of this kind. */
function only(line: string): Told {
  const found = lines().filter((one) => one.line === line);
  expect(found).toHaveLength(1);
  return found[0] ?? { line };
}

function expectNothingTyped(): void {
  const all = logged.join('\n');
  for (const secret of SECRETS) expect(all).not.toContain(secret);
}

/**
 * A database that fails as badly as one can: its messages hold every value that was bound, and look
 * like a stack.
 */
function talkative(): D1Database {
  const fail = (values: readonly unknown[]) => {
    const said = values.map(String).join(',');
    throw new Error(
      `D1_ERROR: near "${said}"\n    at ${said} (${said}.js:1:2)\n    at Zineb (Zineb.js:1:2)\n    at Elkhalfi.js:3:4: SQLITE_ERROR`,
    );
  };
  const statement = (values: unknown[]): unknown => ({
    bind: (...more: unknown[]) => statement([...values, ...more]),
    values,
    ...Object.fromEntries(
      ['run', 'all', 'first', 'raw'].map((name) => [name, async () => fail(values)]),
    ),
  });
  return new Proxy(env.DB, {
    get(_, name) {
      if (name === 'prepare') return () => statement([]);
      return async (statements: { values: unknown[] }[]) =>
        fail(statements.flatMap(({ values }) => values));
    },
  });
}

let world: World;
let phone: Phone;
let owner: string;
let code: string;
let ticket: { token: string; code: string };
let manage: string;
let idempotency: string;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
  owner = await signIn(world);
  const by = { event: world.number, id: 'test', keyRequired: false };
  code = (await inviteGate(env, by, 1, Date.now())).code;
  const { registration, tickets } = await registered(world);
  ticket = { token: tickets[0]?.token ?? '', code: tickets[0]?.code ?? '' };
  manage = new URL(registration.manage_url).pathname;
  idempotency = crypto.randomUUID();
  const member = (await inviteMember(env, by, 'viewer', Date.now())).code;
  for (const secret of [code, member, ticket.token, ticket.code, phone.token, world.slug]) {
    SECRETS.add(secret);
  }
  SECRETS.add(manage.slice('/r/'.length));
  SECRETS.add(owner.split('=')[1] ?? owner);
  SECRETS.add(idempotency);
  SECRETS.add(env.OPERATOR_KEY);
});

const OWN = { headers: { Origin: ORIGIN } };

function json(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const type = { 'Content-Type': 'application/json', ...OWN.headers };
  return { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) };
}

function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  const sent = { ...OWN.headers, 'Sec-Fetch-Site': 'same-origin', ...headers };
  return { method: 'POST', headers: sent, body: new URLSearchParams(fields) };
}

const typed = () => ({
  contact: { name: NAME, phone: PHONE, email: EMAIL },
  organisation: ORGANISATION,
});

/** Whatever people send that holds something of theirs, and the pattern of the route that takes it. */
function asks(): [route: string, path: string, init: RequestInit][] {
  const { slug } = world;
  const key = { 'Idempotency-Key': idempotency };
  const cookie = { Cookie: owner };
  const operator = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
  const fields = { name: NAME, phone: PHONE, email: EMAIL, organisation: ORGANISATION };
  const scans = { scans: [{ id: crypto.randomUUID(), ticket: ticket.token, name: NAME }] };
  return [
    ['/t/:secret', `/t/${ticket.token}`, {}],
    ['/t/', `/t/${ticket.token}.svg`, {}],
    ['/r/', manage, {}],
    ['/r/', `${manage}/cancel`, form({ ...fields, secret: manage })],
    ['/:locale', `/ar/${slug}?name=${NAME}`, {}],
    ['/:locale', `/fr/${slug}/register`, form(fields)],
    ['/api/v1/events/:slug', `/api/v1/events/${slug}`, {}],
    ['/api/v1/events/:slug', `/api/v1/events/${NAME}`, {}],
    ['/registrations', `/api/v1/events/${slug}/registrations`, json(family(typed()), key)],
    ['/api/v1/devices', '/api/v1/devices', json({ code, name: NAME })],
    ['/api/v1/scans', '/api/v1/scans', json(scans, phone.headers)],
    ['/api/v1/ledger', '/api/v1/ledger?since=0', { headers: phone.headers }],
    ['/console', '/console', { headers: cookie }],
    ['/console', `/console/${slug}`, { headers: cookie }],
    ['/console', `/console/${slug}/people`, { headers: cookie }],
    ['/console/join', `/console/join/${code}`, {}],
    ['/console/join', `/console/join/${code}`, form({ name: NAME })],
    ['/operator', '/api/v1/operator/invitations', json({ kind: 'gate', event: NAME }, operator)],
    ['/operator/metrics', '/api/v1/operator/metrics', { headers: operator }],
    ['none', `/${NAME}/${PHONE}`, { method: 'PROPFIND' }],
  ];
}

describe('when everything fails', () => {
  it.each([true, false])('no line holds what anybody typed (memory fresh: %s)', async (fresh) => {
    if (fresh) forgetEditions();
    const DB = talkative();
    const registrar = await newRegistrar(DB);
    const gatekeeper = await newGatekeeper(DB);
    const GATEKEEPER = new Proxy(env.GATEKEEPER, {
      get: (binding, name) =>
        name === 'getByName' ? () => gatekeeper : Reflect.get(binding, name),
    });
    const bindings = { ...env, ...servedBy(registrar), GATEKEEPER, DB };
    const failed = new Map<string, number>();
    for (const [route, path, init] of asks()) {
      logged = [];
      const { status } = await app.request(`${ORIGIN}${path}`, init, bindings);
      failed.set(route, Math.max(status, failed.get(route) ?? 0));
      expectNothingTyped();
      if (status < 500) continue;
      const told = only('request_failed');
      expect(told).toMatchObject({ status, ms: expect.any(Number) });
      expect(told.route).toContain(route);
      expect(told.route).not.toMatch(/[{}\\]/);
      expect(told.class).toBeTruthy();
    }
    const quiet = [...failed].filter(([, status]) => status < 500).map(([route]) => route);
    expect(quiet).toEqual(['none']);
  });

  it('no line of a writer does, nor of what it answers', async () => {
    const DB = talkative();
    const party = prepared({ contact: EMAIL, phone_hash: PHONE, words: [NAME] });
    const registrar = await newRegistrar(DB);
    await registrar.register(world.number, party).catch(() => undefined);
    const gatekeeper = await newGatekeeper(DB);
    const request = { scans: [held(1)], alerts: [], since: null, queued: 0, oldest: null };
    const who = await credentialOf(phone);
    await gatekeeper
      .scan(world.number, who, { ...request, signed_off: false, health: null })
      .catch(() => undefined);
    expectNothingTyped();
    const actors = new Set(lines().map(({ actor }) => actor));
    expect(actors).toEqual(new Set(['registrar', 'gatekeeper']));
    for (const told of lines()) {
      expect(told).toMatchObject({ line: 'batch_failed', edition: world.number });
    }
  });
});

describe('what leaves a writer', () => {
  /** A database that takes no registration and no scan, and says whose. */
  const DB = databaseWith(async (statements) => {
    const written = statements.some((one) => /INTO (registration|scan)\b/.test(sqlOf(one)));
    if (written) throw new Error(`D1_ERROR: ${NAME} ${PHONE} ${EMAIL}: SQLITE_BUSY`);
    return env.DB.batch(statements);
  });

  it('is no message of the database, which the runtime would log by itself', async () => {
    const registrar = await newRegistrar(DB);
    const registering = registrar.register(world.number, prepared());
    const gatekeeper = await newGatekeeper(DB);
    const who = await credentialOf(phone);
    const contact = { queued: 0, oldest: null, signed_off: false, health: null };
    const scans = [held(1, { type: 'walk_in', people: 1, kind: 'family' })];
    const settled = gatekeeper.scan(world.number, who, {
      scans,
      alerts: [],
      since: null,
      ...contact,
    });
    const answers = await Promise.allSettled([registering, settled]);
    const failed = { status: 'rejected', reason: new Error('D1_ERROR: SQLITE_BUSY') };
    expect(answers).toEqual([failed, failed]);
    expect(lines().length).toBeGreaterThan(2);
    expectNothingTyped();
  });
});

describe('a line', () => {
  it('says of a failure what is needed to find it: where, of what class, from which code', async () => {
    const DB = talkative();
    forgetEditions();
    const answer = await app.request(`${ORIGIN}/ar/${world.slug}`, {}, { ...env, DB });
    const told = only('request_failed');
    expect(told).toMatchObject({
      request: answer.headers.get('X-Request-Id'),
      method: 'GET',
      status: 500,
      ms: expect.any(Number),
    });
    expect(told.route).toMatch(/^\/:locale/);
    const [, inner] = [told, ...(told.causes ?? [])];
    expect(told.class === 'Error' ? told.d1 : inner?.d1).toBe('SQLITE_ERROR');
    forgetEditions();
  });

  it('says which writer did not answer, of which edition, and why', async () => {
    const registrar = await newRegistrar();
    vi.spyOn(registrar, 'register').mockRejectedValue(new RangeError(NAME));
    const path = `/api/v1/events/${world.slug}/registrations`;
    const init = json(family(typed()), { 'Idempotency-Key': crypto.randomUUID() });
    const answer = await app.request(`${ORIGIN}${path}`, init, servedBy(registrar));
    expect(answer.status).toBe(503);
    const writer = { actor: 'registrar', edition: world.number };
    expect(only('call_failed')).toMatchObject({ ...writer, attempt: 1, class: 'RangeError' });
    const told = only('request_failed');
    expect(told).toMatchObject({ ...writer, status: 503, class: 'Problem', problem: 'busy' });
    expect(told.route).toBe('/api/v1/events/:slug/registrations');
    expect(told.causes?.map((one) => one.class)).toEqual(['CallFailed', 'RangeError']);
    expect(told.causes?.at(-1)?.frames).not.toEqual([]);
    expectNothingTyped();
  });

  it('tells of a page that was shown without figures', async () => {
    const { GATEKEEPER } = env;
    const away = new Proxy(GATEKEEPER, {
      get: () => () => {
        throw new Error(NAME);
      },
    });
    const { slug, number } = await newWorld();
    const bindings = { ...env, GATEKEEPER: away };
    expect((await app.request(`${ORIGIN}/ar/${slug}`, {}, bindings)).status).toBe(200);
    const told = lines().find(({ line }) => line === 'page_without_figures');
    expect(told).toMatchObject({ actor: 'gatekeeper', edition: number, problem: 'busy' });
    expectNothingTyped();
  });

  it('tells of one call that failed, though the next one did not', async () => {
    const [broken, sound] = [await newRegistrar(), await newRegistrar()];
    vi.spyOn(broken, 'register').mockRejectedValue(new Error(NAME));
    const path = `/api/v1/events/${world.slug}/registrations`;
    const init = json(family(), { 'Idempotency-Key': crypto.randomUUID() });
    const answer = await app.request(`${ORIGIN}${path}`, init, servedBy(broken, sound));
    expect(answer.status).toBe(201);
    expect(lines().map(({ line }) => line)).toEqual(['call_failed']);
  });

  it('says of a batch that was fenced off what no longer held', async () => {
    const first = await newRegistrar();
    await first.register(world.number, prepared());
    const second = await newRegistrar();
    await second.register(world.number, prepared());
    await first.register(world.number, prepared());
    const writer = { actor: 'registrar', edition: world.number };
    expect(only('batch_failed')).toMatchObject({ ...writer, stale: 'epoch' });
  });

  it('tells of a request that was slow', async () => {
    const now = Date.now();
    vi.spyOn(Date, 'now')
      .mockReturnValueOnce(now)
      .mockReturnValue(now + 1_500);
    const answer = await app.request(`${ORIGIN}/robots.txt?q=${NAME}`, {}, env);
    expect(answer.status).toBe(200);
    expect(only('request_slow')).toMatchObject({ route: '/robots.txt', status: 200, ms: 1_500 });
    expectNothingTyped();
  });

  it('is not written for what went well, or was refused', async () => {
    await app.request(`${ORIGIN}/healthz`, {}, env);
    await app.request(`${ORIGIN}/nowhere/at/all`, {}, env);
    await app.request(`${ORIGIN}/t/none`, {}, env);
    expect(logged).toEqual([]);
  });

  it.each([
    ['/api/v1/events/SLUG/registrations', 'application/json'],
    ['/api/v1/devices', 'application/json'],
    ['/api/v1/scans', 'application/json'],
    ['/fr/SLUG/days/1', 'application/x-www-form-urlencoded'],
    ['/console/join/none', 'application/x-www-form-urlencoded'],
  ])('is not written for whoever goes away while sending: %s', async (path, type) => {
    let sent = 0;
    const body = new ReadableStream({
      pull(stream) {
        sent += 1;
        if (sent > 1) stream.error(new Error('Network connection lost.'));
        else stream.enqueue(new TextEncoder().encode('{"name":'));
      },
    });
    const headers = { 'Content-Type': type, 'Sec-Fetch-Site': 'same-origin', ...phone.headers };
    const url = `${ORIGIN}${path.replace('SLUG', world.slug)}`;
    const answer = await app.request(url, { method: 'POST', headers, body }, env);
    expect(answer.status).toBeLessThan(500);
    expect(logged).toEqual([]);
  });

  it('tells of a database that does not answer', async () => {
    const answer = await app.request(`${ORIGIN}/healthz`, {}, { ...env, DB: talkative() });
    expect(answer.status).toBe(503);
    expect(only('request_failed')).toMatchObject({ route: '/healthz', d1: 'SQLITE_ERROR' });
  });

  it('is written for each work of the minute, which ends without a failure of its own', async () => {
    const controller = createScheduledController({ scheduledTime: new Date(), cron: '* * * * *' });
    await worker.scheduled(controller, { ...env, DB: talkative() });
    // One that fails keeps no other from being tried.
    const failed = lines().filter(({ line }) => line === 'cron_failed');
    expect(failed).toHaveLength(12);
    for (const told of failed) expect(told.class).toBeTruthy();
    expectNothingTyped();
  });

  it('is written though even the answer fails, and tells no more outside', async () => {
    vi.spyOn(app, 'fetch').mockRejectedValue(new Error(`${NAME} ${PHONE}`));
    const asked = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/ar/${world.slug}`);
    const answer = await worker.fetch(asked, env, createExecutionContext());
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: 'internal' });
    expect(only('request_failed').request).toBe(answer.headers.get('X-Request-Id'));
    expectNothingTyped();
  });

  it('is written for reports of phones that could not be kept', async () => {
    const DB = databaseWith(async (statements) => {
      const said = statements.map(sqlOf).join(' ');
      if (said.includes('UPDATE device')) throw new Error(`D1_ERROR: ${PHONE}: SQLITE_BUSY`);
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(DB);
    const who = await credentialOf(phone);
    const contact = { queued: 7, oldest: Date.now(), signed_off: false, health: null };
    await gatekeeper.scan(world.number, who, { scans: [], alerts: [], since: null, ...contact });
    const told = only('reports_not_written');
    expect(told).toMatchObject({ actor: 'gatekeeper', edition: world.number, d1: 'SQLITE_BUSY' });
    expectNothingTyped();
  });
});
