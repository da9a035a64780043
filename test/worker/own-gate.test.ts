import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { consoleWords } from '../../src/i18n/console.ts';
import { endHold, setFreeFlow, setHold, updateHold } from '../../src/operations/gate-control.ts';
import { loadOrders } from '../../src/store/gates/orders.ts';
import { asMember } from './acting.ts';
import { bindSupervisors, openDesk, submit } from './desk.ts';
import { enrol, newWorld, request, sendScans, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'gate');
  base = `/console/${world.slug}`;
  await bindSupervisors(world.number, 2);
});

const by = () => ({ event: world.number, id: 'test' });
const supervisor = () => ({ ...asMember(by()), actor: 'gate' as const, gate: 2 });

async function inForce(): Promise<string[]> {
  const { holds, freeFlow } = await loadOrders(env.DB, world.number);
  return [...holds, ...freeFlow]
    .filter(({ ends_at }) => ends_at === null)
    .map(({ gate }) => String(gate));
}

describe('a gate’s supervisor', () => {
  it('begins at their own gate', async () => {
    const first = await request('/console', { headers: { Cookie: cookie }, redirect: 'manual' });
    expect(first.headers.get('Location')).toBe(`${base}/gate`);
    const page = await openDesk(`${base}/gate`, cookie);
    expect(page).toContain('name="gate" value="2"');
    expect(page).not.toContain('name="gate" value="1"');
    expect(page).not.toContain('name="gate" value="site"');
  });

  it('without a phone is told so once, and reads what the number in the arch counts', async () => {
    const page = await openDesk(`${base}/gate?lang=en`, cookie);
    expect(page.split(consoleWords.en.gatesPage.noPhones)).toHaveLength(2);
    expect(page).toMatch(/<b>0<\/b> <span>phones on duty<\/span>/);
    await sendScans(await enrol(world, 2), []);
    const one = await openDesk(`${base}/gate?lang=ar`, cookie);
    expect(one).toMatch(/<b aria-hidden="true">1<\/b> <span>هاتف واحد في الخدمة<\/span>/);
  });

  it('sees the phones and the codes of their gate alone', async () => {
    await enrol(world, 1);
    await enrol(world, 2);
    await enrol(world, 2);
    const page = await openDesk(`${base}/gate`, cookie);
    expect(page.match(/class="supervisor-code"/g)).toHaveLength(2);
    expect(page.match(/role="rowheader"/g)).toHaveLength(2);
  });

  it('sees on which phones somebody has practised, and is led to no page of other gates', async () => {
    const [first, second] = [await enrol(world, 2), await enrol(world, 2)];
    await enrol(world, 1);
    const practised = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await sendScans(first, [], { health: { battery: 0.1, version: '1', practised } });
    await sendScans(second, [], { health: { battery: 0.1, version: '1' } });
    const page = await openDesk(`${base}/gate?lang=en`, cookie);
    expect(page).toContain('Phones practised on: 1 of 2.');
    expect(page.match(/>not yet</g)).toHaveLength(1);
    expect(page).not.toContain(`${base}/gates?`);
  });

  it('holds, reopens and opens wide their own gate, and comes back to it', async () => {
    const held = await submit(`${base}/gates/hold`, { gate: '2', kind: 'hold' }, cookie);
    expect([held.status, held.headers.get('Location')]).toEqual([303, `${base}/gate`]);
    expect(await inForce()).toEqual(['2']);
    await submit(`${base}/gates/reopen`, { gate: '2' }, cookie);
    expect(await inForce()).toEqual([]);
    await submit(`${base}/gates/free-flow`, { gate: '2', flow: 'start' }, cookie);
    expect(await inForce()).toEqual(['2']);
  });

  it.each(['1', 'site'])('gives no order for another place: %s', async (gate) => {
    const orders = [
      submit(`${base}/gates/hold`, { gate, kind: 'close' }, cookie),
      submit(`${base}/gates/free-flow`, { gate, flow: 'start' }, cookie),
      submit(`${base}/gates/reopen`, { gate }, cookie),
    ];
    for (const { status } of await Promise.all(orders)) expect(status).toBe(403);
    expect(await inForce()).toEqual([]);
  });

  it.each([1, null])('ends and changes no order of another place: %s', async (gate) => {
    const { id } = await setHold(asMember(by()), { gate, kind: 'hold' });
    await setFreeFlow(asMember(by()), { gate });
    const said = { reason: 'crowd', until: null, send_to: null };
    const forbidden = { code: 'forbidden' };
    await expect(endHold(supervisor(), { id })).rejects.toMatchObject(forbidden);
    await expect(updateHold(supervisor(), { id, ...said })).rejects.toMatchObject(forbidden);
    const place = gate === null ? 'site' : String(gate);
    const ended = await submit(`${base}/gates/free-flow`, { gate: place, flow: 'end' }, cookie);
    expect(ended.status).toBe(403);
    expect(await inForce()).toEqual([String(gate), String(gate)]);
  });

  it('says what is wrong in a form on the page of their gate', async () => {
    const fields = { gate: '2', kind: 'hold', until: 'noon' };
    const answer = await submit(`${base}/gates/hold`, fields, cookie);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('own-gate');
  });

  it('opens no other page of the gates', async () => {
    for (const path of ['/gates', '/gates/practice', '/people']) {
      expect((await request(`${base}${path}`, { headers: { Cookie: cookie } })).status).toBe(403);
    }
  });

  it('who is bound to no gate is told whom to ask, and may hold nothing', async () => {
    await env.DB.prepare('UPDATE member SET gate = NULL WHERE event = ?1').bind(world.number).run();
    const page = await openDesk(`${base}/gate`, cookie);
    expect(page).toContain('class="empty"');
    expect((await submit(`${base}/gates/hold`, { gate: '2', kind: 'hold' }, cookie)).status).toBe(
      403,
    );
  });
});
