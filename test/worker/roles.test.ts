import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_ROLES, may, type Permission, type Role } from '../../src/domain/roles.ts';
import { setFreeFlow, setHold } from '../../src/operations/gate-control.ts';
import { revokeMember } from '../../src/operations/members.ts';
import { inviteMember } from '../../src/store/members/invite.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import { nameAll } from './audited-wishes.ts';
import { guarded, nowhere, OPEN_TO_ALL, offersOf, routes } from './console-routes.ts';
import { bindSupervisors, openDesk, submit } from './desk.ts';
import {
  asScan,
  enrol,
  family,
  newWorld,
  register,
  request,
  sendScans,
  signIn,
  type World,
} from './world.ts';

let world: World;
/** The id of a registration, and of one of media. */
let made: string;
let media: string;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  world = await newWorld();
  const by = { event: world.number, id: 'test' };
  for (const role of MEMBER_ROLES) cookies.set(role, await signIn(world, role));
  await bindSupervisors(world.number, 1);
  // Something of everything that a page can offer to act on.
  const phone = await enrol(world);
  await sendScans(phone, [asScan({ type: 'walk_in', people: 2 })], {
    alerts: [{ id: crypto.randomUUID(), kind: 'pressure', at: new Date().toISOString() }],
  });
  await inviteMember(env, by, 'viewer', Date.now());
  await setHold(asMember(by), { gate: 1, kind: 'hold' });
  await setFreeFlow(asMember(by), { gate: 2 });
  const school = { kind: 'school', party: { adults: 2, girls: 20, boys: 20, coaches: 1 } };
  await register(world, family({ ...school, organisation: 'مدرسة' }));
  made = crypto.randomUUID();
  await register(world, family(), made);
  media = crypto.randomUUID();
  await register(world, family({ kind: 'media', party: { adults: 2, children: 0 } }), media);
  // Of wishes a role alone opens none.
  await nameAll(world);
});

/** An address of the route in which nothing is found: who may comes further than the door. */
const addressOf = (path: string) => nowhere(path, world);

describe('a route of the console', () => {
  it.each(guarded)('$method $path asks the table for one permission', ({ asks }) => {
    expect(asks).toHaveLength(1);
  });

  it('is open to all where somebody comes in or leaves, and nowhere else', () => {
    const asked = routes.filter(({ asks }) => asks.length === 0);
    expect([...new Set(asked.map(({ path }) => path))].sort()).toEqual([...OPEN_TO_ALL].sort());
  });

  it.each(MEMBER_ROLES)('opens to %s where the table says so', async (role) => {
    const cookie = cookies.get(role);
    for (const { method, path, asks } of guarded) {
      const allowed = asks.every((permission) => may(role, permission));
      const address = addressOf(path);
      const { status } =
        method === 'GET'
          ? await request(address, { headers: { Cookie: cookie ?? '' } })
          : await submit(address, {}, cookie);
      expect(`${method} ${path} ${status === 403}`).toBe(`${method} ${path} ${!allowed}`);
      expect(status).toBeLessThan(500);
    }
  });
});

describe('a route of an edition', () => {
  const ofEditions = guarded.filter(({ path }) => path.startsWith('/console/:slug'));

  async function statuses(cookie?: string): Promise<number[]> {
    const found = new Set<number>();
    for (const { method, path } of ofEditions) {
      const address = addressOf(path);
      const headers = new Headers(cookie ? { Cookie: cookie } : {});
      const answer =
        method === 'GET' ? await request(address, { headers }) : await submit(address, {}, cookie);
      found.add(answer.status);
    }
    return [...found];
  }

  it('opens to nobody without a session', async () => {
    expect(ofEditions.length).toBeGreaterThan(60);
    expect(await statuses()).toEqual([401]);
  });

  it('is not there for an owner of another edition', async () => {
    expect(await statuses(await signIn(await newWorld()))).toEqual([404]);
  });

  it('opens to nobody whose role was taken away', async () => {
    const before = new Set((await membersOf(env, world.number)).map(({ id }) => id));
    const cookie = await signIn(world, 'organizer');
    const own = (await membersOf(env, world.number)).find(({ id }) => !before.has(id));
    const owner = { event: world.number, id: 'test' };
    await revokeMember(asMember(owner), { id: own?.id ?? '' });
    expect(await statuses(cookie)).toEqual([401]);
  });
});

describe('a page of the console', () => {
  const pages = guarded.filter(({ method, path }) => method === 'GET' && !path.endsWith('/now'));

  it.each(MEMBER_ROLES)('offers %s nothing that is refused them', async (role) => {
    const cookie = cookies.get(role);
    const offered = new Set<Permission>();
    for (const { path, asks } of pages) {
      if (!asks.every((permission) => may(role, permission))) continue;
      const html = await openDesk(placeOf(path, role), cookie);
      for (const permission of offersOf(html)) offered.add(permission);
    }
    const found = await submit(`/console/${world.slug}/visitors`, { text: 'فاطمة' }, cookie);
    for (const permission of offersOf(await found.text())) offered.add(permission);
    expect([...offered].filter((permission) => !may(role, permission))).toEqual([]);
    // And all that they may do is offered somewhere.
    const doable = guarded
      .flatMap(({ asks }) => asks)
      .filter((permission) => may(role, permission));
    const missing = doable.filter((permission) => !offered.has(permission));
    expect(missing.filter((permission) => !SHOWN_AT_TIMES.includes(permission))).toEqual([]);
  });
});

/** The same of something that is there, and that the role may see. */
function placeOf(path: string, role: Role): string {
  const id = role === 'communication' ? media : made;
  const found = path.replace('/wishes/:number', '/wishes/1');
  return found.replace(':slug', world.slug).replace(':day', '1').replace(':id', id);
}

/** Offered only while there is something to decide on, or shortly before a session ends. */
const SHOWN_AT_TIMES: readonly Permission[] = [
  'renew_session',
  'decide_hand_in',
  'look_through_conflicts',
  'withdraw_group_code',
  // Where a channel is set up that carries messages.
  'run_channel',
  // While a coach is expected, in the hours of its day.
  'call_coach',
  // To an owner who has a passkey here, which is touched for it.
  'erase_edition',
  'export_contacts',
  // While a file with contacts is out.
  'confirm_destroyed',
];
