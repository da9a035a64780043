import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { hiddenFields, openDesk, submit } from './desk.ts';
import { daysWith, family, newWorld, register, signIn, type World } from './world.ts';

const DAY = 24 * 3_600_000;

let world: World;
let owner: string;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 200) });
  owner = await signIn(world, 'owner');
});

const team = () => openDesk(`/console/${world.slug}/people?lang=en`, owner);

describe('a code for the directorate', () => {
  const tomorrow = () => new Date(Date.now() + DAY).toISOString().slice(0, 10);
  const make = (fields: Record<string, string>) =>
    submit(`/console/${world.slug}/people/group-code`, { end: tomorrow(), ...fields }, owner);
  const group = (group_code: string, people = 120) =>
    family({
      kind: 'school',
      party: { girls: people - 20, boys: 10, adults: 10, coaches: 2 },
      organisation: 'مدرسة الأمل',
      group_code,
    });

  it('confirms a group at once, as far as it goes', async () => {
    const form = hiddenFields(await team(), '/people/group-code');
    const fields = { ...form, people: '٢٠٠', uses: '2', day: '1' };
    const [one, other] = await Promise.all([make(fields), make(fields)]);
    const links = [await one?.text(), await other?.text()].map(
      (html) => /\?kind=school&amp;group_code=(\w{24})/.exec(html ?? '')?.[1],
    );
    expect(links[0]).toBe(links[1]);
    const code = links[0] ?? '';
    const taken = await register(world, group(code));
    expect(await taken.json()).toMatchObject({ registration: { status: 'confirmed' } });
    expect((await register(world, group(code))).status).toBe(403);
    const row = await env.DB.prepare('SELECT count(*) n FROM group_code WHERE event = ?1')
      .bind(world.number)
      .first<{ n: number }>();
    expect(row?.n).toBe(1);
  });

  it('is listed with how far it was used, and confirms nobody once it is withdrawn', async () => {
    const html = await (await make({ people: '500', uses: '3' })).text();
    const code = /group_code=(\w{24})/.exec(html)?.[1] ?? '';
    await register(world, group(code));
    const page = await team();
    expect(page).toContain('People: 120 of 500');
    expect(page).toContain('registrations: 1 of 3');
    const id = /data-code="([\w-]+)"/.exec(page)?.[1];
    const path = `/console/${world.slug}/people/group-codes/${id}/withdraw`;
    const viewer = await signIn(world, 'viewer');
    expect((await submit(path, {}, viewer)).status).toBe(403);
    expect((await submit(path, {}, owner)).status).toBe(303);
    expect(await team()).not.toContain('data-code=');
    expect((await register(world, group(code))).status).toBe(403);
  });

  it('is one of no more than are listed: behind others one could be withdrawn by nobody', async () => {
    const numbers = Array.from({ length: 250 }, (_, n) => n + 1);
    const insert = `INSERT INTO group_code
      (event, hash, people_max, people, uses_max, uses, made_by, created_at, expires_at)
      SELECT ?1, 'code ' || value, 9, 0, 1, value > 199, 'test', ?2, ?2 + 60000
      FROM json_each(?3)`;
    await env.DB.prepare(insert).bind(world.number, Date.now(), JSON.stringify(numbers)).run();
    const form = { people: '10', uses: '1', key: crypto.randomUUID() };
    const both = await Promise.all([make(form), make({ ...form, key: crypto.randomUUID() })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = await make({ people: '10', uses: '1' });
    expect(refused.status).toBe(409);
    expect((await team()).match(/data-code=/g)).toHaveLength(200);
    // Sent again, the one that was made is the same.
    const again = await Promise.all([make(form), make(form)]);
    const isMade = both[0]?.status === 200;
    expect(again.map(({ status }) => status)).toEqual(isMade ? [200, 200] : [409, 409]);
  });

  it('is not made of what is no number, no date, or past', async () => {
    const wrongs: Record<string, string>[] = [
      { people: '0', uses: '1' },
      { people: '5', uses: 'x' },
      { people: '5', uses: '1', end: '2020-01-01' },
      { people: '5', uses: '1', end: '2026-02-31' },
      { people: '999999999', uses: '1' },
      { people: '5', uses: '1', end: '2099-01-01' },
    ];
    for (const wrong of wrongs) {
      expect((await make(wrong)).status, JSON.stringify(wrong)).toBe(422);
    }
  });
});

describe('the serials of an edition', () => {
  it('are spoken of once more than half of them are used', async () => {
    expect(await team()).not.toContain('ticket numbers are used');
    const other = await newWorld();
    const cookie = await signIn(other, 'owner');
    await env.DB.prepare(
      `INSERT INTO ledger_clock (event, seq, last_serial) VALUES (?1, 1, 5000001)
       ON CONFLICT (event) DO UPDATE SET last_serial = 5000001`,
    )
      .bind(other.number)
      .run();
    for (const path of ['', '/people']) {
      const html = await openDesk(`/console/${other.slug}${path}?lang=en`, cookie);
      expect(html).toContain('More than half of the ticket numbers are used: 5,000,001');
    }
  });
});
