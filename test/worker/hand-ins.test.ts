import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { endHold, setHold } from '../../src/operations/gate-control.ts';
import { acceptHandIn } from '../../src/operations/hand-ins.ts';
import { revokeDevice } from '../../src/operations/phones.ts';
import { asMember } from './acting.ts';
import { ago, by, showed, sums, walkIn } from './gate-day.ts';
import { credentialOf, held, newGatekeeper, sqlOf } from './gatekeepers.ts';
import { askBound, enrolBound, handIn, keptApart, sealed } from './rescue-world.ts';
import {
  asScan,
  enrol,
  newWorld,
  ORIGIN,
  type Phone,
  post,
  request,
  scanOne,
  sendScans,
  signIn,
  ticketFor,
  type World,
} from './world.ts';
import { databaseWith } from './writers.ts';

let world: World;
let owner: string;
let phone: Phone;
beforeAll(async () => {
  world = await newWorld();
  owner = await signIn(world, 'owner');
});
beforeEach(async () => {
  phone = await enrol(world, 3);
});

const revoke = (id = phone.id) => revokeDevice(asMember(by(world)), { id: id });

async function refused(response: Promise<Response>, status: number, code: string) {
  const answer = await response;
  const problem = await answer.json<{ code: string }>();
  expect([answer.status, problem.code]).toEqual([status, code]);
  return problem;
}

async function taken(response: Promise<Response>): Promise<unknown> {
  const answer = await response;
  expect(answer.status).toBe(200);
  return answer.json();
}

function decide(verb: 'accept' | 'decline', cookie = owner, device = phone.id) {
  return request(`/console/${world.slug}/hand-ins/${device}/${verb}`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: ORIGIN },
  });
}

async function gatesPage(cookie = owner): Promise<string> {
  const headers = { Cookie: cookie };
  return (await request(`/console/${world.slug}/gates?lang=en`, { headers })).text();
}

/** What the page says of this phone's hand-in, and nothing of another's. */
async function waiting(): Promise<string> {
  const page = await gatesPage();
  const [, before = ''] = page.split(`/hand-ins/${phone.id}/accept`).reverse();
  return before.slice(before.lastIndexOf('class="hand-in"'));
}

async function logOf(id: WireScan['id'] | undefined) {
  return env.DB.prepare(
    'SELECT device, gate, verdict, people, undone, conflict FROM scan WHERE event = ?1 AND id = ?2',
  )
    .bind(world.number, id ?? '')
    .first();
}

describe('a phone that was revoked', () => {
  it('is told so, and that it may hand in once', async () => {
    await revoke();
    const told = await refused(sendScans(phone, [walkIn(1)]), 403, 'device_revoked');
    expect(told).toMatchObject({ hand_in: 'open' });
    const ledger = request('/api/v1/ledger', { headers: phone.headers });
    expect(await refused(ledger, 403, 'device_revoked')).toMatchObject({ hand_in: 'open' });
  });

  it('is told nothing with a wrong token', async () => {
    await revoke();
    const token = `${phone.token.slice(0, -1)}${phone.token.endsWith('a') ? 'b' : 'a'}`;
    const headers = { Authorization: `Bearer ${token}` };
    await refused(post('/api/v1/scans', { scans: [] }, headers), 401, 'unauthenticated');
    const body = { scans: [walkIn(1)], last: true };
    await refused(post('/api/v1/hand-ins', body, headers), 401, 'unauthenticated');
    await refused(post('/api/v1/hand-ins', body), 401, 'unauthenticated');
    expect(await keptApart(world, phone.id)).toEqual({});
  });

  it('hands in with the key that it is bound to, and not with its token alone', async () => {
    const bound = await enrolBound(world);
    await revoke(bound.id);
    const body = { scans: [walkIn(1)], last: false };
    const headers = { Authorization: `Bearer ${bound.token}` };
    await refused(post('/api/v1/hand-ins', body, headers), 401, 'unauthenticated');
    expect((await askBound(bound, '/api/v1/hand-ins', body)).status).toBe(200);
    expect(await keptApart(world, bound.id)).toEqual({ waiting: 1 });
  });
});

describe('a hand-in', () => {
  it('keeps each scan once, and counts none of them', async () => {
    await revoke();
    const before = await sums(world);
    const scans = [walkIn(2), walkIn(3)];
    expect(await taken(handIn(phone, scans, false))).toEqual({ taken: 2 });
    expect(await taken(handIn(phone, [...scans, walkIn(4)], false))).toEqual({ taken: 3 });
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 3 });
    expect(await sums(world)).toEqual(before);
  });

  it('keeps what cannot be read too, once, though nobody can count it', async () => {
    await revoke();
    const scans = [{ id: 'x' }, null, walkIn(1), { ...walkIn(1), people: -4 }];
    expect(await taken(handIn(phone, scans, false))).toEqual({ taken: 4 });
    expect(await taken(handIn(phone, scans, true))).toEqual({ taken: 4 });
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 1, declined: 3 });
    await decide('accept');
    expect(await keptApart(world, phone.id)).toEqual({ accepted: 1, declined: 3 });
  });

  it('keeps no remark of what cannot be read: nobody could say whom to erase it with', async () => {
    await revoke();
    const remark = 'خديجة، صديقة المدير';
    await taken(handIn(phone, [{ ...walkIn(1), people: -4, override: remark }], false));
    const { results } = await env.DB.prepare(
      "SELECT asked ->> 'unread' AS said FROM handed_in WHERE event = ?1 AND device = ?2",
    )
      .bind(world.number, phone.id)
      .all<{ said: string }>();
    expect(results).toHaveLength(1);
    expect(results[0]?.said).toContain('-4');
    expect(results[0]?.said).not.toContain(remark);
  });

  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const unreadable: [string, () => unknown][] = [
    ['lists within lists', () => nested(1_001)],
    ['a scan with lists in it', () => ({ ...walkIn(1), people: nested(5_000) })],
    ['lists in every member', () => ({ id: nested(900), at: nested(900), zone: nested(900) })],
    ['a text of 900 KB', () => 'x'.repeat(900_000)],
    ['a scan of 900 KB', () => ({ id: 'x', ticket: '\u0000"\\ش'.repeat(60_000) })],
    ['a list of 900 KB', () => Array.from({ length: 450_000 }, () => 1)],
    ['half a character', () => ({ id: '\ud800'.repeat(100_000) })],
    ['names as long as books', () => ({ ['n'.repeat(900_000)]: 1 })],
  ];
  it.each(unreadable)('keeps the first of what nobody can read: %s', async (_, unread) => {
    await revoke();
    const epoch = await epochOf(world);
    const other = await enrol(world);
    const text = JSON.stringify({ scans: [], last: false });
    const body = text.replace('[]', `[${written(unread())},${JSON.stringify(walkIn(2))}]`);
    for (const _again of [1, 2]) {
      const answer = await post('/api/v1/hand-ins', body, phone.headers);
      expect(await taken(Promise.resolve(answer))).toEqual({ taken: 2 });
    }
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 1, declined: 1 });
    expect(await largestKept(world, phone.id)).toBeLessThanOrEqual(2_200);
    // The writer of the gates has not begun anew for it, and goes on.
    expect(await scanOne(other, walkIn(1))).toMatchObject({ verdict: 'admitted' });
    expect(await epochOf(world)).toBe(epoch);
    await taken(handIn(phone, [], true));
    expect(await gatesPage()).toContain('unreadable, kept uncounted');
  });

  it('is refused alone where scans are sent, however deep it is', async () => {
    const text = JSON.stringify({ scans: [] });
    const body = text.replace('[]', `[${written(nested(5_000))},${JSON.stringify(walkIn(2))}]`);
    const answer = await post('/api/v1/scans', body, phone.headers);
    expect(await answer.json()).toMatchObject({
      results: [{ reason: 'invalid' }, { verdict: 'admitted', people: 2 }],
    });
  });

  it('keeps nobody from holding a gate, however much of it comes at once', async () => {
    await revoke();
    const parts = Array.from({ length: 300 }, () => handIn(phone, [walkIn(1)], false));
    const held = setHold(asMember(by(world)), { gate: 4, kind: 'hold' });
    const answers = await Promise.all(parts);
    await expect(held).resolves.toMatchObject({ kind: 'hold' });
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 503]));
    const kept = answers.filter((answer) => answer.status === 200).length;
    expect(await keptApart(world, phone.id)).toEqual({ waiting: kept });
    await endHold(asMember(by(world)), { id: (await held).id });
  });

  it('waits in a few parts at once, and the others are told to come again', async () => {
    await revoke();
    const reached = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const db = databaseWith(async (statements) => {
      if (statements.some((one) => sqlOf(one).includes('INSERT INTO handed_in'))) {
        reached.resolve();
        await written.promise;
      }
      return env.DB.batch(statements);
    });
    const gatekeeper = await newGatekeeper(db);
    const who = await credentialOf(phone);
    const part = () =>
      gatekeeper.handIn(
        world.number,
        who,
        { scans: [held(0, { type: 'walk_in', presented: null, people: 1 })], unread: [] },
        false,
      );
    const first = part();
    await reached.promise;
    const waiting = [first, part(), part(), part()];
    expect(await part()).toEqual({ outcome: 'busy' });
    written.resolve();
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => ({ outcome: 'taken' })));
    expect(await part()).toEqual({ outcome: 'taken' });
  });

  it('acknowledges nothing beyond the bytes that are kept of one phone', async () => {
    await revoke();
    const fill = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      INSERT INTO handed_in (event, scan, device, asked, received_at, state)
      SELECT ?1, ?2 || ' ' || i, ?2, json_quote(hex(zeroblob(8500))), 1, 'declined' FROM n`;
    await env.DB.prepare(fill).bind(world.number, phone.id).run();
    await refused(handIn(phone, [walkIn(1)], true), 503, 'busy');
  });

  it('acknowledges nothing beyond what is kept of one phone', async () => {
    await revoke();
    const fill = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO handed_in (event, scan, device, asked, received_at, state)
      SELECT ?1, ?2 || ' ' || i, ?2, '{}', 1, 'declined' FROM n`;
    await env.DB.prepare(fill).bind(world.number, phone.id).run();
    await refused(handIn(phone, [walkIn(1)], true), 503, 'busy');
    const told = await refused(sendScans(phone, []), 403, 'device_revoked');
    expect(told).toMatchObject({ hand_in: 'open' });
  });

  it('is closed by its last part, and takes nothing from then on', async () => {
    await revoke();
    expect(await taken(handIn(phone, [], true))).toEqual({ taken: 0 });
    const closed = await refused(handIn(phone, [walkIn(1)], false), 403, 'device_revoked');
    expect(closed).toMatchObject({ hand_in: 'closed' });
    const told = await refused(sendScans(phone, []), 403, 'device_revoked');
    expect(told).toMatchObject({ hand_in: 'closed' });
    expect(await keptApart(world, phone.id)).toEqual({});
  });

  it('answers its last part again when the answer to it was lost, and takes nothing more', async () => {
    await revoke();
    const [kept, unread] = [walkIn(2), { nobody: 'can read this' }];
    for (let n = 0; n < 2; n++) {
      expect(await taken(handIn(phone, [kept, unread], true))).toEqual({ taken: 2 });
    }
    expect(await taken(handIn(phone, [], true))).toEqual({ taken: 0 });
    await refused(handIn(phone, [kept, walkIn(1)], true), 403, 'device_revoked');
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 1, declined: 1 });
    const stranger = await enrol(world, 2);
    await revoke(stranger.id);
    await taken(handIn(stranger, [], true));
    await refused(handIn(stranger, [kept], true), 403, 'device_revoked');
  });

  it('is not for a phone in service', async () => {
    await refused(handIn(phone, [walkIn(1)], true), 403, 'forbidden');
    expect(await keptApart(world, phone.id)).toEqual({});
    expect((await sendScans(phone, [])).status).toBe(200);
  });

  it('takes five hundred scans at once and no more, in the right form', async () => {
    await revoke();
    const scans = Array.from({ length: 501 }, () => walkIn(1));
    await refused(handIn(phone, scans, false), 422, 'invalid_request');
    await refused(post('/api/v1/hand-ins', { scans: [] }, phone.headers), 422, 'invalid_request');
    expect(await taken(handIn(phone, scans.slice(1), false))).toEqual({ taken: 500 });
  });
});

describe('what was handed in', () => {
  it('counts once it is accepted, at its gate and in its name', async () => {
    const { token } = await ticketFor(world);
    await revoke();
    const first = walkIn(4, { at: ago(50_000) });
    const undo = asScan({ type: 'undo', scan: first.id ?? '', at: ago(50_000) });
    const ticket = asScan({ ticket: token, at: ago(40_000), ...showed('admitted', 5) });
    await taken(handIn(phone, [first, undo, ticket], true));
    const before = await sums(world);
    expect((await decide('accept')).status).toBe(303);
    const after = await sums(world);
    expect([after.entries - before.entries, after.parties - before.parties]).toEqual([5, 1]);
    expect(await logOf(ticket.id)).toMatchObject({ device: phone.id, gate: 3, people: 5 });
    expect(await logOf(first.id)).toMatchObject({ undone: 1 });
    expect(await keptApart(world, phone.id)).toEqual({ accepted: 3 });
  });

  it('counts in the order in which it was sent, when clocks make one instant of all', async () => {
    const { token } = await ticketFor(world);
    await revoke();
    const later = new Date(Date.now() + 600_000).toISOString();
    const first = asScan({ ticket: token, at: later, ...showed('admitted', 5) });
    const undo = asScan({ type: 'undo', scan: first.id ?? '', at: later });
    const corrected = asScan({ ticket: token, at: later, ...showed('admitted', 3) });
    await taken(handIn(phone, [first, undo, corrected], true));
    await decide('accept');
    expect(await logOf(first.id)).toMatchObject({ undone: 1 });
    expect(await logOf(corrected.id)).toMatchObject({ people: 3, undone: 0, conflict: 0 });
  });

  it('counts in the order in which it came, though the clock was set back meanwhile', async () => {
    await revoke();
    const [tapped, other] = [walkIn(4), walkIn(1)];
    const undo = asScan({ type: 'undo', scan: tapped.id ?? '' });
    await taken(handIn(phone, [other, tapped], false));
    await taken(handIn(phone, [undo], true));
    const back = 'UPDATE handed_in SET received_at = 1 WHERE event = ?1 AND scan = ?2';
    await env.DB.prepare(back)
      .bind(world.number, undo.id ?? '')
      .run();
    await decide('accept');
    expect(await logOf(tapped.id)).toMatchObject({ undone: 1 });
    expect(await logOf(undo.id)).toMatchObject({ verdict: 'undone', people: 4 });
  });

  it('counts once, however often it is accepted', async () => {
    await revoke();
    await taken(handIn(phone, [walkIn(6)], true));
    const before = await sums(world);
    await Promise.all([decide('accept'), decide('accept')]);
    await decide('accept');
    expect((await sums(world)).walk_ins - before.walk_ins).toBe(6);
  });

  it('counts to its end when the counting was cut short', async () => {
    await revoke();
    const scan = walkIn(3);
    await taken(handIn(phone, [scan], true));
    const cut = `UPDATE handed_in SET state = 'accepted', decided_by = 'test' WHERE device = ?1`;
    await env.DB.prepare(cut).bind(phone.id).run();
    expect(await gatesPage()).toContain('not all counted yet');
    await acceptHandIn(asMember(by(world)), { device: phone.id });
    expect(await logOf(scan.id)).toMatchObject({ people: 3 });
    expect(await gatesPage()).not.toContain('not all counted yet');
  });

  it('says what the phone showed of a scan that was answered too late', async () => {
    const { token } = await ticketFor(world);
    const asked = asScan({ ticket: token });
    expect(await scanOne(phone, asked)).toMatchObject({ verdict: 'admitted', people: 5 });
    await revoke();
    await taken(handIn(phone, [{ ...asked, ...showed('admitted', 3) }], true));
    expect(await logOf(asked.id)).toMatchObject({ people: 5 });
    await decide('accept');
    expect(await logOf(asked.id)).toMatchObject({ people: 3 });
  });

  it('never counts once it is declined, and is kept', async () => {
    await revoke();
    const scan = walkIn(9);
    await taken(handIn(phone, [scan], true));
    const before = await sums(world);
    expect((await decide('decline')).status).toBe(303);
    await decide('accept');
    expect(await sums(world)).toEqual(before);
    expect(await logOf(scan.id)).toBeNull();
    expect(await keptApart(world, phone.id)).toEqual({ declined: 1 });
  });

  it('leaves who decided in the audit', async () => {
    await revoke();
    await taken(handIn(phone, [walkIn(1)], true));
    await decide('accept');
    // Whoever decides of nothing any more leaves none.
    await decide('accept');
    await decide('decline');
    const { results } = await env.DB.prepare(
      'SELECT verb FROM audit WHERE event = ?1 AND subject = ?2',
    )
      .bind(world.number, `hand-in of device ${phone.id}`)
      .all();
    expect(results).toEqual([{ verb: 'accept' }]);
  });

  it('counts too when another phone brought it', async () => {
    await revoke();
    const scan = walkIn(2);
    const rescuer = await enrol(world, 1);
    await post('/api/v1/rescues', await sealed(phone, [scan]), rescuer.headers);
    await decide('accept');
    expect(await logOf(scan.id)).toMatchObject({ device: phone.id, gate: 3, people: 2 });
  });
});

describe('the decision about a hand-in', () => {
  beforeEach(async () => {
    await revoke();
    await taken(handIn(phone, [walkIn(5, { at: ago(-1) }), walkIn(2)], false));
  });

  it('is asked of organizers alone', async () => {
    const roles = ['safety', 'gate', 'desk', 'viewer'] as const;
    for (const role of roles) {
      const cookie = await signIn(world, role);
      expect((await decide('accept', cookie)).status).toBe(403);
      expect((await decide('decline', cookie)).status).toBe(403);
    }
    expect(await gatesPage(await signIn(world, 'safety'))).not.toContain('id="hand-ins"');
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 2 });
  });

  it('is not for the members of another event', async () => {
    const stranger = await signIn(await newWorld(), 'owner');
    expect((await decide('accept', stranger)).status).toBe(404);
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 2 });
  });

  it('is taken from our own pages only', async () => {
    const path = `/console/${world.slug}/hand-ins/${phone.id}/accept`;
    const headers = { Cookie: owner, Origin: 'https://evil.example' };
    expect((await request(path, { method: 'POST', headers })).status).toBe(403);
    expect(await keptApart(world, phone.id)).toEqual({ waiting: 2 });
  });

  it('stays on the page, with who made it and what could not be read', async () => {
    await taken(handIn(phone, [{ id: 'x' }], true));
    await decide('accept');
    const page = (await gatesPage()).replaceAll(/<[^>]*>/g, '');
    expect(page).toMatch(/2 scans · accepted · [\d:]+ · \S/);
    expect(page).toMatch(/1 scan · unreadable, kept uncounted · [\d:]+/);
    expect(await gatesPage(await signIn(world, 'safety'))).not.toContain('id="hand-ins"');
  });

  it('is made knowing what was taken back, which counts nobody', async () => {
    const [tapped, crossed] = [walkIn(40), walkIn(3, { direction: 'exit' })];
    const undone = [tapped, crossed].map(({ id = '' }) => asScan({ type: 'undo', scan: id }));
    await taken(handIn(phone, [tapped, crossed, ...undone], false));
    expect(await waiting()).toContain('entries 7, exits 0');
    await decide('decline');
    const [again, back] = [walkIn(4), asScan({ type: 'undo', scan: tapped.id ?? '' })];
    await taken(handIn(phone, [again, back], true));
    expect(await waiting()).toContain('entries 4, exits 0');
  });

  it('is made knowing how much it is, and what came after the revocation', async () => {
    const line = await waiting();
    expect(line).toContain('2 scans');
    expect(line).toContain('entries 7, exits 0');
    expect(line).toContain('2 scans after the revocation');
    await decide('decline');
    expect(await gatesPage()).not.toContain(`/hand-ins/${phone.id}/`);
  });
});

/** A value as JSON text, deeper than the runtime's own writer goes. */
function written(value: unknown): string {
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const members = Object.entries(value).map(
      ([name, member]) => `${JSON.stringify(name)}:${written(member)}`,
    );
    return `{${members.join()}}`;
  }
  if (value.length > 1) return JSON.stringify(value);
  let depth = 0;
  for (let one: unknown = value; Array.isArray(one); one = one[0]) depth += 1;
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** How often the writer of an edition's gates has begun. */
async function epochOf({ number }: World): Promise<number> {
  const sql = 'SELECT epoch FROM actor WHERE name = ?1';
  const name = `gatekeeper ${number}`;
  return (await env.DB.prepare(sql).bind(name).first<{ epoch: number }>())?.epoch ?? -1;
}

/** Bytes of the largest row that is kept of a device, key and all. */
async function largestKept({ number }: World, device: string): Promise<number> {
  const sql = `SELECT max(length(CAST(asked AS BLOB)) + length(scan)) AS bytes FROM handed_in
    WHERE event = ?1 AND device = ?2`;
  return (await env.DB.prepare(sql).bind(number, device).first<{ bytes: number }>())?.bytes ?? -1;
}
