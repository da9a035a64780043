import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { inviteMember, revokeMember } from '../../src/operations/members.ts';
import { openInvitations } from '../../src/store/members/invitations.ts';
import { inviteGate, invitePhones } from '../../src/store/members/invite.ts';
import { membersOf } from '../../src/store/members/members.ts';
import { asMember } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { newWorld, post, request, signIn, type World } from './world.ts';

/** What somebody can keep before their role is taken away. */
let world: World;
let owner: string;
let leaver: { readonly event: number; readonly id: string };
beforeEach(async () => {
  world = await newWorld();
  owner = await signIn(world, 'owner');
  const before = new Set((await membersOf(env, world.number)).map(({ id }) => id));
  await signIn(world, 'organizer');
  const own = (await membersOf(env, world.number)).find(({ id }) => !before.has(id));
  leaver = { event: world.number, id: own?.id ?? '' };
});

const revoke = () => revokeMember(asMember({ event: world.number, id: 'test' }), { id: leaver.id });
const codeOf = (url = '') => url.split(/[/#]/).at(-1) ?? '';

describe('the links that somebody has made whose role is taken away', () => {
  it('let nobody into the console any more, by a page that is open already either', async () => {
    const input = { event: world.number, role: 'organizer' } as const;
    const { code } = await inviteMember(asMember(leaver), input);
    expect((await request(`/console/join/${code}`)).status).toBe(200);
    await revoke();
    expect((await request(`/console/join/${code}`)).status).toBe(403);
    expect((await submit(`/console/join/${code}`, { name: 'x' })).status).toBe(403);
    const further = await submit(`/console/join/${code}`, { as: 'me' }, await elsewhere());
    expect(further.status).toBe(403);
  });

  it('make no phone a gate, whether by a link or by a printed card', async () => {
    const link = await inviteGate(env, { ...leaver, keyRequired: false }, 1, Date.now());
    const sheet = await invitePhones(env, leaver, 1, Date.now(), crypto.randomUUID());
    await revoke();
    const { status } = await post('/api/v1/devices', { code: link.code, name: 'x' });
    expect(status).toBe(403);
    const card = { code: codeOf(sheet.cards[0]?.url), name: 'x' };
    expect((await post('/api/v1/devices', card)).status).toBe(403);
  });

  it('are open no longer on the page of the team, and those of others stay', async () => {
    await inviteMember(asMember(leaver), { event: world.number, role: 'viewer' });
    const other = { event: world.number, id: 'operator' };
    const { code } = await inviteMember(asMember(other), { event: world.number, role: 'desk' });
    const page = `/console/${world.slug}/people?lang=en`;
    const said = 'Links that they made and nobody has used open nothing any more.';
    expect(await openDesk(page, owner)).toContain(said);
    await revoke();
    const open = await openInvitations(env.DB, world.number, Date.now());
    expect(open.map(({ role }) => role)).toEqual(['desk']);
    expect((await request(`/console/join/${code}`)).status).toBe(200);
  });

  it('leave in whoever came by one before, and give them their lost answer once more', async () => {
    const { code } = await inviteMember(asMember(leaver), { event: world.number, role: 'desk' });
    const opened = await request(`/console/join/${code}`);
    const browser = opened.headers.get('Set-Cookie')?.split(';')[0];
    await submit(`/console/join/${code}`, { name: 'هدى' }, browser);
    await revoke();
    const again = await submit(`/console/join/${code}`, { name: 'هدى' }, browser);
    expect(again.status).toBe(303);
  });
});

async function elsewhere(): Promise<string> {
  return signIn(await newWorld(), 'owner');
}
