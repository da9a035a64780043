import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GatePolicy } from '../../src/contract/answers/ledger.ts';
import type { ScansAnswer } from '../../src/contract/answers/scans.ts';
import { supervisorHash } from '../../src/domain/supervisor.ts';
import { formatNumber } from '../../src/i18n/format.ts';
import { endFreeFlow, setFreeFlow } from '../../src/operations/gate-control.ts';
import { revokeDevice } from '../../src/operations/phones.ts';
import { readCounted } from '../../src/store/gates/unscanned-counts.ts';
import { supervisorCode } from '../../src/store/keys/supervisor-code.ts';
import { inviteGate } from '../../src/store/members/invite.ts';
import { asMember } from './acting.ts';
import { by, editionOf, sums, walkIn } from './gate-day.ts';
import { inService } from './gatekeepers.ts';
import { standingAlone } from './standing-alone.ts';
import { disagreements } from './sum-of-log.ts';
import {
  asScan,
  enrol,
  newWorld,
  ORIGIN,
  openDays,
  type Phone,
  post,
  request,
  scanned,
  scanOne,
  sendScans,
  signIn,
  ticketFor,
  type World,
} from './world.ts';

const DAY = 86_400_000;

let world: World;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld();
  phone = await enrol(world);
});

/** The policy as a phone gets it with its scans. */
async function policy(of: Phone = phone): Promise<GatePolicy> {
  const { ledger } = await (await sendScans(of, [], { since: 0 })).json<ScansAnswer>();
  if (!ledger) throw new Error('no ledger');
  return ledger.policy;
}

describe('free flow', () => {
  it('reaches every phone with its policy, and so does its end', async () => {
    expect((await policy()).free_flow).toEqual([]);
    const flow = await setFreeFlow(asMember(by(world)), { gate: 2 });
    expect((await policy()).free_flow).toEqual([flow]);
    await evictDurableObject(inService(world));
    expect((await policy()).free_flow).toEqual([flow]);
    await endFreeFlow(asMember(by(world)), { gate: 2 });
    expect((await policy()).free_flow).toEqual([]);
    const again = endFreeFlow(asMember(by(world)), { gate: 2 });
    await expect(again).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is in the answers of enrolment and ledger too', async () => {
    const flow = await setFreeFlow(asMember(by(world)), { gate: null });
    const invited = { event: world.number, id: 'test', keyRequired: false };
    const { code } = await inviteGate(env, invited, 1, Date.now());
    const enrolled = await post('/api/v1/devices', { code, name: 'x' });
    expect(await enrolled.json()).toMatchObject({ policy: { free_flow: [flow] } });
    const ledger = await request('/api/v1/ledger?since=0', { headers: phone.headers });
    expect(await ledger.json()).toMatchObject({ policy: { free_flow: [flow] } });
  });

  it('is started and ended by those who may hold, and by nobody else', async () => {
    const path = `/console/${world.slug}/gates/free-flow`;
    const submit = async (fields: Record<string, string>, cookie: string) => {
      const headers = { Cookie: cookie, Origin: ORIGIN };
      const body = new URLSearchParams(fields);
      return (await request(path, { method: 'POST', headers, body })).status;
    };
    const [safety, desk] = [await signIn(world, 'safety'), await signIn(world, 'desk')];
    expect(await submit({ gate: '1', flow: 'start' }, desk)).toBe(403);
    expect(await submit({ gate: '1', flow: 'start' }, safety)).toBe(303);
    const [flow] = (await policy()).free_flow ?? [];
    expect(flow).toMatchObject({ gate: 1, ends_at: null });
    expect(await submit({ gate: '77', flow: 'start' }, safety)).toBe(404);
    expect(await submit({ gate: '1', flow: 'sideways' }, safety)).toBe(422);
    const headers = { Cookie: safety };
    const page = async () =>
      (await request(`/console/${world.slug}/gates?lang=en`, { headers })).text();
    expect(await page()).toContain('free flow since');
    expect(await submit({ gate: '1', flow: 'end' }, safety)).toBe(303);
    expect(await page()).not.toContain('free flow since');
    const sql = 'SELECT verb, subject FROM audit WHERE event = ?1 AND verb GLOB ?2 ORDER BY id';
    const audit = await env.DB.prepare(sql).bind(world.number, '*free_flow').all();
    expect(audit.results).toEqual([
      { verb: 'free_flow', subject: 'gate 1' },
      { verb: 'end_free_flow', subject: 'gate 1' },
    ]);
  });
});

describe('people who were not counted one by one', () => {
  const counted = async (day = 1) => readCounted(env.DB, world.number, day);

  it('are told apart by how they were counted, and are in the day’s figures', async () => {
    await scanned(
      phone,
      walkIn(400, { counted: 'free_flow' }),
      walkIn(90, { counted: 'free_flow', direction: 'exit' }),
      walkIn(250, { counted: 'estimated', direction: 'exit' }),
      walkIn(50, { counted: 'estimated', direction: 'exit' }),
      walkIn(7),
      walkIn(9, { counted: 'free_flow', kind: 'crew' }),
    );
    expect(await counted()).toEqual([
      { counted: 'estimated', direction: 'exit', people: 300 },
      { counted: 'free_flow', direction: 'entry', people: 400 },
      { counted: 'free_flow', direction: 'exit', people: 90 },
    ]);
    expect(await sums(world)).toMatchObject({ entries: 407, exits: 390 });
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('are fewer by those who were taken back', async () => {
    const scan = walkIn(60, { counted: 'estimated' });
    await scanned(phone, scan, walkIn(5, { counted: 'estimated' }));
    await scanOne(phone, { type: 'undo', scan: scan.id });
    expect(await counted()).toEqual([{ counted: 'estimated', direction: 'entry', people: 5 }]);
  });

  it('are walk-ins only, and a word that is none is refused by itself', async () => {
    const { token } = await ticketFor(world);
    const odd = { ...walkIn(3), counted: 'guessed' };
    const response = await sendScans(phone, [
      odd,
      asScan({ ticket: token, people: 2, counted: 'estimated' }),
    ]);
    const { results } = await response.json<ScansAnswer>();
    expect(results).toMatchObject([{ reason: 'invalid' }, { verdict: 'admitted', people: 2 }]);
    expect(await counted()).toEqual([]);
  });

  it('are said in the evening of the day', async () => {
    const headers = { Cookie: await signIn(world, 'viewer') };
    const path = `/console/${world.slug}/days/1/close?lang=en`;
    const page = async () => (await request(path, { headers })).text();
    await scanned(phone, walkIn(7));
    expect(await page()).not.toContain('data-counted');
    await scanned(phone, walkIn(834, { counted: 'estimated' }));
    const text = await page();
    expect(text).toContain('data-counted="estimated"');
    const estimated = /<tr data-counted="estimated">.*?<\/tr>/s.exec(text)?.[0];
    expect(estimated).toContain(`<b>${formatNumber(834, 'en')}</b>`);
  });
});

describe('the supervisor’s code', () => {
  const codeOn = async (of: World, device: string, day = 1) =>
    supervisorCode(env.SECRET_KEY, await editionOf(of), { device, day }, Date.now());

  it('is six digits that its phone can test, and nobody else’s', async () => {
    const code = await codeOn(world, phone.id);
    expect(code).toMatch(/^\d{6}$/);
    const { supervisor, today } = await policy();
    expect(today).toBe(1);
    if (!supervisor || code === null) throw new Error('no supervisor');
    expect(supervisor.iterations).toBeGreaterThanOrEqual(100_000);
    expect(await supervisorHash(code, supervisor)).toBe(supervisor.hash);
    const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(await supervisorHash(other, supervisor)).not.toBe(supervisor.hash);
    expect(JSON.stringify(await policy())).not.toMatch(standingAlone(code));
  });

  it('is another one on another phone, on another day and of another edition', async () => {
    const days = [0, 1, 2, 3, 4, 5];
    const codes = await Promise.all(days.map((day) => codeOn(world, phone.id, day)));
    const second = await enrol(world);
    const foreign = await codeOn(await newWorld(), phone.id);
    const all = new Set([...codes, await codeOn(world, second.id), foreign]);
    // Two of eight in a million are the same once in some 36,000 runs; three never.
    expect(all.size).toBeGreaterThan(6);
    const [mine, other] = [await policy(), await policy(second)];
    expect(mine.supervisor?.salt).not.toBe(other.supervisor?.salt);
    expect(mine.supervisor?.hash).not.toBe(other.supervisor?.hash);
    const yesterday = await newWorld({ days: openDays(Date.now() - DAY).days });
    const late = await enrol(yesterday);
    const { supervisor } = await policy(late);
    const code = await codeOn(yesterday, late.id, 2);
    if (!supervisor || code === null) throw new Error('no supervisor');
    expect(await supervisorHash(code, supervisor)).toBe(supervisor.hash);
  });

  it('is shown to those who may hold a gate, phone by phone', async () => {
    const second = await enrol(world, 2);
    const gone = await enrol(world);
    await revokeDevice(asMember(by(world)), { id: gone.id });
    const codes = await Promise.all([phone, second].map(({ id }) => codeOn(world, id)));
    const shown = codes.map((code) => `${code?.slice(0, 3)} ${code?.slice(3)}`);
    for (const role of ['owner', 'organizer', 'safety', 'gate', 'desk', 'viewer'] as const) {
      const headers = { Cookie: await signIn(world, role) };
      const answer = await request(`/console/${world.slug}/gates`, { headers });
      const may = ['owner', 'organizer', 'safety'].includes(role);
      expect([role, answer.status]).toEqual([role, may ? 200 : 403]);
      const html = await answer.text();
      const seen = shown.map((code) => html.includes(code));
      expect([role, ...seen]).toEqual([role, may, may]);
      expect(html.match(/class="supervisor-code"/g) ?? []).toHaveLength(may ? 2 : 0);
      if (may) expect(answer.headers.get('Cache-Control')).toContain('no-store');
    }
  });

  it('keeps no gate waiting while those of many phones are made', async () => {
    const phones = await Promise.all([1, 2, 3, 4].map((gate) => enrol(world, gate)));
    for (const one of phones) await sendScans(one, []);
    await evictDurableObject(inService(world));
    const first = await Promise.all(phones.map((one) => policy(one)));
    expect(first.filter(({ supervisor }) => supervisor === undefined).length).toBeGreaterThan(0);
    for (const one of phones) {
      await expect.poll(async () => (await policy(one)).supervisor).toBeTruthy();
    }
  });

  it('is none once the keys of the edition are gone', async () => {
    const sql = 'UPDATE event SET data_key = NULL WHERE number = ?1';
    await env.DB.prepare(sql).bind(world.number).run();
    await evictDurableObject(inService(world));
    expect((await policy()).supervisor).toBeNull();
    expect(await codeOn(world, phone.id)).toBeNull();
  });
});
