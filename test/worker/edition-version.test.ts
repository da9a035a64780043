import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { registrarOf } from '../../src/actors/stubs.ts';
import { archiveEdition } from '../../src/operations/editions.ts';
import { eraseContacts } from '../../src/operations/erase-edition.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { asOperator } from './acting.ts';
import { family, newWorld, post, register, registered, request, type World } from './world.ts';

const OPERATOR = { Authorization: `Bearer ${env.OPERATOR_KEY}` };

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

function rotate(order: Record<string, unknown>) {
  return post('/api/v1/operator/signing-keys', { event: world.slug, ...order }, OPERATOR);
}

async function versionNow(): Promise<number | undefined> {
  return (await loadEdition(env.DB, world.number))?.version;
}

async function keysAndTraces(): Promise<[number, number]> {
  const keys = 'SELECT count(*) AS n FROM signing_key WHERE event = ?1';
  const traces = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'rotate'";
  const counted = [keys, traces].map((sql) => env.DB.prepare(sql).bind(world.number));
  const [found, noted] = await env.DB.batch<{ n: number }>(counted);
  return [found?.results[0]?.n ?? 0, noted?.results[0]?.n ?? 0];
}

/** What its Registrar counted: how often it started, and how often an edit met it unprepared. */
async function startsOf({ number }: World): Promise<{ starts: number; surprised: number }> {
  const { starts, stale } = await registrarOf(env, number).counts();
  return { starts, surprised: stale.edition };
}

describe('an edit that names the version that was seen', () => {
  it('is done, and raises it', async () => {
    expect((await rotate({ version: 1 })).status).toBe(201);
    expect(await versionNow()).toBe(2);
  });

  it('is refused once there is another, says which, and leaves nothing', async () => {
    await rotate({});
    const stale = await rotate({ version: 1 });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({ code: 'edition_changed', version: 2 });
    expect(await keysAndTraces()).toEqual([2, 1]);
    expect((await rotate({ version: 2 })).status).toBe(201);
  });

  it('is done once for all who saw the same', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => rotate({ version: 1 })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await keysAndTraces()).toEqual([2, 1]);
  });

  it.each([0, -1, 1.5, '1', null])('is no version: %s', async (version) => {
    expect((await rotate({ version })).status).toBe(422);
    expect(await versionNow()).toBe(1);
  });
});

describe('whoever edits an edition', () => {
  it('reads past what is remembered of it', async () => {
    expect((await request(`/api/v1/events/${world.slug}`)).status).toBe(200);
    const renamed = `${world.slug}-b`;
    const rename = env.DB.prepare('UPDATE event SET slug = ?2 WHERE number = ?1');
    await rename.bind(world.number, renamed).run();
    expect((await rotate({})).status).toBe(404);
    expect((await rotate({ event: renamed })).status).toBe(201);
  });

  it('moves it aside once, under the next version, and its writers know', async () => {
    await registered(world);
    expect(await startsOf(world)).toEqual({ starts: 1, surprised: 0 });
    await archiveEdition(asOperator(), world);
    await archiveEdition(asOperator(), world);
    const moved = await loadEdition(env.DB, world.number);
    expect(moved).toMatchObject({ slug: `${world.slug}-${world.number}`, version: 2 });
    const late = { slug: moved?.slug ?? '', number: world.number };
    expect((await register(late, family())).status).toBe(403);
    expect(await startsOf(world)).toEqual({ starts: 2, surprised: 0 });
  });

  it('by its clock erases it under the next version, and its writers know', async () => {
    await registered(world);
    const days = (await loadEdition(env.DB, world.number))?.days ?? [];
    const due = (days.at(-1)?.closes_at ?? 0) + 400 * 86_400_000;
    const context = { actor: 'service', env, now: due, request: null } as const;
    await eraseContacts(context);
    expect(await versionNow()).toBe(2);
    await eraseContacts({ ...context, now: due + 60_000 });
    expect(await versionNow()).toBe(2);
    await registrarOf(env, world.number).change(world.number, 'none', { type: 'cancel' }, 'holder');
    expect(await startsOf(world)).toEqual({ starts: 2, surprised: 0 });
  });
});
