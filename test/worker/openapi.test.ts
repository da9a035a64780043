import { env } from 'cloudflare:workers';
import { inspectRoutes } from 'hono/dev';
import { beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import { PROBLEMS } from '../../src/domain/problem.ts';
import { inviteGate } from '../../src/store/members/invite.ts';
import { differences, type JsonSchema, type Schemas, unbounded } from './json-schema.ts';
import {
  asScan,
  daysWith,
  enrol,
  family,
  newWorld,
  type Phone,
  post,
  register,
  registered,
  request,
  sendScans,
  ticketFor,
  type World,
} from './world.ts';

interface Media {
  readonly schema: JsonSchema;
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, Media> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, Media> }
  >;
}
interface Described {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Schemas;
    readonly securitySchemes: Record<string, unknown>;
  };
}

let described: Described;
let world: World;
let phone: Phone;
beforeAll(async () => {
  described = await (await request('/api/v1/openapi.json')).json<Described>();
  world = await newWorld({ days: daysWith(1_000, 4) });
  phone = await enrol(world);
});

const operations = () =>
  Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description', () => {
  it('is OpenAPI 3.1, and may be kept for a while', async () => {
    const answer = await request('/api/v1/openapi.json');
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(answer.headers.get('Cache-Control')).toContain('max-age');
    expect(described.openapi).toBe('3.1.0');
  });

  it('knows every address of the interface', async () => {
    const mounted = new Set(
      inspectRoutes(app)
        .filter(({ path, isMiddleware }) => path.startsWith('/api/v1') && !isMiddleware)
        .map(({ path, method }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
    );
    const known = new Set(
      operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`),
    );
    expect([...mounted].filter((route) => !known.has(route))).toEqual([]);
    const api = [...known].filter((route) => route.includes(' /api/v1'));
    expect(api).not.toEqual([]);
    expect(api.filter((route) => !mounted.has(route))).toEqual([]);
  });

  it('says how far each number and each list goes that somebody may send', () => {
    const found = operations().flatMap(({ path, method, operation }) =>
      Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        unbounded(schema, described.components.schemas, `${method} ${path}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('refers to nothing that it does not hold', () => {
    const { schemas, securitySchemes } = described.components;
    const text = JSON.stringify(described);
    const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.filter((name) => !(String(name) in schemas))).toEqual([]);
    expect(Object.keys(schemas).filter((name) => !references.includes(name))).toEqual([]);
    const guards = operations().flatMap(({ operation }) => operation.security ?? []);
    const names = guards.flatMap((guard) => Object.keys(guard));
    expect(names.filter((name) => !(name in securitySchemes))).toEqual([]);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names the parameters of each path', () => {
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([path, inPath.map((one) => one.name)]).toEqual([path, names]);
    }
  });

  it('gives examples that are what they show', () => {
    const examples = operations().flatMap(({ path, operation }) =>
      Object.values(operation.requestBody?.content ?? {}).map(({ schema, example }) => ({
        path,
        found: differences(example, schema, described.components.schemas),
      })),
    );
    expect(examples.length).toBeGreaterThan(4);
    expect(examples.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  it('names every code by which a request can fail', () => {
    const codes = described.components.schemas.Problem?.properties?.code?.enum;
    expect(codes).toEqual(Object.keys(PROBLEMS));
  });
});

describe('what the service answers is what it describes', () => {
  it('of an event', async () => {
    await expectDescribed('readEvent', request(`/api/v1/events/${world.slug}`), 200);
    await expectDescribed('readEvent', request('/api/v1/events/nowhere'), 404);
  });

  it('of a registration', async () => {
    const [key, body] = [crypto.randomUUID(), family()];
    const school = { kind: 'school', party: { adults: 2, girls: 9, boys: 9, coaches: 2 } };
    const fourth = { contact: { name: 'سلمى', phone: '0612345678' } };
    for (let i = 0; i < 3; i += 1) await registered(world, fourth);
    const answers: [number, unknown, string?][] = [
      [201, body, key],
      [200, body, key],
      [422, family({ slot: '3' }), key],
      [201, family({ ...school, organisation: 'مدرسة الأمل' })],
      [201, family({ kind: 'media' })],
      [409, family({ slot: '2' })],
      [409, family(fourth)],
      [422, family({ consent: false, kind: 'tribe' })],
      [413, 'x'.repeat(100_000)],
    ];
    for (const [status, sent, under] of answers) {
      await expectDescribed('register', register(world, sent, under), status);
    }
    const closed = await newWorld({ status: 'closed' });
    await expectDescribed('register', register(closed, family()), 403);
    const path = `/api/v1/events/${world.slug}/registrations`;
    const typed = post(path, 'x', { 'Content-Type': 'text/plain' });
    await expectDescribed('register', typed, 415);
    await expectDescribed(
      'register',
      post(path, family(), { Origin: 'https://evil.example' }),
      403,
    );
  });

  it('of the live figures', async () => {
    const { token } = await ticketFor(world);
    await sendScans(phone, [asScan({ ticket: token })]);
    await expectDescribed('readLive', request(`/api/v1/events/${world.slug}/live`), 200);
    const coarse = await newWorld({ live_detail: 'coarse' });
    await expectDescribed('readLive', request(`/api/v1/events/${coarse.slug}/live`), 200);
  });

  it('of a socket', async () => {
    const path = `/api/v1/events/${world.slug}/live/socket`;
    await expectDescribed('followLive', request(path), 422);
    const headers = { Upgrade: 'websocket', Origin: 'https://evil.example' };
    await expectDescribed('followLive', request(path, { headers }), 403);
  });

  it('of a device', async () => {
    const by = { event: world.number, id: 'test', keyRequired: false };
    const { code } = await inviteGate(env, by, 3, Date.now());
    await expectDescribed('enrolDevice', post('/api/v1/devices', { code, name: 'x' }), 201);
    await expectDescribed('enrolDevice', post('/api/v1/devices', { code, name: 'x' }), 403);
    await expectDescribed('enrolDevice', post('/api/v1/devices', { name: 'x' }), 422);
  });

  it('of scans and the ledger', async () => {
    const { token, code } = await ticketFor(world);
    const refused = asScan({ ticket: 'nothing' });
    const scans = [
      asScan({ ticket: token, people: 2 }),
      asScan({ ticket: code }),
      asScan({ ticket: token, direction: 'exit' }),
      refused,
      asScan({ type: 'walk_in', people: 3, kind: 'crew', after: refused.id ?? '' }),
      asScan({ type: 'undo', scan: refused.id ?? '' }),
      asScan({ type: 'count', people: 40 }),
      { id: 'malformed' },
    ];
    await expectDescribed('sendScans', sendScans(phone, scans, { since: 0 }), 200);
    await expectDescribed('sendScans', sendScans(phone, []), 200);
    await expectDescribed('sendScans', post('/api/v1/scans', { scans: [] }), 401);
    await expectDescribed('sendScans', sendScans(phone, [], { since: -1 }), 422);
    const ledger = request('/api/v1/ledger', { headers: phone.headers });
    await expectDescribed('readLedger', ledger, 200);
    await expectDescribed('readLedger', request('/api/v1/ledger'), 401);
    const wrong = request('/api/v1/ledger?since=x', { headers: phone.headers });
    await expectDescribed('readLedger', wrong, 422);
  });

  it('of the operator', async () => {
    const key = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
    const operate = (path: string, body: unknown) => post(`/api/v1/operator/${path}`, body, key);
    const { example } = operation('createEdition').requestBody?.content['application/json'] ?? {};
    await expectDescribed('createEdition', operate('editions', example), 201);
    await expectDescribed('createEdition', operate('editions', example), 200);
    const other = { ...Object(example), party_max: 3 };
    await expectDescribed('createEdition', operate('editions', other), 409);
    await expectDescribed('createEdition', operate('editions', {}), 422);
    await expectDescribed('invite', operate('invitations', { kind: 'gate' }), 201);
    await expectDescribed('invite', operate('invitations', { kind: 'organizer' }), 201);
    await expectDescribed('invite', operate('invitations', { kind: 'gate', event: 'x' }), 404);
    await expectDescribed('invite', post('/api/v1/operator/invitations', {}), 401);
    const metrics = (headers: Record<string, string>) =>
      request('/api/v1/operator/metrics', { headers });
    await expectDescribed('readMetrics', metrics(key), 200);
    await expectDescribed('readMetrics', metrics({}), 401);
    await expectDescribed('standDemo', operate('demo', {}), 201);
    await expectDescribed('standDemo', operate('demo', {}), 200);
  });

  it('of its pages and its health', async () => {
    const { token } = await ticketFor(world);
    const { registration } = await registered(world);
    const link = new URL(registration.manage_url).pathname;
    await expectDescribed('openTicket', request(`/t/${token}`), 200);
    await expectDescribed('openTicket', request('/t/none'), 404);
    await expectDescribed('drawTicket', request(`/t/${token}.svg`), 200);
    await expectDescribed('openRegistration', request(link), 200);
    await expectDescribed('openRegistration', request('/r/none'), 404);
    await expectDescribed('readHealth', request('/healthz'), 200);
    await expectDescribed('readDescription', request('/api/v1/openapi.json'), 200);
  });
});

function operation(id: string): Operation {
  const found = operations().find((one) => one.operation.operationId === id);
  if (!found) throw new Error(`${id} is not described`);
  return found.operation;
}

/** The answer has this status, which is described, with this type and of this shape. */
async function expectDescribed(
  id: string,
  asked: Promise<Response>,
  status: number,
): Promise<void> {
  const answer = await asked;
  expect(`${id} ${answer.status}`).toBe(`${id} ${status}`);
  const told = operation(id).responses[String(status)];
  const type = (answer.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  const [media] = Object.entries(told?.content ?? {}).filter(([name]) => name.startsWith(type));
  expect(`${id} ${status} ${media?.[0].split(';')[0]}`).toBe(`${id} ${status} ${type}`);
  const value: unknown = type.endsWith('json') ? await answer.json() : await answer.text();
  const schema = media?.[1].schema ?? {};
  expect(differences(value, schema, described.components.schemas)).toEqual([]);
}
