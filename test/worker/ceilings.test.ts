import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { enrol, newWorld, ORIGIN, type Phone, registered, signIn, type World } from './world.ts';

const limited = { ...env, RATE_LIMITS: 'on' };
/** Twice the ceiling of guesses and more: a minute may turn in between. */
const GUESSES = 70;

let world: World;
let phone: Phone;
let owner: string;
let ticket: string;
let manage: string;
let places = 0;
beforeAll(async () => {
  world = await newWorld();
  phone = await enrol(world);
  owner = await signIn(world);
  const { registration, tickets } = await registered(world);
  ticket = `/t/${tickets[0]?.token}`;
  manage = new URL(registration.manage_url).pathname;
});

interface Asked extends RequestInit {
  readonly from: string;
  readonly with?: object;
}

async function ask(path: string, { from, with: bindings, ...init }: Asked): Promise<Response> {
  const headers = { 'CF-Connecting-IP': from, Origin: ORIGIN, ...init.headers };
  return app.request(ORIGIN + path, { ...init, headers }, { ...limited, ...bindings });
}

function json(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const type = { 'Content-Type': 'application/json' };
  return { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) };
}

/** Asks until it is told to wait; the answers before. */
async function guessed(path: string, from: string, init: RequestInit): Promise<Set<number>> {
  const before = new Set<number>();
  for (let i = 0; i < GUESSES; i += 1) {
    const answer = await ask(path, { from, ...init });
    if (answer.status === 429) {
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      return before;
    }
    before.add(answer.status);
  }
  throw new Error(`${path} takes any number of guesses: ${[...before]}`);
}

const socketOf = (Cookie: string) => ({ headers: { Cookie, Upgrade: 'websocket' } });
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe('whoever guesses', () => {
  it.each<[string, string, () => RequestInit, number]>([
    ['tickets', '/t/NONE', () => ({}), 404],
    ['tickets in capitals', '/T/NONE', () => ({}), 404],
    ['pictures of tickets', '/t/none.svg', () => ({}), 404],
    ['tickets with a path behind', '/t/none/x', () => ({}), 404],
    ['tickets with a line end', '/t/none%0A', () => ({}), 404],
    ['private links', '/r/none', () => ({}), 404],
    ['private links with a path behind', '/r/none/x', () => ({}), 404],
    ['changes of private links', '/r/none/cancel', () => ({ method: 'POST', body: 'x=1' }), 404],
    ['invitations', '/console/join/none', () => ({}), 403],
    ['codes of phones', '/api/v1/devices', () => json({ code: 'none', name: 'x' }), 403],
    ['tokens of phones', '/api/v1/scans', () => json({ scans: [] }, bearer(forged())), 401],
    ['what is no token', '/api/v1/scans', () => json({ scans: [] }, bearer('x')), 401],
    ['tokens for the ledger', '/api/v1/ledger', () => ({ headers: bearer(forged()) }), 401],
    ['tokens for hand-ins', '/api/v1/hand-ins', () => json({ scans: [], last: false }), 401],
    ['tokens for rescues', '/api/v1/rescues', () => json({}), 401],
    ['sessions at the socket', '/api/v1/events/SLUG/live/socket', () => socketOf('session=x'), 401],
    ['the operator’s key', '/api/v1/operator/demo', () => json({}, bearer('k'.repeat(40))), 401],
    ['sessions', '/console', () => ({ headers: { Cookie: 'session=guess' } }), 401],
  ])('%s is told to wait', async (_, address, init, status) => {
    const path = address.replace('SLUG', world.slug);
    places += 1;
    const from = `203.0.113.${places}`;
    expect(await guessed(path, from, init())).toEqual(new Set([status]));
    const elsewhere = await ask(path, { from: '192.0.2.200', ...init() });
    expect(elsewhere.status).toBe(status);
  });

  it('tries too few six digits from one network to wear out those that others show', async () => {
    const asking = (digits: string, from: string) => {
      const body = new URLSearchParams({ digits, to: '/console' });
      const browser = `browser=${'a'.repeat(24)}`;
      return ask('/console/enter', { from, method: 'POST', body, headers: { Cookie: browser } });
    };
    const officer = { from: '192.0.2.31', headers: { Cookie: owner } };
    await ask('/console/me/screen', { ...officer, method: 'POST', body: new URLSearchParams() });
    const shown = await (await ask('/console/me/screen', officer)).text();
    const [, first = '', last = ''] = /<b>(\d{3})<\/b> <b>(\d{3})<\/b>/.exec(shown) ?? [];
    const wrong = first === '000' ? '111111' : '000000';
    // More than wear them out, in less than two minutes.
    for (let i = 0; i < 130; i += 1) await asking(wrong, '203.0.113.30');
    expect((await asking(wrong, '203.0.113.30')).status).toBe(429);
    expect((await asking(first + last, '192.0.2.32')).status).toBe(200);
  });

  it('shuts out nobody of the same network who has what opens', async () => {
    const from = '203.0.113.77';
    const by = { event: world.number, id: 'test', keyRequired: false };
    const [gate, member] = [
      await inviteGate(env, by, 1, Date.now()),
      await inviteMember(env, by, 'viewer', Date.now()),
    ];
    const enrolling = (code: string) => json({ code, name: 'x' });
    await guessed('/api/v1/devices', from, enrolling('none'));
    await guessed('/console/join/none', from, {});
    await guessed('/t/none', from, {});
    await guessed('/r/none', from, {});
    await guessed('/api/v1/scans', from, json({ scans: [] }, bearer(forged())));
    await guessed('/console', from, { headers: { Cookie: 'session=guess' } });
    const opened = [
      await ask('/api/v1/devices', { from, ...enrolling(gate.code) }),
      await ask(`/console/join/${member.code}`, { from }),
      await ask(ticket, { from }),
      await ask(manage, { from }),
      await ask('/api/v1/scans', { from, ...json({ scans: [] }, phone.headers) }),
      await ask(`/console/${world.slug}`, { from, headers: { Cookie: owner } }),
    ];
    expect(opened.map(({ status }) => status)).toEqual([201, 200, 200, 200, 200, 200]);
  });

  it('is not taken for a phone that has an old nonce', async () => {
    const from = '203.0.113.78';
    const headers = { Authorization: `DPoP ${phone.token}`, DPoP: 'x' };
    expect(await guessed('/api/v1/ledger', from, { headers })).toEqual(new Set([401]));
    expect((await ask('/api/v1/ledger', { from, headers: phone.headers })).status).toBe(200);
  });

  /** Of the right shape, and nobody's. */
  function forged(): string {
    return `${world.number}.abcdefgh2345.${'a'.repeat(52)}`;
  }
});

describe('whoever holds a link or a session', () => {
  const exhausted = (used: string[]) => ({
    LIMIT_HOLDER: {
      limit: async ({ key }: RateLimitOptions) => ({ success: used.push(key) < 3 }),
    },
  });

  it.each<[string, () => string, () => RequestInit, number]>([
    ['a ticket', () => ticket, () => ({}), 200],
    ['a private link', () => manage, () => ({}), 200],
    ['a session', () => `/console/${world.slug}`, () => ({ headers: { Cookie: owner } }), 200],
    [
      'a session at the socket',
      () => `/api/v1/events/${world.slug}/live/socket`,
      () => socketOf(owner),
      101,
    ],
  ])('has a ceiling of their own: %s', async (_, path, init, status) => {
    const used: string[] = [];
    const asked = (from: string) => ask(path(), { from, ...init(), with: exhausted(used) });
    const answers = [await asked('192.0.2.1'), await asked('192.0.2.2'), await asked('192.0.2.3')];
    expect(answers.map((answer) => answer.status)).toEqual([status, status, 429]);
    for (const { webSocket } of answers) webSocket?.accept();
    for (const { webSocket } of answers) webSocket?.close();
    expect(new Set(used).size).toBe(1);
    expect(used[0]).not.toContain(path().split('/').at(-1));
  });

  it('has it in either case of letters, and for every form of the page', async () => {
    const used: string[] = [];
    const bindings = { LIMIT_HOLDER: { limit: async ({ key }: RateLimitOptions) => count(key) } };
    const count = (key: string) => ({ success: used.push(key) > 0 });
    const paths = [ticket, ticket.toLowerCase(), `/T/${ticket.slice(3)}`, `${ticket}.svg`];
    for (const path of paths) await ask(path, { from: '192.0.2.1', with: bindings });
    expect(used).toHaveLength(paths.length);
    expect(new Set(used).size).toBe(1);
  });

  it.each<[string, () => string]>([
    ['a ticket', () => ticket],
    ['a private link', () => manage],
  ])('has it whatever stands around the secret of %s', async (_, path) => {
    const used: string[] = [];
    const bindings = { LIMIT_HOLDER: { limit: async ({ key }: RateLimitOptions) => count(key) } };
    const count = (key: string) => ({ success: used.push(key) > 0 });
    const [, kind = '', secret = ''] = path().split('/');
    const parts = ['', '%2F', '(', '%E2%80%8E', '%0A', '/', '%22'].flatMap((around) => [
      `${around}${secret}`,
      `${secret}${around}`,
    ]);
    for (const part of parts) await ask(`/${kind}/${part}`, { from: '192.0.2.1', with: bindings });
    expect(used).toHaveLength(parts.length);
    expect(new Set(used).size).toBe(1);
  });
});

describe('a member who asks for hundreds of pages at once', () => {
  it('has some in progress, some that wait, and delays nobody with the rest', async () => {
    const other = await signIn(world);
    const page = `/console/${world.slug}/people`;
    const open = async (Cookie: string) => {
      const { status, headers } = await app.request(ORIGIN + page, { headers: { Cookie } }, env);
      return { status, retry: headers.get('Retry-After') };
    };
    const asked = Array.from({ length: 200 }, () => open(owner));
    expect((await open(other)).status).toBe(200);
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(100);
    expect(new Set(refused.map(({ retry }) => retry))).toEqual(new Set(['2']));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    expect((await open(owner)).status).toBe(200);
  });
});
