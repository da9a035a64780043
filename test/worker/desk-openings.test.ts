import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk, submit } from './desk.ts';
import { family, newWorld, register, request, signIn, type World } from './world.ts';

let world: World;
let id: string;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  base = `/console/${world.slug}/visitors`;
  expect((await register(world, family())).status).toBe(201);
  const row = await env.DB.prepare('SELECT id FROM registration WHERE event = ?1')
    .bind(world.number)
    .first<{ id: string }>();
  id = row?.id ?? '';
});

async function openings(): Promise<number> {
  const sql = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'open_record'";
  return (await env.DB.prepare(sql).bind(world.number).first<{ n: number }>())?.n ?? 0;
}

/** As if the registration had been made an hour ago. */
const age = () =>
  env.DB.prepare('UPDATE registration SET created_at = created_at - 3600000 WHERE event = ?1')
    .bind(world.number)
    .run();

describe('the tickets of somebody', () => {
  it.each(['print', 'reissue', 'note'])('are not opened without a trace: %s', async (page) => {
    const desk = await signIn(world, 'desk');
    await age();
    expect(await openings()).toBe(0);
    await openDesk(`${base}/${id}/${page}`, desk);
    expect(await openings()).toBe(1);
    await openDesk(`/console/${world.slug}/desk/${id}`, desk);
    expect(await openings()).toBe(1);
  });

  it('that were made a moment ago are the desk’s own work', async () => {
    await openDesk(`/console/${world.slug}/desk/${id}`, await signIn(world, 'desk'));
    expect(await openings()).toBe(0);
  });
});

describe('a contact that is shown', () => {
  it('comes with the private link for those alone who may change the registration', async () => {
    for (const [role, mayChange] of [
      ['desk', true],
      ['owner', true],
      ['privacy', false],
    ] as const) {
      const cookie = await signIn(world, role);
      const shown = await submit(`${base}/${id}/contact`, {}, cookie);
      expect([role, shown.status]).toEqual([role, 200]);
      expect([role, /\/r\/[a-z2-7]/.test(await shown.text())]).toEqual([role, mayChange]);
    }
    const record = await request(`${base}/${id}`, {
      headers: { Cookie: await signIn(world, 'viewer') },
    });
    expect(record.status).toBe(403);
  });
});
