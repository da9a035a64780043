import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditAnswer } from '../../src/actors/calls.ts';
import { editEdition as editAlone } from '../../src/actors/registrar/edit-edition.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { EditionEdit } from '../../src/domain/editing/edits.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { run, write } from '../../src/store/d1/batch.ts';
import { holdEpoch } from '../../src/store/d1/fence.ts';
import { writeEdit } from '../../src/store/editions/edit-edition.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { asMember } from './acting.ts';
import { held, newGatekeeper, settledBy, stalled, unfenced } from './gatekeepers.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  policyWith,
  register,
  ticketFor,
  type World,
} from './world.ts';
import { heldUp, newRegistrar, prepared, seated } from './writers.ts';

vi.setConfig({ testTimeout: 30_000 });

// A batch that is judged anew says so in the log.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const FREELY = { tooOften: false, network: null };
const capacity = (places: number): EditionEdit => ({
  ...{ verb: 'window', window: 1, mine: { capacity: places } },
});

async function stored(world: World): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, world.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

/** An edit by its Registrar, of which nobody else is told. */
function editQuietly(world: World, edit: EditionEdit): Promise<EditAnswer> {
  const order = { edits: [edit], key: crypto.randomUUID() };
  return registrarOf(env, world.number).edit(world.number, order, 'test');
}

/** An edit by somebody else than its Registrar, under the next version. */
async function editBeside(world: World, change: (edition: StoredEdition) => StoredEdition) {
  const before = await stored(world);
  const by = { event: world.number, id: 'test' };
  const deed = { verb: 'edit_edition', key: crypto.randomUUID(), by, at: Date.now() } as const;
  await run(env.DB, writeEdit(env.DB, { before, after: change(before), ...deed }));
}

describe('an organizer who lowers a capacity while visitors register', () => {
  it('sells no place twice, and takes none away', async () => {
    const world = await newWorld({ days: daysWith(200) });
    const asked = Promise.all(Array.from({ length: 60 }, () => register(world, family())));
    const context = asMember({ event: world.number, id: 'anna' });
    const edits: string[] = [];
    for (const places of [120, 60, 90, 30, 45, 20]) {
      const order = { event: world.number, edits: [capacity(places)], key: crypto.randomUUID() };
      edits.push((await editEdition(context, order)).outcome);
    }
    const taken = (await asked).filter((answer) => answer.status === 201).length;
    const now = await stored(world);
    const places = now.days[0]?.slots[0]?.capacity ?? 0;
    expect(await seated(world.number)).toEqual({ taken: taken * 5, people: taken * 5 });
    expect(places).toBeGreaterThanOrEqual(taken * 5);
    expect(now.version).toBe(1 + edits.filter((one) => one === 'edited').length);
  });

  it('is refused by the database where the places were taken since it was judged', async () => {
    const world = await newWorld({ days: daysWith(200) });
    expect(await registeredMeanwhile(world)).toMatchObject({
      outcome: 'refused',
      faults: [{ code: 'capacity_below_taken' }],
    });
    expect((await stored(world)).days[0]?.slots[0]?.capacity).toBe(200);
  });

  it('control: without the trigger people would hold places that are not there', async () => {
    const world = await newWorld({ days: daysWith(200) });
    const sql = "SELECT sql FROM sqlite_master WHERE name = 'slot_capacity_judged'";
    const trigger = await env.DB.prepare(sql).first<{ sql: string }>();
    await env.DB.prepare('DROP TRIGGER slot_capacity_judged').run();
    try {
      expect(await registeredMeanwhile(world)).toMatchObject({ outcome: 'edited' });
      expect((await stored(world)).days[0]?.slots[0]?.capacity).toBe(5);
      expect(await seated(world.number)).toEqual({ taken: 10, people: 10 });
    } finally {
      await env.DB.prepare(trigger?.sql ?? '').run();
    }
  });

  /** Two families register between what an edit is judged by and its write. */
  async function registeredMeanwhile(world: World): Promise<EditAnswer> {
    const edition = await stored(world);
    let reads = 0;
    const db = new Proxy(env.DB, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== 'batch') return typeof value === 'function' ? value.bind(target) : value;
        return async (statements: D1PreparedStatement[]) => {
          reads += 1;
          if (reads === 2)
            await Promise.all([register(world, family()), register(world, family())]);
          return target.batch(statements);
        };
      },
    });
    const desk = { db, edition, fence: () => write() };
    const by = { event: world.number, id: 'anna' };
    return editAlone(desk, { edits: [capacity(5)], key: 'late' }, by, Date.now());
  }
});

describe('a registration that is judged under an older version', () => {
  /** A visitor registers while somebody closes registration, of which the Registrar learns nothing. */
  async function closedMeanwhile(fenced: boolean) {
    const world = await newWorld({ days: daysWith(200) });
    const batch = heldUp(fenced);
    const registrar = await newRegistrar(batch.db);
    expect((await registrar.register(world.number, prepared(), FREELY)).outcome).toBe('created');
    batch.hold();
    const late = registrar.register(world.number, prepared(), FREELY);
    await batch.reached;
    await editBeside(world, (edition) => ({ ...edition, status: 'closed' }));
    batch.release();
    return { outcome: (await late).outcome, taken: (await seated(world.number)).taken };
  }

  it('is judged anew: registration is closed', async () => {
    expect(await closedMeanwhile(true)).toEqual({ outcome: 'registration_closed', taken: 2 });
  });

  it('control: without the guard it is taken after the end', async () => {
    expect(await closedMeanwhile(false)).toEqual({ outcome: 'created', taken: 4 });
  });

  it('never takes a window that was closed, whatever its writer knows', async () => {
    const world = await newWorld({ days: daysWith(200) });
    const batch = heldUp(false);
    const registrar = await newRegistrar(batch.db);
    await registrar.register(world.number, prepared(), FREELY);
    batch.hold();
    const late = registrar.register(world.number, prepared(), FREELY);
    await batch.reached;
    await editBeside(world, (edition) => ({
      ...edition,
      days: edition.days.map((day) => ({
        ...day,
        slots: day.slots.map((slot) => ({ ...slot, closed: true })),
      })),
    }));
    batch.release();
    expect((await late).outcome).not.toBe('created');
    expect((await seated(world.number)).taken).toBe(2);
  });
});

describe('a scan that is judged under an older version', () => {
  /** A ticket of another window is shown while the rule for it changes, of which no gate learns. */
  async function ruledMeanwhile(guarded: boolean) {
    const lax = {
      early_minutes: 0,
      late_minutes: 0,
      too_early: 'ignore',
      too_late: 'ignore',
    } as const;
    const world = await newWorld({ days: daysWith(200), policy: policyWith(lax) });
    const { serial } = await ticketFor(world, { slot: '6' });
    const phone = await enrol(world);
    const batch = stalled();
    const gatekeeper = await newGatekeeper(guarded ? batch.db : unfenced(batch.db));
    const shown = settledBy(gatekeeper, world, phone, [held(serial)]);
    await batch.reached;
    const strict: EditionEdit = { verb: 'settings', mine: { policy: { too_early: 'refuse' } } };
    expect(await editQuietly(world, strict)).toMatchObject({ outcome: 'edited', version: 2 });
    batch.letGo();
    const [result] = await shown;
    return [result?.verdict, result?.reason];
  }

  it('is judged anew, by the rule of now', async () => {
    expect(await ruledMeanwhile(true)).toEqual(['refused', 'too_early']);
  });

  it('control: without the guard it is admitted by a rule that is no more', async () => {
    expect(await ruledMeanwhile(false)).toEqual(['admitted', null]);
  });
});

describe('the fence of a batch', () => {
  it('names the edition as the reason, and not its writer', async () => {
    const world = await newWorld();
    const registrar = await newRegistrar();
    await registrar.register(world.number, prepared(), FREELY);
    const footing = { name: `registrar ${world.number}`, epoch: 1, event: world.number };
    await run(env.DB, holdEpoch(env.DB, { ...footing, version: 1 }));
    await expect(run(env.DB, holdEpoch(env.DB, { ...footing, version: 2 }))).rejects.toThrow(
      /edition_is_current/,
    );
  });
});
