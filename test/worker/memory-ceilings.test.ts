import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import { CALL_LIMITS } from '../../src/http/call-limits.ts';
import { SlidingWindow } from '../../src/http/sliding-window.ts';
import { family, newWorld, ORIGIN, randomPhone, registered, type World } from './world.ts';

const { LIMIT_CONTACT, LIMIT_ADDRESS, LIMIT_ENROL, LIMIT_HOLDER, ...withoutBindings } = env;
const bindings = { LIMIT_CONTACT, LIMIT_ADDRESS, LIMIT_ENROL, LIMIT_HOLDER };
/** As on a server of one's own. */
const own = { ...withoutBindings, RATE_LIMITS: 'memory', CLIENT_ADDRESS: 'none' };

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

const names = ['LIMIT_CONTACT', 'LIMIT_ADDRESS', 'LIMIT_ENROL', 'LIMIT_HOLDER'] as const;
const source = { clock: Date.now, seed: 1 };
const both = names.flatMap((name) => [
  { name, kept: 'by its binding', ceiling: bindings[name] },
  { name, kept: 'in memory', ceiling: new SlidingWindow(CALL_LIMITS[name], source) },
]);

describe.each(both)('the ceiling $name, kept $kept', ({ name, ceiling }) => {
  const { limit } = CALL_LIMITS[name];
  const calls = (key: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => ceiling?.limit({ key })));

  it('allows as many calls as its number, and then refuses', async () => {
    // A binding begins a new minute by the clock, so that one may turn in between: one more than two
    // minutes allow is refused all the same.
    const answers = await calls('one', 2 * limit + 1);
    const allowed = answers.filter((answer) => answer?.success);
    expect(answers[0]).toEqual({ success: true });
    expect(allowed.length).toBeGreaterThanOrEqual(limit);
    expect(allowed.length).toBeLessThanOrEqual(2 * limit);
  });

  it('counts each key for itself', async () => {
    await calls('crowded', limit);
    for (const key of ['other', '', 'crowded ', 'Crowded', '__proto__']) {
      expect(await ceiling?.limit({ key })).toEqual({ success: true });
    }
  });
});

describe('a service that keeps its ceilings in memory', () => {
  // A ceiling is for a sliding minute, and a busy machine may take longer for the calls of one test.
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  let places = 0;
  const nextPeer = () => {
    places += 1;
    return `198.18.${places >> 8}.${places & 255}:40000`;
  };
  const ask = async (path: string, clientIp: string, init: RequestInit = {}) =>
    app.request(new Request(ORIGIN + path, { ...init, cf: { clientIp } }), undefined, own);

  const register = (clientIp: string, change: Record<string, unknown> = {}) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    const body = JSON.stringify(family({ kind: 'guest', ...change }));
    return ask(`/api/v1/events/${world.slug}/registrations`, clientIp, {
      method: 'POST',
      headers,
      body,
    });
  };

  async function statuses(calls: number, call: () => Promise<Response>): Promise<number[]> {
    const seen: number[] = [];
    for (let count = 0; count < calls; count += 1) seen.push((await call()).status);
    return seen;
  }
  const times = (status: number, count: number) => Array<number>(count).fill(status);

  it('tells exactly the call after the last guess to wait, and only where it came from', async () => {
    const peer = nextPeer();
    const { limit } = CALL_LIMITS.LIMIT_ENROL;
    const guess = () =>
      ask('/t/NONE', peer, { headers: { 'CF-Connecting-IP': crypto.randomUUID() } });
    expect(await statuses(limit + 2, guess)).toEqual([...times(404, limit), 429, 429]);
    expect((await ask('/t/NONE', nextPeer())).status).toBe(404);
  });

  it('counts guesses whose body is read before', async () => {
    const { limit } = CALL_LIMITS.LIMIT_ENROL;
    const guess = (peer: string) => {
      const body = new Blob([JSON.stringify({ code: 'none', name: 'x' })]).stream();
      const headers = { 'Content-Type': 'application/json' };
      return ask('/api/v1/devices', peer, { method: 'POST', headers, body });
    };
    const peer = nextPeer();
    const sent = await statuses(limit + 1, () => guess(peer));
    expect(sent).toEqual([...times(403, limit), 429]);
    expect((await guess(nextPeer())).status).toBe(403);
  });

  it('stops one contact, wherever it writes from', async () => {
    const contact = { name: 'سلمى', phone: randomPhone() };
    const { limit } = CALL_LIMITS.LIMIT_CONTACT;
    const sent = await statuses(limit + 1, () => register(nextPeer(), { contact }));
    expect(sent.slice(0, limit)).not.toContain(429);
    expect(sent.at(-1)).toBe(429);
    expect((await register(nextPeer())).status).toBe(201);
  });

  it('stops one address that sends too much, however many contacts it names', async () => {
    const peer = nextPeer();
    const { limit } = CALL_LIMITS.LIMIT_ADDRESS;
    const send = () =>
      ask('/api/v1/events/nowhere/registrations', peer, { method: 'POST', body: 'x' });
    const sent = await statuses(limit + 1, send);
    expect(sent.slice(0, limit)).not.toContain(429);
    expect(sent.at(-1)).toBe(429);
    expect((await register(peer)).status).toBe(429);
    expect((await register(nextPeer())).status).toBe(201);
  });

  it('gives the holder of one link a ceiling of their own', async () => {
    const { tickets } = await registered(world);
    const path = `/t/${tickets[0]?.token}`;
    // Whatever is asked of a link counts: what it does not know is answered soonest.
    const { limit } = CALL_LIMITS.LIMIT_HOLDER;
    const sent = await statuses(limit - 1, () => ask(path, nextPeer(), { method: 'PUT' }));
    expect(sent).toEqual(times(404, limit - 1));
    expect(await statuses(2, () => ask(path, nextPeer()))).toEqual([200, 429]);
  });
});

describe('a service starts', () => {
  const start = async (settings: object) => {
    const answer = await app.request(`${ORIGIN}/api/v1/openapi.json`, {}, settings);
    const { detail = '' } = await answer.json<{ detail?: string }>();
    return { status: answer.status, detail };
  };
  const without = (name: string) =>
    Object.fromEntries(Object.entries(bindings).filter(([other]) => other !== name));

  it.each<[string, object]>([
    ['with the bindings', { ...env, RATE_LIMITS: 'on' }],
    ['with the bindings, unless told otherwise', { ...env, RATE_LIMITS: undefined }],
    ['with its memory where it is told so', own],
    ['with its memory at a public address', { ...own, PUBLIC_URL: 'https://localhost:8787' }],
    ['without any on a developer’s machine', { ...withoutBindings, RATE_LIMITS: 'off' }],
  ])('%s', async (_, settings) => {
    expect(await start(settings)).toEqual({ status: 200, detail: '' });
  });

  it.each<[string, object, string]>([
    ...names.map((name): [string, object, string] => [
      `the binding ${name} was forgotten`,
      { ...withoutBindings, ...without(name), RATE_LIMITS: 'on' },
      'bindings of wrangler.toml are missing',
    ]),
    ...['SECRET_KEY', 'OPERATOR_KEY'].flatMap((secret): [string, object, string][] => [
      [
        `${secret} was forgotten at Cloudflare`,
        { ...env, RATE_LIMITS: 'on', [secret]: '' },
        `npx wrangler secret put ${secret}`,
      ],
      ...['memory', 'off'].map((limits): [string, object, string] => [
        `${secret} was forgotten on a machine of one’s own (${limits})`,
        { ...own, RATE_LIMITS: limits, [secret]: '' },
        `${secret} is missing: put it into secrets.env in STATE_DIR`,
      ]),
    ]),
    ['all were forgotten', { ...withoutBindings, RATE_LIMITS: 'on' }, 'are missing'],
    ['nothing is said', { ...withoutBindings, RATE_LIMITS: undefined }, 'are missing'],
    ['memory is set beside bindings', { ...env, ...own, ...bindings }, 'RATE_LIMITS is memory'],
    ['memory is set beside one', { ...own, LIMIT_ENROL }, 'RATE_LIMITS is memory'],
    ['a word is misspelt', { ...env, RATE_LIMITS: 'Memory' }, 'RATE_LIMITS is on, memory or off'],
    ['a word is none', { ...env, RATE_LIMITS: '' }, 'RATE_LIMITS is on, memory or off'],
    [
      'none are kept at a public address',
      { ...env, RATE_LIMITS: 'off', PUBLIC_URL: 'https://localhost:8787' },
      'RATE_LIMITS is off',
    ],
  ])('not when %s', async (_, settings, sentence) => {
    const { status, detail } = await start(settings);
    expect(status).toBe(503);
    expect(detail).toContain(sentence);
  });
});
