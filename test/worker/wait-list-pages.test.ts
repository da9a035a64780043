import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { waitListWords } from '../../src/i18n/wait-list.ts';
import { cancelRegistration } from '../../src/operations/change-registration.ts';
import { asVisitor } from './acting.ts';
import { answered, fieldOf, open, send } from './forms.ts';
import {
  drawNow,
  editionOf,
  filled,
  joined,
  joinedAsking,
  LATER,
  laterWorld,
  standing,
} from './waiting.ts';
import { daysWith, newWorld, signIn, type World } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

const words = waitListWords.ar;
const day = (world: World, number = 1) => `/ar/${world.slug}/days/${number}`;

async function offeredAt(): Promise<{ world: World; path: string }> {
  const world = await laterWorld(2);
  const holder = await filled(world, 2, LATER);
  const { secret } = await joinedAsking(world, { slot: LATER });
  await cancelRegistration(asVisitor(), { edition: await editionOf(world), secret: holder });
  await drawNow(world);
  return { world, path: `/r/${secret}` };
}

function order(path: string, type: string, offer = 1) {
  return send(`${path}/wait`, new URLSearchParams({ do: type, offer: String(offer) }));
}

describe('the form of a wait list', () => {
  it('is led to from a full window, with all that was typed', async () => {
    const world = await newWorld({ days: daysWith(5) });
    await filled(world, 5);
    const form = await open(day(world));
    expect(form.html).toContain(`href="${day(world)}/wait"`);
    const refused = await send(day(world), answered(form.html));
    expect(refused.status).toBe(409);
    expect(refused.html).toMatch(/<button[^>]*name="wait" value="1"/);
    const led = await send(day(world), answered(refused.html, { wait: '1', name: 'مريم' }));
    expect(led.status).toBe(200);
    expect(led.html).toContain(words.how);
    expect(led.html).toContain(words.large);
    expect(fieldOf(led.html, 'name')).toBe('مريم');
    expect(led.html).toMatch(/name="turn" value="register" checked/);
  });

  it('puts its party on the list once, however often it is sent', async () => {
    const world = await newWorld({ days: daysWith(5) });
    await filled(world, 5);
    const form = await open(`${day(world)}/wait?slot=1`);
    const body = answered(form.html, { turn: 'register' });
    const [first, second] = [
      await send(`${day(world)}/wait`, body),
      await send(`${day(world)}/wait`, body),
    ];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
    expect(await standing(world)).toEqual(['waiting']);
    const page = await open(first.headers.get('Location') ?? '');
    expect(page.html).toContain(words.waiting);
    expect(page.html).toContain(words.willRegister);
    expect(page.headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('may be gone back to for another window: both stand', async () => {
    const world = await newWorld({ days: daysWith(5, 50) });
    await filled(world, 5);
    const form = await open(day(world));
    const body = answered(form.html);
    const waits = await send(`${day(world)}/wait`, body);
    expect(waits.status).toBe(303);
    body.set('slot', '2');
    const registered = await send(day(world), body);
    expect(registered.status).toBe(303);
    expect(registered.headers.get('Location')).toContain('new=1');
    expect(await standing(world)).toEqual(['waiting']);
  });

  it('says what is missing where somebody wants to be asked first', async () => {
    const world = await newWorld({ days: daysWith(5) });
    await filled(world, 5);
    const form = await open(`${day(world)}/wait`);
    const refused = await send(`${day(world)}/wait`, answered(form.html, { turn: 'ask' }));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(words.needsEmail);
    expect(refused.html).toMatch(/name="turn" value="ask" checked/);
  });

  it('takes no form that was not ours, and no kind that others answer', async () => {
    const world = await newWorld({ days: daysWith(5) });
    await filled(world, 5);
    const form = await open(`${day(world)}/wait`);
    const forged = answered(form.html, { key: crypto.randomUUID() });
    expect((await send(`${day(world)}/wait`, forged)).status).toBe(422);
    const school = await send(`${day(world)}/wait`, answered(form.html, { kind: 'school' }));
    expect(school.status).toBe(303);
    expect(await standing(world)).toEqual(['waiting']);
    const kinds = await env.DB.prepare(`SELECT party ->> 'kind' AS kind FROM wait WHERE event = ?1`)
      .bind(world.number)
      .all<{ kind: string }>();
    expect(kinds.results).toEqual([{ kind: 'family' }]);
  });

  it('says that no window of the list holds so many', async () => {
    const world = await newWorld({ days: daysWith(4) });
    await filled(world, 4);
    const form = await open(`${day(world)}/wait?slot=1`);
    const refused = await send(`${day(world)}/wait`, answered(form.html, { name: 'مريم' }));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(words.tooLarge);
    expect(fieldOf(refused.html, 'name')).toBe('مريم');
    expect(await standing(world)).toEqual([]);
  });

  it('says that its list is full', async () => {
    const world = await newWorld({ days: daysWith(5) });
    await filled(world, 5);
    const form = await open(`${day(world)}/wait`);
    await env.DB.prepare(
      `INSERT INTO wait (event, id, state, day, slot, people, ask, lot, locale, party, fingerprint,
        first_serial, first_secret, joined_at, changed_at)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       SELECT ?1, printf('00000000-0000-4000-8000-%012d', i), 'waiting', 1, 1, 2, 0, 1, 'ar', '{}', '',
         1000 + i, 0, 0, 0 FROM n`,
    )
      .bind(world.number)
      .run();
    const refused = await send(`${day(world)}/wait`, answered(form.html));
    expect(refused.status).toBe(409);
    expect(refused.html).toContain(words.listFull);
  });
});

describe('the private page of a place in a list', () => {
  it('is left by its button, and its data with it', async () => {
    const world = await newWorld({ days: daysWith(2) });
    await filled(world, 2);
    const { secret } = await joined(world);
    const page = await open(`/r/${secret}`);
    expect(page.html).toContain(words.leave);
    const gone = await order(`/r/${secret}`, 'leave', 0);
    expect(gone.status).toBe(303);
    expect((await open(`/r/${secret}`)).html).toContain(words.left);
    expect((await order(`/r/${secret}`, 'leave', 0)).status).toBe(303);
  });

  it('holds an offer, and leads to the ticket however often it is confirmed', async () => {
    const { world, path } = await offeredAt();
    const page = await open(path);
    for (const said of [words.confirm, words.letGo]) expect(page.html).toContain(said);
    const answers = await Promise.all([order(path, 'take'), order(path, 'take')]);
    for (const { status, headers } of answers) {
      expect(status).toBe(303);
      expect(headers.get('Location')).toContain('new=1');
    }
    expect((await open(`${path}?new=1`)).html).toContain('class="code"');
    expect(await standing(world)).toEqual(['taken']);
    // Its page before is gone back to: what stands is shown.
    expect((await order(path, 'pass')).status).toBe(303);
    expect(await standing(world)).toEqual(['taken']);
  });

  it('says that its offer is over, and lets the party join again', async () => {
    const { world, path } = await offeredAt();
    await env.DB.prepare('UPDATE wait SET deadline = ?2 WHERE event = ?1')
      .bind(world.number, Date.now() - 1)
      .run();
    expect((await open(path)).html).toContain(words.expired);
    expect((await order(path, 'take')).status).toBe(303);
    const again = await open(path);
    expect(again.html).toContain('value="again"');
    expect((await order(path, 'again')).status).toBe(303);
    expect((await open(path)).html).toMatch(new RegExp(`${words.waiting}|value="take"`));
  });

  it('answers no other link, and nothing that no form sends', async () => {
    const { path } = await offeredAt();
    const other = `${path.slice(0, -1)}${path.endsWith('a') ? 'b' : 'a'}`;
    expect((await open(other)).status).toBe(404);
    expect((await order(other, 'take')).status).toBe(404);
    for (const [type, offer] of [
      ['everything', '1'],
      ['take', '-1'],
      ['take', 'x'],
      ['take', '99999999999999999999'],
    ]) {
      const body = new URLSearchParams({ do: type ?? '', offer: offer ?? '' });
      expect((await send(`${path}/wait`, body)).status).toBe(303);
    }
    expect((await open(path)).html).toContain('value="take"');
  });
});

describe('the office', () => {
  it('says beside a window how many wait, and to whom more places go', async () => {
    const world = await newWorld({ days: daysWith(2) });
    await filled(world, 2);
    for (let n = 0; n < 3; n++) await joined(world);
    const page = await open(`/console/${world.slug}/edition/days?lang=fr`, {
      headers: { Cookie: await signIn(world) },
    });
    expect(page.html).toContain('3 groupes attendent');
    expect(page.html).toContain(waitListWords.fr.addedFirst);
  });
});
