import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { revokeMember } from '../../src/operations/members.ts';
import { revokeDevice } from '../../src/operations/phones.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import { submit } from './desk.ts';
import { sealed } from './rescue-world.ts';
import {
  asScan,
  enrol,
  newWorld,
  ORIGIN,
  registered,
  request,
  signIn,
  type World,
} from './world.ts';

/** To whom each address outside the console opens. A new one is refused here until it has its line. */
const DOORS: Readonly<Record<Door, readonly string[]>> = {
  // Public, or behind a link that is its own key: who is signed in changes nothing.
  everybody: [
    ...['GET /healthz', 'GET /robots.txt', 'GET /.well-known/security.txt', 'GET /favicon.ico'],
    ...['GET /sitemap.xml', 'GET /gate', 'GET /api/v1/openapi.json'],
    ...['GET /api/v1/events/:slug', 'GET /api/v1/events/:slug/notices'],
    ...['GET /api/v1/events/:slug/figures', 'GET /api/v1/events/:slug/figures/recount.mjs'],
    ...['GET /api/v1/events/:slug/figures/:file', 'GET /api/v1/events/:slug/live'],
    ...['POST /api/v1/events/:slug/registrations', 'POST /api/v1/events/:slug/wait-list'],
    'POST /api/v1/messages/callbacks/:channel',
    // A code is what opens it; of the other three only what a phone is told of its next proof.
    ...['POST /api/v1/devices', 'GET /api/v1/devices', 'GET /api/v1/scans', 'POST /api/v1/ledger'],
    ...['GET /', 'GET /:locale', 'GET /:locale/:slug', 'GET /:locale/:slug/privacy'],
    ...['GET /:locale/:slug/picture.png', 'GET /:locale/:slug/figures/:day'],
    'GET /:locale/:slug/figures/:day/:before',
    ...['GET /:locale/:slug/notices', 'GET /:locale/:slug/notices.atom'],
    ...['GET /:locale/:slug/notices/current/:gate', 'GET /:locale/:slug/notices/:number/:revision'],
    ...both('/:locale/:slug/find'),
    ...both('/:locale/:slug/find/code'),
    ...both('/:locale/:slug/find/tickets'),
    ...both('/:locale/:slug/days/:day'),
    ...both('/:locale/:slug/days/:day/wait'),
    'GET /:locale/:slug/days/:day/windows',
    ...both('/:locale/:slug/wish'),
    ...both('/t/:secret'),
    'GET /T/:secret',
    ...[
      'GET /w/:secret',
      'GET /w/:secret/:form',
      'POST /w/:secret/withdraw',
      'POST /w/:secret/copy',
    ],
    ...['GET /r/:secret', 'GET /r/:secret/:form', 'GET /r/:secret/sheet', 'GET /r/:secret/data'],
    ...['wait', 'coach', 'copy', 'erase', 'cancel'].flatMap((form) => both(`/r/:secret/${form}`)),
    ...['tell', 'coaches', 'call', 'change', 'split', 'code', 'resend'].map(
      (form) => `POST /r/:secret/${form}`,
    ),
  ],
  phone: [
    ...['POST /api/v1/scans', 'GET /api/v1/ledger', 'POST /api/v1/hand-ins'],
    'POST /api/v1/rescues',
  ],
  operator: [
    ...['editions', 'edition-files', 'invitations', 'signing-keys', 'wrapped-keys', 'demo'].map(
      (what) => `POST /api/v1/operator/${what}`,
    ),
    ...['POST /api/v1/operator/reports', 'GET /api/v1/operator/metrics'],
  ],
  member: ['GET /api/v1/events/:slug/live/socket'],
};
type Door = 'everybody' | 'phone' | 'operator' | 'member';

function both(path: string): string[] {
  return [`GET ${path}`, `POST ${path}`];
}

const routes = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/console'))
      .map(({ method, path }) => `${method} ${plain(path)}`),
  ),
];

/** A path without what its parts must look like. */
function plain(path: string): string {
  return path.replace(/(:\w+)(?:\{(?:[^{}]|\{[^}]*\})*\})?\??/g, '$1');
}

let world: World;
let secret: string;
let ticket: string;
/** What a phone sends, by path. */
const bodies = new Map<string, string>();
/** Everybody who may come, by what they bring with them. */
const readers = new Map<string, Record<string, string>>();

beforeAll(async () => {
  world = await newWorld();
  const by = { event: world.number, id: 'test' };
  const other = await newWorld();
  readers.set('nobody', {});
  for (const role of MEMBER_ROLES) readers.set(role, { Cookie: await signIn(world, role) });
  const shared = await signIn(world, 'organizer');
  await submit('/console/me/computer', { shared: 'yes' }, shared);
  readers.set('a shared computer', { Cookie: shared });
  const before = new Set((await membersOf(env, world.number)).map(({ id }) => id));
  readers.set('one without a role any more', { Cookie: await signIn(world, 'owner') });
  const lost = (await membersOf(env, world.number)).find(({ id }) => !before.has(id));
  await revokeMember(asMember(by), { id: lost?.id ?? '' });
  readers.set('an owner of another edition', { Cookie: await signIn(other) });
  readers.set('a phone', (await enrol(world)).headers);
  bodies.set('/api/v1/scans', JSON.stringify({ scans: [] }));
  bodies.set('/api/v1/hand-ins', JSON.stringify({ scans: [], last: false }));
  bodies.set('/api/v1/rescues', JSON.stringify(await sealed(await enrol(world), [asScan({})])));
  readers.set(OTHER, (await enrol(other)).headers);
  const revoked = await enrol(world);
  await revokeDevice(asMember(by), { id: revoked.id });
  readers.set(REVOKED, revoked.headers);
  readers.set('the operator', { Authorization: `Bearer ${env.OPERATOR_KEY}` });
  const { registration, tickets } = await registered(world);
  secret = new URL(registration.manage_url).pathname.replace('/r/', '');
  ticket = tickets[0]?.token ?? '';
});

/** An address of a route: of what is there for a question, of what is not for a change. */
function addressOf(route: string, { slug }: World): string {
  const [method = '', path = ''] = route.split(' ');
  const isThere = method === 'GET';
  return path
    .replace(':locale', 'fr')
    .replace(':slug', slug)
    .replace(':day', '1')
    .replace(':number/:revision', '1/1')
    .replace(':gate', '1')
    .replace(':form', 'change')
    .replace(/^\/([tT])\/:secret/, isThere ? `/$1/${ticket}` : '/$1/nothing-there')
    .replace('/w/:secret', '/w/nothing-there')
    .replace('/r/:secret', isThere ? `/r/${secret}` : '/r/nothing-there')
    .replace(/:\w+/g, 'nothing-there');
}

async function statusFor(route: string, more: Record<string, string>, of = world): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const isForm = !path.startsWith('/api/');
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const answer = await request(addressOf(route, of), {
    method,
    headers: { ...(method === 'POST' && { Origin: ORIGIN, 'Content-Type': type }), ...more },
    ...(method === 'POST' && { body: isForm ? 'nothing=1' : (bodies.get(path) ?? '{}') }),
  });
  answer.webSocket?.accept();
  answer.webSocket?.close();
  await answer.body?.cancel();
  return answer.status;
}

/** The status for everybody, by who they are. */
async function statuses(route: string, more: Record<string, string> = {}) {
  const found = new Map<string, number>();
  for (const [who, brought] of readers)
    found.set(who, await statusFor(route, { ...brought, ...more }));
  return found;
}

/** Those who are let past the door, of all who asked. */
function letIn(found: ReadonlyMap<string, number>): string[] {
  return [...found].flatMap(([who, status]) => (status === 401 || status === 403 ? [] : [who]));
}

const OTHER = 'a phone of another edition';
const REVOKED = 'a revoked phone';
/** What is not for every phone in service. */
const PHONES: Readonly<Record<string, readonly string[]>> = {
  'hand-ins': [REVOKED],
  // What another phone has signed, and only within its edition.
  rescues: ['a phone', REVOKED],
};

describe('a route outside the console', () => {
  it('has its line here', () => {
    expect(routes.toSorted()).toEqual(Object.values(DOORS).flat().toSorted());
  });

  it.each(DOORS.everybody)('%s answers everybody alike', async (route) => {
    const found = await statuses(route);
    expect([...new Set(found.values())]).toHaveLength(1);
    expect([401, 403]).not.toContain(found.get('nobody'));
    expect(found.get('nobody')).toBeLessThan(500);
  });

  it.each(DOORS.phone)('%s opens to phones of the gates', async (route) => {
    const [, what = ''] = route.split('/v1/');
    expect(letIn(await statuses(route))).toEqual(PHONES[what] ?? ['a phone', OTHER]);
  });

  it.each(DOORS.operator)('%s opens to the operator', async (route) => {
    expect(letIn(await statuses(route))).toEqual(['the operator']);
  });

  it.each(DOORS.member)('%s opens to members of the edition', async (route) => {
    const found = await statuses(route, { Upgrade: 'websocket', Origin: ORIGIN });
    expect(letIn(found)).toEqual([...MEMBER_ROLES, 'a shared computer']);
  });

  it('tells calls for help to nobody but members and phones of the edition', async () => {
    const told: string[] = [];
    for (const [who, headers] of readers) {
      const answer = await request(`/api/v1/events/${world.slug}/live`, { headers });
      if ('alerts' in (await answer.json<object>())) told.push(who);
    }
    expect(told).toEqual([...MEMBER_ROLES, 'a shared computer', 'a phone']);
  });
});

describe('an edition that is not published', () => {
  const ofEditions = routes.filter((route) => route.includes(':slug'));
  let draft: World;
  const own = new Map<string, Record<string, string>>([['nobody', {}]]);
  beforeAll(async () => {
    draft = await newWorld();
    const sql = "UPDATE event SET status = 'draft' WHERE number = ?1";
    await env.DB.prepare(sql).bind(draft.number).run();
    forgetEditions();
    own.set('its owner', { Cookie: await signIn(draft) });
    own.set('its phone', (await enrol(draft)).headers);
  });

  it('is not there for the public, nor by these addresses for its own members', async () => {
    expect(ofEditions.length).toBeGreaterThan(20);
    for (const route of ofEditions) {
      const upgrade = route.endsWith('/socket') && { Upgrade: 'websocket', Origin: ORIGIN };
      const never = await statusFor(route, { ...upgrade }, { slug: 'never-was', number: 0 });
      expect([200, 201, 303]).not.toContain(never);
      for (const [who, brought] of own) {
        const status = await statusFor(route, { ...brought, ...upgrade }, draft);
        expect(`${route} ${who} ${status}`).toBe(`${route} ${who} ${never}`);
      }
    }
  });
});
