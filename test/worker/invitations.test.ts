import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openInvitations } from '../../src/store/members/invitations.ts';
import { inviteGate, inviteMember } from '../../src/store/members/invite.ts';
import { newWorld, ORIGIN, post, request, signIn, type World } from './world.ts';

let world: World;
let owner: string;
beforeEach(async () => {
  world = await newWorld();
  owner = await signIn(world);
});

const by = () => ({ event: world.number, id: 'operator' });
const open = (of = world) => openInvitations(env.DB, of.number, Date.now());

async function team(cookie = owner): Promise<string> {
  const path = `/console/${world.slug}/people?lang=en`;
  return (await request(path, { headers: { Cookie: cookie } })).text();
}

function send(path: string, cookie: string, fields: Record<string, string> = {}) {
  const headers = { Cookie: cookie, Origin: ORIGIN };
  return request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

function withdraw(id: string, cookie = owner, of = world) {
  return send(`/console/${of.slug}/people/invitations/${id}/withdraw`, cookie);
}

async function auditOf(verb: string): Promise<string[]> {
  const sql = 'SELECT subject FROM audit WHERE event = ?1 AND verb = ?2';
  const rows = await env.DB.prepare(sql).bind(world.number, verb).all<{ subject: string }>();
  return rows.results.map((row) => row.subject);
}

describe('an open invitation', () => {
  it('is on the Team page with what it opens, by whom and until when, and without its code', async () => {
    const member = await inviteMember(env, by(), 'safety', Date.now());
    const gate = await inviteGate(env, { ...by(), keyRequired: true }, 2, Date.now());
    const page = await team();
    expect(page).toContain('Open invitations');
    expect(page).toContain('Phone: Gate 2');
    expect(page).toContain('the operator');
    expect(page.match(/Valid until/g)).toHaveLength(2);
    expect(page).not.toContain(member.code);
    expect(page).not.toContain(gate.code);
    await send(`/console/${world.slug}/people/invite`, owner, { role: 'viewer' });
    expect(await team()).toMatch(/Made by[\s\S]*مريم/);
  });

  it('is one no longer when it is used or over', async () => {
    const { code } = await inviteMember(env, by(), 'viewer', Date.now());
    await inviteMember(env, by(), 'viewer', Date.now() - 25 * 3_600_000);
    expect(await open()).toHaveLength(1);
    await send(`/console/join/${code}`, '', { name: 'x' });
    expect(await open()).toEqual([]);
    expect(await team()).not.toContain('Open invitations');
  });

  it('opens nothing once it is withdrawn, and is withdrawn once', async () => {
    const member = await inviteMember(env, by(), 'viewer', Date.now());
    const gate = await inviteGate(env, { ...by(), keyRequired: false }, 1, Date.now());
    for (const { id } of await open()) {
      expect((await withdraw(id)).status).toBe(303);
      expect((await withdraw(id)).status).toBe(303);
    }
    expect(await open()).toEqual([]);
    expect((await request(`/console/join/${member.code}`)).status).toBe(403);
    expect((await send(`/console/join/${member.code}`, '', { name: 'x' })).status).toBe(403);
    const enrolled = await post('/api/v1/devices', { code: gate.code, name: 'x' });
    expect(enrolled.status).toBe(403);
    const noted = await auditOf('withdraw');
    expect(noted.toSorted()).toEqual(['invitation gate', 'invitation viewer']);
  });

  it('is withdrawn by nobody who could not have made it', async () => {
    await inviteMember(env, by(), 'owner', Date.now());
    const [invitation] = await open();
    const id = invitation?.id ?? '';
    const organizer = await signIn(world, 'organizer');
    expect(await team(organizer)).toContain('Valid until');
    expect(await team(organizer)).not.toContain(`invitations/${id}/withdraw`);
    expect((await withdraw(id, organizer)).status).toBe(403);
    for (const role of ['safety', 'gate', 'desk', 'viewer'] as const) {
      expect((await withdraw(id, await signIn(world, role))).status).toBe(403);
    }
    const other = await newWorld();
    await withdraw(id, await signIn(other), other);
    expect(await open()).toHaveLength(1);
  });

  it.each(['none', '', '%00', 'x'.repeat(2_000), "'--"])(
    'is not %j, and nothing happens',
    async (id) => {
      await inviteMember(env, by(), 'viewer', Date.now());
      await withdraw(id);
      expect(await open()).toHaveLength(1);
    },
  );
});

describe('whoever joins again in the same browser', () => {
  it('leaves the session before, in every place where it may have been copied to', async () => {
    const { code } = await inviteMember(env, by(), 'viewer', Date.now());
    const joined = await send(`/console/join/${code}`, owner, { name: 'نادية' });
    const cookie = joined.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const status = async (of: string) =>
      (await request(`/console/${world.slug}`, { headers: { Cookie: of } })).status;
    expect([await status(owner), await status(cookie)]).toEqual([401, 200]);
  });

  it('keeps the new session when the form is sent twice', async () => {
    const { code } = await inviteMember(env, by(), 'viewer', Date.now());
    const form = { name: 'نادية', key: 'a-form-of-its-own' };
    const first = await send(`/console/join/${code}`, owner, form);
    const cookie = first.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const again = await send(`/console/join/${code}`, cookie, form);
    expect(again.status).toBe(303);
    const board = await request(`/console/${world.slug}`, { headers: { Cookie: cookie } });
    expect(board.status).toBe(200);
  });

  it('keeps the session that stands when the invitation does not', async () => {
    expect((await send('/console/join/none', owner, { name: 'x' })).status).toBe(403);
    const board = await request(`/console/${world.slug}`, { headers: { Cookie: owner } });
    expect(board.status).toBe(200);
  });
});
