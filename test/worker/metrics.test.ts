import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import { newGatekeeper } from './gatekeepers.ts';
import {
  asScan,
  enrol,
  newWorld,
  ORIGIN,
  registered,
  request,
  sendScans,
  signIn,
  ticketFor,
  type World,
} from './world.ts';
import { newRegistrar, prepared } from './writers.ts';

const AS_OPERATOR = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
const SAMPLE =
  /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\\n]|\\.)*",?)+)\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

async function scraped(bindings = env): Promise<string> {
  const path = `${ORIGIN}/api/v1/operator/metrics`;
  const answer = await app.request(path, { headers: AS_OPERATOR }, bindings);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  return answer.text();
}

/** Every sample of the text; fails for a line that is none, and for one of a family not announced. */
function read(text: string): Sample[] {
  expect(text.endsWith('\n')).toBe(true);
  const types = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, family, type] = /^# TYPE (\w+) (counter|gauge)$/.exec(line) ?? [];
    if (family && type) {
      expect(types.has(family)).toBe(false);
      expect([family, family.endsWith('_total')]).toEqual([family, type === 'counter']);
      types.set(family, type);
    }
    if (line === '' || line.startsWith('# ')) return [];
    const [, name = '', labels = '', value] = SAMPLE.exec(line) ?? [];
    expect([line, types.has(name)]).toEqual([line, true]);
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, said]) => [key, said]);
    return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
  });
}

async function figureOf(name: string, labels: Record<string, string>, of = env): Promise<number> {
  const found = read(await scraped(of)).find(
    (one) =>
      one.name === name && Object.entries(labels).every(([key, said]) => one.labels[key] === said),
  );
  return found?.value ?? 0;
}

const writer = (actor: string) => ({ actor, edition: String(world.number) });

describe('the counters', () => {
  it('open to the operator alone', async () => {
    expect((await request('/api/v1/operator/metrics')).status).toBe(401);
    const headers = { Authorization: 'Bearer another-key-of-someone' };
    expect((await request('/api/v1/operator/metrics', { headers })).status).toBe(401);
    const cookie = { Cookie: await signIn(world) };
    expect((await request('/api/v1/operator/metrics', { headers: cookie })).status).toBe(401);
  });

  it('count requests by method, pattern of the route, and status', async () => {
    const one = { method: 'GET', route: '/api/v1/events/:slug', status: '200' };
    const missing = { ...one, status: '404' };
    const before = [
      await figureOf('abwab_http_requests_total', one),
      await figureOf('abwab_http_requests_total', missing),
    ];
    for (let i = 0; i < 3; i += 1) {
      await app.request(`${ORIGIN}/api/v1/events/${world.slug}?i=${i}`, {}, env);
    }
    await app.request(`${ORIGIN}/api/v1/events/Zineb`, {}, env);
    expect([
      await figureOf('abwab_http_requests_total', one),
      await figureOf('abwab_http_requests_total', missing),
    ]).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 1]);
  });

  it('give what a middleware refuses to the route that it stands before', async () => {
    const refused = { method: 'POST', route: '/api/v1/events/:slug/registrations', status: '403' };
    const before = await figureOf('abwab_http_requests_total', refused);
    const init = { method: 'POST', headers: { Origin: 'https://evil.example' } };
    await app.request(`${ORIGIN}/api/v1/events/${world.slug}/registrations`, init, env);
    expect(await figureOf('abwab_http_requests_total', refused)).toBe(before + 1);
  });

  it('hold no word that anybody sent, whatever address or method is asked for', async () => {
    const before = read(await scraped()).length;
    for (let i = 0; i < 50; i += 1) {
      for (const path of [`/Zineb${i}`, `/t/Zineb${i}`, `/ar/Zineb${i}/x`, `/r/zineb${i}`]) {
        await app.request(`${ORIGIN}${path}`, {}, env);
      }
      await app.request(`${ORIGIN}/ar`, { method: 'PROPFIND' }, env);
    }
    const text = await scraped();
    expect(text).not.toMatch(/zineb/i);
    expect(text).not.toContain('PROPFIND');
    expect(text).not.toContain(world.slug);
    expect(read(text).length).toBeLessThan(before + 12);
  });

  it('count batches, what they settled, and sockets, by writer and edition', async () => {
    const registrations = await figureOf('abwab_writer_items_total', writer('registrar'));
    const scans = await figureOf('abwab_writer_batches_total', writer('gatekeeper'));
    await registered(world);
    const { token } = await ticketFor(world);
    const phone = await enrol(world);
    await sendScans(phone, [asScan({ ticket: token })]);
    expect(await figureOf('abwab_writer_items_total', writer('registrar'))).toBe(registrations + 2);
    expect(await figureOf('abwab_writer_batches_total', writer('gatekeeper'))).toBeGreaterThan(
      scans,
    );
    const headers = { Upgrade: 'websocket', Origin: ORIGIN, Cookie: await signIn(world) };
    const opened = await request(`/api/v1/events/${world.slug}/live/socket`, { headers });
    opened.webSocket?.accept();
    expect(await figureOf('abwab_live_sockets', writer('gatekeeper'))).toBe(1);
    opened.webSocket?.close();
    const sockets = read(await scraped()).filter((one) => one.name === 'abwab_live_sockets');
    expect(new Set(sockets.map((one) => one.labels.actor))).toEqual(new Set(['gatekeeper']));
  });

  it('start no writer, and move no epoch', async () => {
    const quiet = await newWorld();
    await scraped();
    const started = { actor: 'gatekeeper', edition: String(quiet.number) };
    expect(await figureOf('abwab_writer_up', started)).toBe(1);
    expect(await figureOf('abwab_writer_starts_total', started)).toBe(0);
    const sql = 'SELECT count(*) AS n FROM actor WHERE name LIKE ?1';
    const row = await env.DB.prepare(sql).bind(`% ${quiet.number}`).first<{ n: number }>();
    expect(row?.n).toBe(0);
  });

  it('say that a writer does not answer, and go on with the others', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const REGISTRAR = new Proxy(env.REGISTRAR, {
      get: () => () => {
        throw new Error('gone');
      },
    });
    const broken = { ...env, REGISTRAR };
    expect(await figureOf('abwab_writer_up', writer('registrar'), broken)).toBe(0);
    expect(await figureOf('abwab_writer_up', writer('gatekeeper'), broken)).toBe(1);
    vi.restoreAllMocks();
  });
});

describe('a writer’s own counters', () => {
  it('tell of batches that were fenced off', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [first, second] = [await newRegistrar(), await newRegistrar()];
    await first.register(world.number, prepared());
    await second.register(world.number, prepared());
    expect(await first.counts()).toMatchObject({ batches: 1, items: 1, failed: 0, starts: 1 });
    await first.register(world.number, prepared());
    const { since, ...counted } = await first.counts();
    expect(counted).toMatchObject({
      batches: 2,
      items: 2,
      failed: 1,
      stale: { epoch: 1, ground: 0, edition: 0 },
      starts: 2,
      turned_away: 0,
      queue: 0,
      tasks: 0,
      sockets: null,
    });
    expect(since).toBeLessThanOrEqual(Date.now());
    vi.restoreAllMocks();
  });

  it('begin at 0 with each instance', async () => {
    const gatekeeper = await newGatekeeper();
    expect(await gatekeeper.counts()).toMatchObject({ batches: 0, starts: 0, sockets: 0 });
  });
});
