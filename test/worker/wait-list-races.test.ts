import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Registrar } from '../../src/actors/registrar/registrar.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import { cancelRegistration } from '../../src/operations/change-registration.ts';
import { run } from '../../src/store/d1/batch.ts';
import { register as registerRows } from '../../src/store/registrations/register.ts';
import { asVisitor } from './acting.ts';
import {
  drawNow,
  editionOf,
  filled,
  joined,
  joinedAsking,
  LATER,
  laterWorld,
  standing,
  tally,
} from './waiting.ts';
import { daysWith, family, newWorld, register, type World } from './world.ts';
import { heldUp, newRegistrar, row, withoutTrigger } from './writers.ts';

vi.setConfig({ testTimeout: 60_000 });

// A batch that fails says so in the log; here some are meant to fail.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const take = (registrar: Pick<Registrar, 'answerWait'>, world: World, id: string) =>
  registrar.answerWait(world.number, id, { type: 'take', offer: 1 });

/** An offer of two places of a window of two. */
async function offered() {
  const world = await laterWorld(2);
  const holder = await filled(world, 2, LATER);
  const { id } = await joinedAsking(world, { slot: LATER });
  await cancelRegistration(asVisitor(), { edition: await editionOf(world), secret: holder });
  await drawNow(world);
  expect(await standing(world)).toEqual(['offered']);
  return { world, id };
}

/** Somebody whom no memory has judged registers for the places of an offer; whether they have them. */
async function strangerTakes(world: World): Promise<boolean> {
  const stranger = row(5_000, { slot: LATER });
  const third = { ...stranger.registration, day: 3 };
  await run(
    env.DB,
    registerRows(env.DB, world.number, [{ ...stranger, registration: third, tickets: [] }], 0),
  );
  const found = await env.DB.prepare('SELECT 1 FROM registration WHERE event = ?1 AND id = ?2')
    .bind(world.number, third.id)
    .first();
  return found !== null;
}

describe('places that are offered', () => {
  it('are had by whom they are offered to, whoever else asks', async () => {
    const { world, id } = await offered();
    expect(await strangerTakes(world)).toBe(false);
    expect(await take(await newRegistrar(), world, id)).toBe('done');
    expect(await tally(world, LATER)).toMatchObject({ taken: 2, people: 2, reserved: 0 });
  });

  it('control: without what is reserved a stranger has them, and the promise is broken', async () => {
    const { world, id } = await offered();
    const judged = await env.DB.prepare('SELECT sql FROM sqlite_master WHERE name = ?1')
      .bind('registration_judged')
      .first<{ sql: string }>();
    const open = (judged?.sql ?? '').replaceAll(/[-+] slot\.reserved/g, '');
    expect(open).not.toBe(judged?.sql);
    await withoutTrigger('registration_judged', async () => {
      await env.DB.prepare(open).run();
      try {
        expect(await strangerTakes(world)).toBe(true);
      } finally {
        await env.DB.prepare('DROP TRIGGER registration_judged').run();
      }
    });
    const { capacity, taken, reserved } = await tally(world, LATER);
    expect(taken + reserved).toBeGreaterThan(capacity);
    // What was promised and what is sold are twice the places that are there.
    expect(await take(await newRegistrar(), world, id)).toBe('done');
    expect(await tally(world, LATER)).toMatchObject({ capacity: 2, taken: 4 });
  });

  it('are taken once, by one Registrar or by two who do not know of each other', async () => {
    const { world, id } = await offered();
    const [one, other] = await Promise.all([newRegistrar(), newRegistrar()]);
    const answers = await Promise.allSettled([
      take(one, world, id),
      take(one, world, id),
      take(other, world, id),
      take(other, world, id),
    ]);
    // One of the two is fenced off, and sends its holder back at worst.
    const said = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    expect(new Set(said)).toEqual(new Set(['done']));
    expect(await tally(world, LATER)).toMatchObject({ taken: 2, people: 2, reserved: 0 });
  });

  it('are not taken after the deadline, though their taking began before it', async () => {
    const { world, id } = await offered();
    const held = heldUp();
    const late = await newRegistrar(held.db);
    held.hold();
    const taking = take(late, world, id);
    await held.reached;
    await env.DB.prepare('UPDATE wait SET deadline = ?2 WHERE event = ?1')
      .bind(world.number, Date.now() - 1)
      .run();
    await drawNow(world);
    held.release();
    expect(await taking).toBe('expired');
    expect(await tally(world, LATER)).toMatchObject({ taken: 0, reserved: 0 });
  });
});

describe('cancel, register and take at once', () => {
  it('sell no place twice, and keep every promise', async () => {
    for (let round = 0; round < 4; round++) {
      const world = await laterWorld(12);
      const holders = await Promise.all(Array.from({ length: 6 }, () => filled(world, 2, LATER)));
      const waiting = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          n % 2 === 0
            ? joinedAsking(world, { slot: LATER })
            : joined(world, { slot: String(LATER) }),
        ),
      );
      const edition = await editionOf(world);
      const cancelled = holders
        .slice(0, 3)
        .map((secret) => cancelRegistration(asVisitor(), { edition, secret }));
      const clicks = Array.from({ length: 10 }, () =>
        register(world, family({ slot: String(LATER), party: { adults: 1, children: 0 } })),
      );
      const taken = waiting.map(({ id }) => take(registrarOf(env, world.number), world, id));
      await Promise.all([...cancelled, ...taken, drawNow(world)]);
      const statuses = (await Promise.all(clicks)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([409]));
      await drawNow(world);
      const after = await tally(world, LATER);
      expect(after.taken).toBe(after.people);
      expect(after.reserved).toBe(after.offered);
      expect(after.taken + after.reserved).toBe(12);
    }
  });
});

describe('a draw', () => {
  it('while a cancel comes gives each place once', async () => {
    const world = await newWorld({ days: daysWith(4) });
    const [first, second] = [await filled(world, 2), await filled(world, 2)];
    for (let n = 0; n < 3; n++) await joined(world);
    const edition = await editionOf(world);
    await Promise.all([
      cancelRegistration(asVisitor(), { edition, secret: first }),
      drawNow(world),
      cancelRegistration(asVisitor(), { edition, secret: second }),
      drawNow(world),
    ]);
    await drawNow(world);
    expect((await standing(world)).sort()).toEqual(['taken', 'taken', 'waiting']);
    expect(await tally(world)).toMatchObject({ taken: 4, people: 4, reserved: 0, waiting: 1 });
  });

  it('whose writer is replaced before it writes is drawn anew by its successor, once', async () => {
    const world = await newWorld({ days: daysWith(2) });
    const holder = await filled(world, 2);
    for (let n = 0; n < 4; n++) await joined(world);
    const held = heldUp();
    const old = await newRegistrar(held.db);
    await old.drawPlaces(world.number);
    // It has read who waits; its cancelled party frees places of which the successor knows as well.
    await env.DB.prepare(
      `UPDATE registration SET state = 'cancelled', held = 0 WHERE event = ?1 AND waited = 0`,
    )
      .bind(world.number)
      .run();
    expect(holder).not.toBe('');
    held.hold();
    const late = old.drawPlaces(world.number);
    await held.reached;
    await (await newRegistrar()).drawPlaces(world.number);
    held.release();
    await late;
    expect((await standing(world)).filter((one) => one === 'taken')).toHaveLength(1);
    expect(await tally(world)).toMatchObject({ taken: 2, people: 2, reserved: 0, waiting: 3 });
  });
});

describe('a window, whatever is done with it in whatever order', () => {
  it('never has more people and promises than places, and its counts are the sums of its rows', async () => {
    const world = await laterWorld(9);
    const holders: string[] = [];
    const waiting: string[] = [];
    const registrar = registrarOf(env, world.number);
    const edition = await editionOf(world);
    let state = 20_261_126;
    const random = (n: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state % n;
    };
    for (let step = 0; step < 120; step++) {
      const people = 1 + random(4);
      switch (random(7)) {
        case 0:
        case 1: {
          const body = family({ slot: String(LATER), party: { adults: people, children: 0 } });
          const answer = await register(world, body);
          if (answer.status !== 201) break;
          const { registration } = await answer.json<{ registration: { manage_url: string } }>();
          holders.push(registration.manage_url.split('/r/')[1] ?? '');
          break;
        }
        case 2: {
          const [secret] = holders.splice(random(Math.max(1, holders.length)), 1);
          if (secret) await cancelRegistration(asVisitor(), { edition, secret });
          break;
        }
        case 3:
          waiting.push((await joinedAsking(world, { people, slot: LATER })).id);
          break;
        case 4:
          await joined(world, { slot: String(LATER), party: { adults: people, children: 0 } });
          break;
        case 5: {
          const id = waiting[random(Math.max(1, waiting.length))];
          const type = (['take', 'pass', 'leave', 'again'] as const)[random(4)] ?? 'take';
          if (id) await registrar.answerWait(world.number, id, { type, offer: 1 });
          break;
        }
        default:
          await drawNow(world);
      }
      const now = await tally(world, LATER);
      expect(now.taken + now.reserved).toBeLessThanOrEqual(now.capacity);
      expect(now.taken).toBe(now.people);
      expect(now.reserved).toBe(now.offered);
      const parties = (await standing(world)).filter((one) => one === 'waiting').length;
      expect(now.waiting).toBe(parties);
    }
  });
});
