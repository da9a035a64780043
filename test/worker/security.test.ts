import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../src/app.tsx';
import { inviteMember } from '../../src/store/members/invite.ts';
import {
  family,
  newWorld,
  ORIGIN,
  post,
  randomPhone,
  registered,
  request,
  signIn,
  type World,
} from './world.ts';

vi.setConfig({ testTimeout: 20_000 });

let world: World;
let pages: Record<string, string>;
let owner: string;
beforeAll(async () => {
  world = await newWorld();
  const { registration, tickets } = await registered(world);
  owner = await signIn(world);
  const { code } = await inviteMember(
    env,
    { event: world.number, id: 'test' },
    'viewer',
    Date.now(),
  );
  pages = {
    'the event': `/ar/${world.slug}`,
    'the form of a day': `/fr/${world.slug}/days/1`,
    'the notice': `/zgh/${world.slug}/privacy`,
    'a ticket': `/t/${tickets[0]?.token}`,
    'a private link': new URL(registration.manage_url).pathname,
    'the gate': '/gate',
    'an invitation': `/console/join/${code}`,
    'a spent invitation': '/console/join/spent',
    'the board': `/console/${world.slug}`,
    'nothing at all': '/nothing/at/all',
    'an event that is not there': '/en/nowhere',
    'a ticket that is none': '/t/none',
  };
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([
  'the event',
  'the form of a day',
  'the notice',
  'a ticket',
  'a private link',
  'the gate',
  'an invitation',
  'a spent invitation',
  'the board',
  'nothing at all',
  'an event that is not there',
  'a ticket that is none',
])('the page of %s', (name) => {
  let page: Response;
  let html: string;
  beforeAll(async () => {
    page = await request(pages[name] ?? '', { headers: { Cookie: owner } });
    html = await page.text();
  });

  it('lets nothing in but our own files, and nobody frame it', () => {
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    const rules = new Map(
      policy.split(';').map((rule) => {
        const [directive = '', ...sources] = rule.trim().split(/\s+/);
        return [directive, sources] as const;
      }),
    );
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
    expect(rules.get('base-uri')).toEqual(["'none'"]);
    const host = ORIGIN.replace('http', 'ws');
    const own = ["'none'", "'self'", "'wasm-unsafe-eval'", 'data:', 'blob:', host];
    expect([...rules.values()].flat().filter((source) => !own.includes(source))).toEqual([]);
    expect(rules.get('script-src')?.filter((source) => /:$/.test(source))).toEqual([]);
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('needs nothing inline and nothing of a third party', () => {
    expect(html).toContain('<html');
    // A block of data for search engines is no script: no browser runs it.
    const run = html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');
    expect(run).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+="/i);
    const addresses = [...html.matchAll(/\s(?:src|href|action)="([^"]*)"/g)].map(
      ([, to = '']) => to,
    );
    const foreign = addresses.filter(
      (to) => !/^(?:\/(?!\/)|#|\?|tel:|sms:|mailto:|https:\/\/wa\.me\/)/.test(to),
    );
    expect(foreign.filter((to) => new URL(to, ORIGIN).origin !== ORIGIN)).toEqual([]);
  });

  it('carries a number that helpers can ask for', () => {
    expect(page.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('every answer', () => {
  it('has a number of its own', async () => {
    const paths = ['/healthz', `/api/v1/events/${world.slug}`, '/api/v1/nowhere', '/', '/nowhere'];
    const answers = await Promise.all([...paths, ...paths].map((path) => request(path)));
    const numbers = answers.map((answer) => answer.headers.get('X-Request-Id'));
    expect(numbers).not.toContain(null);
    expect(new Set(numbers).size).toBe(answers.length);
  });

  it('asks for https from then on, where the service has it', async () => {
    const secure = { ...env, PUBLIC_URL: 'https://abwab.example', RATE_LIMITS: 'on' };
    const header = 'Strict-Transport-Security';
    expect((await app.request('/healthz', {}, secure)).headers.get(header)).toContain('max-age=');
    expect((await app.request('/healthz', {}, env)).headers.get(header)).toBeNull();
  });
});

describe('the camera', () => {
  it('is for the pages that read codes with it, and for no other', async () => {
    const may = async (path: string) => {
      const { headers } = await request(path, { headers: { Cookie: owner } });
      return headers.get('Permissions-Policy')?.includes('camera=(self)');
    };
    const desk = `/console/${world.slug}`;
    for (const path of ['/gate', `${desk}/desk`, `${desk}/visitors`]) {
      expect([path, await may(path)]).toEqual([path, true]);
    }
    const others = [
      '/',
      `/ar/${world.slug}`,
      '/console',
      desk,
      `${desk}/people`,
      '/healthz',
      '/gate/x',
    ];
    for (const path of [...others, `${desk}/visitors/x`, '/api/v1/openapi.json']) {
      expect([path, await may(path)]).toEqual([path, false]);
    }
  });
});

describe('what is not there', () => {
  it.each(['/api/v1/nowhere', '/api/v2/events/demo', '/api/', '/api/v1/events/nowhere/live'])(
    'is a problem in JSON under /api: %s',
    async (path) => {
      const answer = await request(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 404, code: 'not_found' });
    },
  );

  it('is a page elsewhere, in the reader’s language', async () => {
    const languages = { ar: 'rtl', zgh: 'ltr', fr: 'ltr', en: 'ltr' };
    const seen = await Promise.all(
      Object.entries(languages).map(async ([locale, dir]) => {
        const byPath = await request(`/${locale}/nowhere/at/all`);
        const byBrowser = await request('/nowhere', { headers: { 'Accept-Language': locale } });
        for (const answer of [byPath, byBrowser]) {
          expect(answer.status).toBe(404);
          expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/);
        }
        const texts = await Promise.all([byPath.text(), byBrowser.text()]);
        for (const text of texts) {
          expect(text).toContain(`lang="${locale}"`);
          expect(text).toContain(`dir="${dir}"`);
        }
        return /<h1[^>]*>(.*?)<\/h1>/.exec(texts[0])?.[1];
      }),
    );
    expect(new Set(seen).size).toBe(4);
  });

  it('is not there for a method that a route does not take', async () => {
    expect((await request(`/api/v1/events/${world.slug}`, { method: 'DELETE' })).status).toBe(404);
    expect((await request('/healthz', { method: 'POST' })).status).toBe(404);
  });
});

describe('a change that another site asks for', () => {
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'http://localhost:8788' },
    { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-site' },
  ];
  it.each(foreign)('is refused in the console, with %j', async (headers) => {
    const answer = await request('/console/logout', {
      method: 'POST',
      headers: { ...headers, Cookie: owner },
    });
    expect(answer.status).toBe(403);
    const board = await request(`/console/${world.slug}`, { headers: { Cookie: owner } });
    expect(board.status).toBe(200);
  });

  it('is refused in the console when it does not say where it comes from', async () => {
    const silent: Record<string, string>[] = [{}, { Origin: 'null' }];
    const answers = await Promise.all(
      silent.map((headers) =>
        request('/console/logout', { method: 'POST', headers: { ...headers, Cookie: owner } }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([403, 403]);
  });

  it.each([
    '/console/logout',
    '/%63onsole/logout',
    '/%63%6f%6e%73%6f%6c%65/logout',
    '/console/%6cogout',
    '/c%6Fnsole/%6Cogout',
    '/./console/logout',
    '/%2e/console/logout',
    '/ar/../console/logout',
    '/ar/%2E%2e/console/logout',
    '//console/logout',
    '/console//logout',
    '/Console/logout',
    '/CONSOLE/LOGOUT',
    '/console/logout/',
    '/console/logout?',
    '/console%2Flogout',
    '/\\console/logout',
    '/%2563onsole/logout',
  ])('is refused however its address is written: %s', async (path) => {
    const silent: Record<string, string>[] = [{}, { Origin: 'null' }];
    for (const headers of silent) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'PURGE']) {
        const answer = await request(path, { method, headers: { ...headers, Cookie: owner } });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.headers.get('Set-Cookie')).toBeNull();
      }
    }
    const board = await request(`/console/${world.slug}`, { headers: { Cookie: owner } });
    expect(board.status).toBe(200);
  });

  it.each(['/%63onsole/SLUG/gates/hold', '/console/SLUG/%67ates/hold'])(
    'holds no gate: %s',
    async (path) => {
      const answer = await request(path.replace('SLUG', world.slug), {
        method: 'POST',
        headers: { Origin: 'null', Cookie: owner },
        body: new URLSearchParams({ gate: 'site', kind: 'hold' }),
      });
      expect(answer.status).toBe(403);
      const live = await request(`/api/v1/events/${world.slug}/live`);
      const { gates } = await live.json<{ gates: { state: string }[] }>();
      expect(new Set(gates.map((gate) => gate.state))).toEqual(new Set(['open']));
    },
  );

  it('is refused when what it says of itself does not agree', async () => {
    const answer = await request('/console/logout', {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin', Cookie: owner },
    });
    expect(answer.status).toBe(403);
  });

  it.each(foreign)('is refused by the API too, with %j', async (headers) => {
    const answer = await post(`/api/v1/events/${world.slug}/registrations`, family(), {
      ...headers,
      'Idempotency-Key': crypto.randomUUID(),
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'forbidden' });
  });
});

describe('a form that is none', () => {
  it.each(['the form of a day', 'a private link', 'an invitation', 'the way out'])(
    'is refused by %s, and is no failure of the service',
    async (name) => {
      const path = name === 'the way out' ? '/console/logout' : pages[name];
      const below = name === 'a private link' ? '/change' : '';
      for (const boundary of ['', '; boundary=', '; boundary=x']) {
        const headers = { Origin: ORIGIN, 'Content-Type': `multipart/form-data${boundary}` };
        const answer = await request(`${path}${below}`, { method: 'POST', headers, body: 'x' });
        expect(answer.status).toBe(422);
      }
    },
  );
});

describe('ten megabytes', () => {
  it.each([
    ['the form of a day', ''],
    ['a private link', '/change'],
    ['an invitation', ''],
  ])('are more than %s takes', async (name, below) => {
    const body = new URLSearchParams({ name: 'x'.repeat(10_000_000) });
    const headers = { Origin: ORIGIN };
    const answer = await request(`${pages[name]}${below}`, { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
  });

  it.each(['/api/v1/devices', '/api/v1/scans', '/api/v1/operator/invitations'])(
    'are more than %s takes',
    async (path) => {
      const headers = { Authorization: `Bearer ${env.OPERATOR_KEY}` };
      const answer = await post(path, 'x'.repeat(10_000_000), headers);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'payload_too_large' });
    },
  );
});

describe('a ceiling on requests', () => {
  const limited = { ...env, RATE_LIMITS: 'on' };
  const ask = async (
    change: Record<string, unknown>,
    address: string,
    key: string = crypto.randomUUID(),
  ) => {
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      'CF-Connecting-IP': address,
    };
    const body = JSON.stringify(family({ kind: 'guest', ...change }));
    const path = `/api/v1/events/${world.slug}/registrations`;
    return app.request(ORIGIN + path, { method: 'POST', headers, body }, limited);
  };

  it('stops one contact, wherever it writes from', async () => {
    const contact = { name: 'سلمى', phone: randomPhone() };
    let last = await ask({ contact }, '192.0.2.0');
    expect(last.status).toBe(201);
    // Twice the ceiling and more: a minute may turn in between.
    for (let i = 1; i < 25 && last.status === 201; i += 1) {
      last = await ask({ contact }, `192.0.2.${i}`);
    }
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({ code: 'rate_limited' });
  });

  it('tells again what is registered, however often it is asked for', async () => {
    const key = crypto.randomUUID();
    const contact = { name: 'سلمى', phone: randomPhone() };
    const asked = () => ask({ contact }, '192.0.2.1', key);
    expect((await asked()).status).toBe(201);
    const answers = await Promise.all(Array.from({ length: 40 }, asked));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    const other = await ask({ contact, locale: 'fr' }, '192.0.2.1', key);
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
    expect((await ask({ contact }, '192.0.2.1')).status).toBe(429);
  });

  it.each([
    ['GET', '/console/join/abcdefgh'],
    ['POST', '/console/join/abcdefgh'],
    ['POST', '/api/v1/devices'],
  ])('lets nobody try out one-time codes: %s %s', async (method, path) => {
    const guess = (address: string) => {
      const headers = {
        'CF-Connecting-IP': address,
        'Content-Type': path.startsWith('/api')
          ? 'application/json'
          : 'application/x-www-form-urlencoded',
        'Accept-Language': 'fr',
        Origin: ORIGIN,
      };
      const body = path.startsWith('/api')
        ? JSON.stringify({ code: 'abcdefgh', name: 'x' })
        : 'name=x';
      const init = { method, headers, ...(method === 'POST' && { body }) };
      return app.request(ORIGIN + path, init, limited);
    };
    const address = `203.0.113.${path.length + method.length}`;
    let last = await guess(address);
    expect(last.status).toBe(403);
    for (let i = 0; i < 62 && last.status === 403; i += 1) last = await guess(address);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await guess(`${address}1`)).status).toBe(403);
  });

  it('stops nobody who only shares the address of a carrier', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask({}, '198.51.100.7')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
  });

  it('counts a subscriber’s whole network as one address', async () => {
    const keys: string[] = [];
    const LIMIT_ADDRESS = {
      limit: async ({ key }: RateLimitOptions) => {
        keys.push(key);
        return { success: true };
      },
    };
    const counted = { ...limited, LIMIT_ADDRESS };
    const addresses = [
      '2001:db8:1:2:aaaa:bbbb:cccc:dddd',
      '2001:db8:1:2::1',
      '2001:0DB8:0001:0002:0:0:0:1',
      '2001:db8::1',
      '2001:db8:0:0:ffff::',
      '::ffff:192.0.2.1',
      '192.0.2.1',
      '192.0.2.2',
    ];
    for (const address of addresses) {
      const headers = { 'CF-Connecting-IP': address };
      const path = `${ORIGIN}/api/v1/events/nowhere/registrations`;
      await app.request(path, { method: 'POST', headers }, counted);
    }
    const [full, short, padded, zeros, others, mapped, one, two] = keys;
    expect([short, padded]).toEqual([full, full]);
    expect(others).toBe(zeros);
    expect(mapped).toBe(one);
    expect(new Set([full, zeros, one, two]).size).toBe(4);
  });
});

describe('a host that is not the service’s own', () => {
  const at = (host: string, PUBLIC_URL: string, init: RequestInit = {}) =>
    app.request(`${host}/ar/${world.slug}`, init, { ...env, PUBLIC_URL, RATE_LIMITS: 'on' });

  it.each([
    'https://evil.example',
    'https://abwab.example.evil.example',
    'https://abwab.someone.workers.dev',
    'https://abwab.example:8443',
    'http://localhost:8787',
    'http://127.0.0.1:8787',
    'http://[::1]:8787',
    'https://203.0.113.9',
  ])('is refused by a public service: %s', async (host) => {
    expect((await at(host, 'https://abwab.example')).status).toBe(403);
    const change = { method: 'POST', headers: { Origin: host }, body: 'x=1' };
    expect((await at(host, 'https://abwab.example', change)).status).toBe(403);
  });

  it('is refused on one’s own machine too, where a page of another name could reach it', async () => {
    for (const host of ['http://evil.example:8787', 'http://localhost.evil.example:8787']) {
      expect((await at(host, ORIGIN)).status).toBe(403);
    }
  });

  it.each([
    ['https://abwab.example', 'https://abwab.example'],
    ['http://abwab.example', 'https://abwab.example'],
    // Behind a proxy that speaks TLS: what it passes on is plain, with the port that was asked for.
    ['http://abwab.example:443', 'https://abwab.example'],
    ['http://abwab.example:8443', 'https://abwab.example:8443'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://127.0.0.1:8787', 'http://localhost:8787'],
    ['http://[::1]:8787', 'http://localhost:8787'],
    ['https://192.168.1.20:8787', 'https://192.168.1.20:8787'],
    ['https://localhost:8787', 'https://192.168.1.20:8787'],
  ])('is not %s for a service at %s', async (host, own) => {
    expect((await at(host, own)).status).toBe(200);
  });

  it.each([
    ['http://abwab.example', 'https://abwab.example', 'wss://abwab.example'],
    ['http://abwab.example:443', 'https://abwab.example', 'wss://abwab.example:443'],
    ['https://abwab.example', 'https://abwab.example', 'wss://abwab.example'],
    ['http://localhost:8787', 'http://localhost:8787', 'ws://localhost:8787'],
  ])(
    'has pages from %s of a service at %s connect their socket to %s',
    async (host, own, socket) => {
      const policy = (await at(host, own)).headers.get('Content-Security-Policy');
      expect(policy).toMatch(new RegExp(`connect-src 'self' ${socket}$`));
    },
  );

  it('does not keep a watchdog from asking whether the service is well', async () => {
    const bindings = { ...env, PUBLIC_URL: 'https://abwab.example', RATE_LIMITS: 'on' };
    expect((await app.request('http://10.0.0.7/healthz', {}, bindings)).status).toBe(200);
  });
});

describe('a service that is not set up', () => {
  const { LIMIT_CONTACT: _, ...withoutLimit } = { ...env, RATE_LIMITS: 'on' };
  it.each([
    ['without the bindings of its ceilings', withoutLimit],
    ['with its ceilings off, though it is public', { ...env, PUBLIC_URL: 'https://abwab.example' }],
    ['without its secret', { ...env, SECRET_KEY: '' }],
    ['with a secret of 31 bytes', { ...env, SECRET_KEY: btoa('x'.repeat(31)) }],
    ['with a secret of 33 bytes', { ...env, SECRET_KEY: btoa('x'.repeat(33)) }],
    ['with a secret of 16 bytes', { ...env, SECRET_KEY: btoa('x'.repeat(16)) }],
    ['with a secret that is no base64', { ...env, SECRET_KEY: 'correct horse battery staple' }],
    ['with a secret in another base64', { ...env, SECRET_KEY: `${'-'.repeat(43)}=` }],
    ['with a secret and a line end', { ...env, SECRET_KEY: `${env.SECRET_KEY}\n` }],
    ['without the operator’s key', { ...env, OPERATOR_KEY: '' }],
  ])('says so %s, and serves nothing', async (_name, bindings) => {
    for (const path of [`/api/v1/events/${world.slug}`, '/api/v1/operator/demo']) {
      const answer = await app.request(`${ORIGIN}${path}`, {}, bindings);
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ code: 'not_configured' });
    }
    expect((await app.request(`${ORIGIN}/ar/${world.slug}`, {}, bindings)).status).toBe(503);
    expect((await app.request(`${ORIGIN}/healthz`, {}, bindings)).status).toBe(200);
  });

  it('is not well when its database does not answer', async () => {
    const DB = failing('D1_ERROR');
    const answer = await app.request(`${ORIGIN}/healthz`, {}, { ...env, DB });
    expect(answer.status).toBe(503);
  });
});

describe('a failure that nobody expected', () => {
  it('is logged by its name, and tells nobody a value', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const DB = failing('D1_ERROR: UNIQUE constraint failed, values +212612345678, sealed');
    const paths = ['/api/v1/events/unseen', '/ar/unseen', '/console/join/unseen'];
    for (const path of paths) {
      const answer = await app.request(`${ORIGIN}${path}`, {}, { ...env, DB });
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toMatch(/D1|UNIQUE|212612345678|sealed|\bat \//);
    }
    expect(log).toHaveBeenCalledTimes(paths.length);
    expect(JSON.stringify(log.mock.calls)).not.toMatch(/UNIQUE|212612345678|sealed/);
  });
});

describe('a member’s session', () => {
  it('is a cookie that scripts, other sites and plain http never see', async () => {
    const by = { event: world.number, id: 'test' };
    const bindings = { ...env, PUBLIC_URL: 'https://abwab.example', RATE_LIMITS: 'on' };
    const { code } = await inviteMember(env, by, 'viewer', Date.now());
    const answer = await app.request(
      `https://abwab.example/console/join/${code}`,
      {
        method: 'POST',
        headers: { Origin: 'https://abwab.example' },
        body: new URLSearchParams({ name: 'مريم' }),
      },
      bindings,
    );
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^__Host-session=/);
    for (const rule of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) {
      expect(cookie).toContain(rule);
    }
    expect(cookie).not.toContain('Domain');
  });
});

/** A database of which every statement fails with this message. */
function failing(message: string): D1Database {
  return new Proxy(env.DB, {
    get() {
      return () => {
        throw new Error(message);
      };
    },
  });
}
