import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventAnswer } from '../../src/contract/answers/event.ts';
import { endures } from '../../src/domain/archive.ts';
import { LOCALES } from '../../src/domain/kinds.ts';
import { MEMBER_ROLES, may, type Permission, type Role } from '../../src/domain/roles.ts';
import { editEdition, setEditionStatus } from '../../src/operations/edit-edition.ts';
import { setFreeFlow, setHold } from '../../src/operations/gate-control.ts';
import { inviteSeveral } from '../../src/operations/members.ts';
import { publishNotice, withdrawNotice } from '../../src/operations/notices.ts';
import { invitePhones } from '../../src/operations/phones.ts';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { asMember } from './acting.ts';
import { guarded, nowhere, offersOf } from './console-routes.ts';
import { bindSupervisors, openDesk, submit } from './desk.ts';
import {
  asScan,
  enrol,
  family,
  newWorld,
  type Phone,
  post,
  register,
  registered,
  request,
  sendScans,
  signIn,
  ticketFor,
  type World,
} from './world.ts';

let world: World;
let phone: Phone;
let token: string;
/** The address of a registration's private page, and what a form of it says. */
let link: string;
/** Codes that were given before, and not used. */
let codes: { readonly gate: string; readonly member: string };
const cookies = new Map<Role, string>();
const ids = { made: '', media: '' };

beforeAll(async () => {
  world = await newWorld();
  const by = { event: world.number, id: 'test' };
  for (const role of MEMBER_ROLES) cookies.set(role, await signIn(world, role));
  await bindSupervisors(world.number, 1);
  phone = await enrol(world);
  await sendScans(phone, [asScan({ type: 'walk_in', people: 2 })], {
    alerts: [{ id: crypto.randomUUID(), kind: 'pressure', at: new Date().toISOString() }],
  });
  await inviteMember(env, by, 'viewer', Date.now());
  await setHold(asMember(by), { gate: 1, kind: 'hold' });
  await setFreeFlow(asMember(by), { gate: 2 });
  await publishNotice(asMember(by), NOTICE);
  const school = { kind: 'school', party: { adults: 2, girls: 20, boys: 20, coaches: 1 } };
  await register(world, family({ ...school, organisation: 'مدرسة' }));
  ids.made = crypto.randomUUID();
  await register(world, family(), ids.made);
  ids.media = crypto.randomUUID();
  await register(world, family({ kind: 'media', party: { adults: 2, children: 0 } }), ids.media);
  token = (await ticketFor(world)).token;
  link = new URL((await registered(world)).registration.manage_url).pathname;
  const gate = await inviteGate(env, { ...by, keyRequired: false }, 1, Date.now());
  codes = { gate: gate.code, member: (await inviteMember(env, by, 'desk', Date.now())).code };
  const archive = { event: world.number, key: 'archive', to: 'archived' } as const;
  expect(await setEditionStatus(asMember(by), archive)).toMatchObject({ outcome: 'edited' });
});

/** One that stands, for everybody. */
const NOTICE = {
  form: 'notice',
  content: {
    kind: 'notice',
    template: 'free',
    pinned: false,
    gate: null,
    until: null,
    text: { ar: 'بلاغ.', fr: 'Avis.' },
    parts: null,
  },
} as const;

const refused = async (answer: Response) =>
  answer.status === 422 && /edition_archived|الأرشيف/.test(await answer.text());

describe('in an edition that is archived, a route of the console', () => {
  it.each(MEMBER_ROLES)('does for %s what endures, and refuses all else', async (role) => {
    const cookie = cookies.get(role) ?? '';
    const ofEdition = guarded.filter(({ path }) => path.startsWith('/console/:slug'));
    for (const { method, path, asks } of ofEdition) {
      const [permission] = asks;
      if (!permission || !may(role, permission)) continue;
      const address = nowhere(path, world);
      const answer =
        method === 'GET'
          ? await request(address, { headers: { Cookie: cookie } })
          : await submit(address, {}, cookie);
      const stands = endures(role, permission);
      expect(`${method} ${path} ${!(await refused(answer))}`).toBe(`${method} ${path} ${stands}`);
    }
  });

  it.each(MEMBER_ROLES)('is offered to %s by no page where it is refused', async (role) => {
    const cookie = cookies.get(role) ?? '';
    const mine = (asks: readonly Permission[]) =>
      asks.every((permission) => may(role, permission) && endures(role, permission));
    const pages = guarded.filter(
      ({ method, path, asks }) => method === 'GET' && !path.endsWith('/now') && mine(asks),
    );
    const offered = new Map<Permission, string>();
    for (const { path } of pages) {
      const html = await openDesk(placeOf(path, role), cookie);
      for (const permission of offersOf(html)) offered.set(permission, path);
    }
    const wrong = [...offered].filter(([permission]) => !endures(role, permission));
    expect(wrong).toEqual([]);
    // Whoever may do something here still begins somewhere.
    const home = await request('/console', { headers: { Cookie: cookie } });
    const first = await request(home.headers.get('Location') ?? '', {
      headers: { Cookie: cookie },
    });
    expect(first.status).toBe(200);
  });

  it('says in the reader’s language why not', async () => {
    for (const lang of LOCALES) {
      const page = `/console/${world.slug}/edition/words?lang=${lang}`;
      const html = await openDesk(page, cookies.get('owner'));
      expect(html).toContain('class="door"');
      expect(html).toMatch(/<h1>[^<]{10,}<\/h1>/);
    }
  });
});

describe('an operation on an edition that is archived', () => {
  const context = () => ({ ...asMember({ event: world.number, id: 'test' }), archived: true });
  const form = 'form';

  it.each<[string, () => Promise<unknown>]>([
    ['publishes', () => publishNotice(context(), NOTICE)],
    ['withdraws a notice', () => withdrawNotice(context(), { number: 1 })],
    ['holds a gate', () => setHold(context(), { gate: 3, kind: 'hold' })],
    ['opens a free flow', () => setFreeFlow(context(), { gate: 3 })],
    ['invites a phone', () => invitePhones(context(), { gate: 1, form })],
    ['invites members', () => inviteSeveral(context(), { role: 'desk', invitees: [], form })],
    ['edits', () => editEdition(context(), { event: world.number, key: form, edits: [] })],
  ])('never %s', async (_, operation) => {
    await expect(operation()).rejects.toMatchObject({ code: 'edition_archived' });
  });
});

describe('an edition that is archived', () => {
  const operate = (path: string, body: unknown) =>
    post(`/api/v1/operator/${path}`, body, { Authorization: `Bearer ${env.OPERATOR_KEY}` });
  const invite = (kind: string, more = {}) =>
    operate('invitations', { kind, event: world.slug, ...more });

  it('gets no phone, group code or key from the operator, and an owner who comes back', async () => {
    expect(await refused(await invite('gate', { gate: 1 }))).toBe(true);
    expect(await refused(await invite('group', { people: 60 }))).toBe(true);
    expect(await refused(await operate('signing-keys', { event: world.slug }))).toBe(true);
    expect((await operate('edition-files', { event: world.slug })).status).toBe(200);
    expect((await invite('organizer')).status).toBe(201);
  });

  it('enrols no phone by a code of before, and lets a member in by theirs', async () => {
    const answer = await post('/api/v1/devices', { code: codes.gate, name: 'هاتف' });
    expect(await refused(answer)).toBe(true);
    const joined = await submit(`/console/join/${codes.member}`, { name: 'سعاد' });
    expect(joined.headers.get('Set-Cookie')).toBeTruthy();
  });

  it('still takes what a phone has scanned', async () => {
    const scan = asScan({ ticket: token, decided: 'offline', verdict: 'admitted', people: 5 });
    const answer = await sendScans(phone, [scan]);
    expect(answer.status).toBe(200);
  });

  it('registers nobody, and changes nothing for the holder of a link', async () => {
    expect((await register(world, family())).status).toBe(403);
    for (const form of ['change', 'split', 'cancel', 'code', 'resend']) {
      const answer = await submit(`${link}/${form}`, { adults: '1', children: '0', slot: '1' });
      expect([form, answer.status]).toEqual([form, 422]);
    }
    expect(await (await request(link)).text()).not.toContain('<form method="post"');
    expect((await request(`${link}/cancel`)).status).toBe(303);
  });

  it('is still there for programs, which read that it is archived and takes nobody', async () => {
    const answer = await request(`/api/v1/events/${world.slug}`);
    const event = await answer.json<EventAnswer>();
    expect([answer.status, event.status, event.registration.open]).toEqual([
      200,
      'archived',
      false,
    ]);
    expect(event.days.flatMap(({ slots }) => slots).some((slot) => slot.open)).toBe(false);
    for (const more of ['live', 'notices']) {
      expect((await request(`/api/v1/events/${world.slug}/${more}`)).status).toBe(200);
    }
  });

  it('has no public pages any more, and had none where it was never published', async () => {
    for (const lang of LOCALES) {
      for (const path of ['', '/privacy', '/notices', '/days/1']) {
        expect((await request(`/${lang}/${world.slug}${path}`)).status).toBe(404);
      }
    }
  });
});

/** The same of something that is there, and that the role may see. */
function placeOf(path: string, role: Role): string {
  const id = role === 'communication' ? ids.media : ids.made;
  return path
    .replace(':slug', world.slug)
    .replace(':day', '1')
    .replace(':number', '1')
    .replace(':shown', 'fr')
    .replace(':id', id);
}
