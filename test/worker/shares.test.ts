import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreparedRegistration } from '../../src/actors/calls.ts';
import { isoWithOffset } from '../../src/domain/calendar.ts';
import type { EditionEdit } from '../../src/domain/editing/edits.ts';
import { PARTY_KINDS } from '../../src/domain/kinds.ts';
import type { Shares } from '../../src/domain/shares.ts';
import { cancelRegistration, changeParty } from '../../src/operations/change-registration.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { run } from '../../src/store/d1/batch.ts';
import { loadEdition } from '../../src/store/editions/editions.ts';
import { readPlaces, roomFor } from '../../src/store/editions/places.ts';
import { register as registerRows } from '../../src/store/registrations/register.ts';
import { asMember, asVisitor } from './acting.ts';
import { daysWith, family, newWorld, register, registered, type World, ZONE } from './world.ts';
import { newRegistrar, row, seated } from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

const FREELY = { tooOften: false, network: null };
let world: World;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(100, 100) });
});

async function share(shares: Partial<Shares>, ...more: EditionEdit[]): Promise<void> {
  const edits: EditionEdit[] = [{ verb: 'settings', mine: { shares } }, ...more];
  const asked = { event: world.number, edits, key: crypto.randomUUID() };
  expect(await editEdition(asMember({ event: world.number, id: 'anna' }), asked)).toMatchObject({
    outcome: 'edited',
  });
}

async function places(slot = 1) {
  const [found] = await run(env.DB, readPlaces(env.DB, world.number));
  const one = found.get(slot);
  if (!one) throw new Error('no such window');
  return one;
}

const group = (kind: string, people: number) =>
  family({ kind, party: { adults: people }, organisation: 'جمعية النور', contact: contact() });

function contact() {
  return { name: 'مريم', phone: null, email: `a${crypto.randomUUID()}@example.org` };
}

/** Rows as a writer writes them that knows of no shares: only the table judges. */
async function written(rows: readonly Partial<PreparedRegistration>[], first: number) {
  const items = rows.map((one, i) => row(first + i, { created_at: Date.now(), ...one }));
  await run(env.DB, registerRows(env.DB, world.number, items, Date.now()));
}

describe('places that are kept', () => {
  it('for the desk and for associations are given to no family', async () => {
    await share({ kept: { association: 30, desk: 20 } });
    const answers = await Promise.all(Array.from({ length: 30 }, () => register(world, family())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(await seated(world.number)).toEqual({ taken: 50, people: 50 });
    expect((await register(world, group('association', 10))).status).toBe(201);
    const registrar = await newRegistrar();
    const atDesk = { ...row(1).registration, by: 'anna' };
    expect((await registrar.register(world.number, atDesk, FREELY)).outcome).toBe('created');
    expect(await places()).toMatchObject({
      taken: 62,
      taken_by: { association: 10, desk: 2, school: 0, media: 0, guest: 0 },
    });
  });

  it('are said to be free for whom they are, and full for the others', async () => {
    await share({ kept: { association: 100 } });
    const full = await register(world, family());
    expect(await full.json()).toMatchObject({ code: 'slot_full', remaining: 0 });
    expect((await register(world, group('association', 10))).status).toBe(201);
  });

  it('follow a party that moves, and come back when it is given up', async () => {
    await share({ kept: { association: 40 } });
    const { registration } = await registered(world, group('association', 10));
    const secret = registration.manage_url.split('/r/')[1] ?? '';
    const edition = await loadEdition(env.DB, world.number);
    if (!edition) throw new Error('no edition');
    expect((await places()).taken_by.association).toBe(10);
    const change = { slot: 2, adults: 8, children: 0, step_free: false };
    await changeParty(asVisitor(), { edition, secret, ...change });
    expect((await places()).taken_by.association).toBe(0);
    expect((await places(2)).taken_by.association).toBe(8);
    await cancelRegistration(asVisitor(), { edition, secret });
    expect(await places(2)).toMatchObject({ taken: 0, taken_by: { association: 0 } });
  });

  it('are divided anew when a window gets another size', async () => {
    await share({ kept: { desk: 50 } }, { verb: 'window', window: 1, mine: { capacity: 40 } });
    expect((await places()).kept.desk).toBe(20);
    expect((await places(2)).kept.desk).toBe(50);
  });
});

describe('places that open by and by', () => {
  const local = (ms: number) => isoWithOffset(Date.now() + ms, ZONE).slice(0, 16);

  it('are none before the first hour, and then as many as it says', async () => {
    await share({ openings: [{ from: local(3_600_000), percent: 50 }] });
    expect((await register(world, family())).status).toBe(409);
    await share({
      openings: [
        { from: local(-3_600_000), percent: 7 },
        { from: local(3_600_000), percent: 50 },
      ],
    });
    expect((await register(world, family())).status).toBe(201);
    expect((await register(world, family())).status).toBe(409);
    expect(await seated(world.number)).toEqual({ taken: 5, people: 5 });
  });
});

describe('the table itself', () => {
  const kept = { kept: { association: 20, media: 10, desk: 30 } };
  const rows = Array.from({ length: 60 }, () => ({}));
  let clause = '';
  beforeAll(async () => {
    const sql = "SELECT sql FROM sqlite_master WHERE name = 'registration_judged'";
    clause = (await env.DB.prepare(sql).first<{ sql: string }>())?.sql ?? '';
  });

  it('gives no kept place away in a race, whatever its writer knows', async () => {
    await share(kept);
    await Promise.all(Array.from({ length: 6 }, (_, i) => written(rows.slice(0, 10), 1 + i * 10)));
    expect(await seated(world.number)).toEqual({ taken: 40, people: 40 });
  });

  it('control: without its clause kept places are given away', async () => {
    await share(kept);
    const from = clause.indexOf('      -- More than what is left of its own share');
    const to = clause.indexOf('    FROM slot', from);
    await env.DB.prepare('DROP TRIGGER registration_judged').run();
    try {
      await env.DB.prepare(clause.slice(0, from) + clause.slice(to)).run();
      await Promise.all(
        Array.from({ length: 6 }, (_, i) => written(rows.slice(0, 10), 1 + i * 10)),
      );
      expect((await seated(world.number)).taken).toBe(100);
    } finally {
      await env.DB.prepare('DROP TRIGGER IF EXISTS registration_judged').run();
      await env.DB.prepare(clause).run();
    }
  });

  it('judges each party as memory does, whatever its kind and size', async () => {
    await share({ ...kept, openings: [{ from: '2026-01-01T00:00', percent: 60 }] });
    const kinds = PARTY_KINDS.flatMap((kind) => [
      { kind, atDesk: false },
      { kind, atDesk: true },
    ]);
    let seed = 7;
    const chance = (n: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % n;
    };
    for (let serial = 1; serial <= 80; serial++) {
      const asker = kinds[chance(kinds.length)] ?? { kind: 'family', atDesk: false };
      const adults = 1 + chance(12);
      const before = await places();
      const fits = roomFor(before, asker, Date.now()) >= adults;
      const by = asker.atDesk ? 'anna' : null;
      await written([{ kind: asker.kind, by, adults, held: adults }], serial);
      const after = await places();
      expect([serial, asker, after.taken]).toEqual([
        serial,
        asker,
        before.taken + (fits ? adults : 0),
      ]);
    }
    const end = await places();
    expect(end.taken).toBeLessThanOrEqual(100);
    expect(end.taken).toBeGreaterThan(70);
  });
});
