import { evictDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { SHIFTS_MAX } from '../../src/domain/bounds.ts';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { liveFigures } from './gate-day.ts';
import { inService } from './gatekeepers.ts';
import { enrol, newWorld, post, request, scanned, sendScans, signIn, type World } from './world.ts';

let world: World;
let owner: string;
beforeEach(async () => {
  world = await newWorld();
  owner = await signIn(world, 'owner');
});

const gates = (query = '') => openDesk(`/console/${world.slug}/gates?lang=en${query}`, owner);
const order = (path: string, fields: Record<string, string> = {}, cookie = owner) =>
  submit(`/console/${world.slug}${path}`, fields, cookie);

/** The cards of a printed sheet: what stands on each, and the code in its link. */
async function printed(gate: number, form: Record<string, string> = {}) {
  const html = await (await order(`/gates/${gate}/cards`, form)).text();
  return [...html.matchAll(/<li data-card="([^"]+)">[\s\S]*?\/gate#(\w{24})[\s\S]*?<\/li>/g)].map(
    ([, card, code]) => ({ card, code }),
  );
}

async function joinBy(code: string | undefined, name = 'Samsung A04') {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  if (!('publicKey' in pair)) throw new Error('no pair');
  const public_key = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return post('/api/v1/devices', { code, name, public_key });
}

describe('a sheet of cards', () => {
  it('invites eight phones, and each is called by the name on its card', async () => {
    const cards = await printed(2);
    expect(cards.map(({ card }) => card)).toEqual([
      '2-01',
      '2-02',
      '2-03',
      '2-04',
      '2-05',
      '2-06',
      '2-07',
      '2-08',
    ]);
    const joined = await joinBy(cards[6]?.code);
    expect(joined.status).toBe(201);
    expect(await joined.json()).toMatchObject({ device: { name: '2-07' }, gate: { id: '2' } });
    expect((await joinBy(cards[6]?.code)).status).toBe(403);
    expect(await gates()).toContain('<bdi>2-07</bdi>');
  });

  it('goes on with its numbers, gate by gate, and is one when it is sent twice', async () => {
    const form = hiddenFields(await gates(), '/gates/2/cards');
    const [one, again] = await Promise.all([printed(2, form), printed(2, form)]);
    expect(one).toEqual(again);
    expect(one).toHaveLength(8);
    const next = await printed(2);
    expect(next[0]?.card).toBe('2-09');
    expect((await printed(3))[0]?.card).toBe('3-01');
  });

  it('is made by organizers, for gates that there are, and its phones bring a key', async () => {
    const safety = await signIn(world, 'safety');
    expect((await order('/gates/1/cards', {}, safety)).status).toBe(403);
    expect((await order('/gates/99/cards')).status).toBe(404);
    const [card] = await printed(1);
    const keyless = await post('/api/v1/devices', { code: card?.code, name: 'x' });
    expect(keyless.status).toBe(422);
  });
});

describe('a phone that is moved', () => {
  it('works at its new gate from its next contact, and counts there', async () => {
    const phone = await enrol(world, 1);
    expect((await order(`/devices/${phone.id}/move`, { gate: '3' })).status).toBe(303);
    const ledger = await request('/api/v1/ledger?since=0', { headers: phone.headers });
    expect(await ledger.json()).toMatchObject({ policy: { gate: { id: '3' } } });
    await scanned(phone, { type: 'walk_in', people: 6 });
    expect((await liveFigures(world)).gates.map((gate) => gate.entries)).toEqual([0, 0, 6, 0]);
  });

  it('counts there after a restart of the writer, too', async () => {
    const phone = await enrol(world);
    await scanned(phone);
    expect((await order(`/devices/${phone.id}/move`, { gate: '3' })).status).toBe(303);
    await evictDurableObject(inService(world));
    await scanned(phone, { type: 'walk_in', people: 4 });
    const entered = (await liveFigures(world)).gates.map(({ entries }) => entries);
    expect(entered.slice(0, 3)).toEqual([0, 0, 4]);
  });

  it('goes to no gate that there is not, and by nobody else’s order', async () => {
    const phone = await enrol(world, 1);
    expect((await order(`/devices/${phone.id}/move`, { gate: '99' })).status).toBe(404);
    expect((await order('/devices/unknown/move', { gate: '2' })).status).toBe(404);
    const safety = await signIn(world, 'safety');
    expect((await order(`/devices/${phone.id}/move`, { gate: '2' }, safety)).status).toBe(403);
  });
});

describe('phones in trouble', () => {
  it('come first, and alone when they are asked for', async () => {
    const [well, low] = [await enrol(world, 1), await enrol(world, 2)];
    await sendScans(well, [], { health: { battery: 0.9, version: '1' } });
    expect(await gates()).not.toContain('In trouble');
    await sendScans(low, [], { health: { battery: 0.08, version: '1' } });
    const all = await gates();
    expect(all).toContain('In trouble (1)');
    expect(all.indexOf(`/devices/${low.id}/`)).toBeLessThan(all.indexOf(`/devices/${well.id}/`));
    const some = await gates('&phones=trouble');
    expect(some).toContain(`/devices/${low.id}/`);
    expect(some).not.toContain(`/devices/${well.id}/`);
  });
});

describe('phones on which nobody has practised', () => {
  it('are counted, and shown alone when they are asked for', async () => {
    const [ready, fresh] = [await enrol(world, 1), await enrol(world, 2)];
    const practised = new Date(Date.now() - 86_400_000).toISOString();
    await sendScans(ready, [], { health: { battery: 0.9, version: '1', practised } });
    const all = await gates();
    expect(all).toContain('Phones practised on: 1 of 2.');
    expect(all).toContain('Not practised yet (1)');
    const some = await gates('&phones=unpractised');
    expect(some).toContain(`/devices/${fresh.id}/`);
    expect(some).not.toContain(`/devices/${ready.id}/`);
  });

  it('are no revoked ones', async () => {
    const phone = await enrol(world, 1);
    await order(`/devices/${phone.id}/revoke`);
    expect(await gates()).not.toContain('Not practised yet');
  });
});

describe('the sheet of a shift', () => {
  const sheet = (change: Record<string, unknown> = {}) => ({
    id: crypto.randomUUID(),
    number: '12',
    opened_at: new Date(Date.now() - 3_600_000).toISOString(),
    closed_at: new Date().toISOString(),
    welcomed: 321,
    left: 45,
    refused: 6,
    overrides: 2,
    ...change,
  });

  it('is kept once, acknowledged, and shown', async () => {
    const phone = await enrol(world, 2);
    const sent = sheet();
    for (let times = 0; times < 2; times++) {
      const answer = await sendScans(phone, [], { shifts: [sent] });
      expect(await answer.json()).toMatchObject({ shifts: [sent.id] });
    }
    const html = await gates();
    expect(html.split('data-sheet=').length - 1).toBe(1);
    const [row = ''] = /<tr[^>]*data-sheet=[\s\S]*?<\/tr>/.exec(html) ?? [];
    for (const said of ['12', 'هاتف الباب', 'Gate 2', '321', '45']) expect(row).toContain(said);
  });

  it('that nobody can mean is brought within bounds or left out, and holds no scan back', async () => {
    const phone = await enrol(world, 1);
    const wild = sheet({ welcomed: 1e300, left: -5, closed_at: '0001-01-01T00:00:00Z' });
    const scan = { id: crypto.randomUUID(), type: 'walk_in', direction: 'entry', people: 3 };
    const shifts = [wild, { id: 'x' }, 7, null, sheet({ number: 'a\u202eb'.repeat(40) })];
    const answer = await sendScans(phone, [scan], { shifts });
    expect(answer.status).toBe(200);
    const said = await answer.json<{ results: unknown[]; shifts: string[] }>();
    expect(said.results).toMatchObject([{ verdict: 'admitted' }]);
    expect(said.shifts).toHaveLength(2);
    expect((await sendScans(phone, [], { shifts: 'none' })).status).toBe(200);
    const more = Array.from({ length: SHIFTS_MAX + 1 }, () => sheet());
    expect(await (await sendScans(phone, [], { shifts: more })).json()).not.toHaveProperty(
      'shifts',
    );
    const html = await gates();
    expect(html).toContain('100,000');
    expect(html).not.toContain('\u202e');
  });
});
