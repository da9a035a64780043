import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreparedRegistration } from '../../src/actors/calls.ts';
import type { Registrar } from '../../src/actors/registrar/registrar.ts';
import type { NewWait } from '../../src/store/wait-list/lists.ts';
import { dice } from '../dice.ts';
import { drawNow, filled, joined, LATER, laterWorld, standing, tally } from './waiting.ts';
import {
  daysWith,
  family,
  newWorld,
  randomPhone,
  register,
  registered,
  type World,
} from './world.ts';
import { heldUp, newRegistrar, prepared, seated } from './writers.ts';

// What one visitor sends can harm only themselves, also where all of it arrives at once.

vi.setConfig({ testTimeout: 60_000 });

let world: World;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(10, 3_000) });
});

/** Crowds that are drawn, each from its own seed. */
const SEEDS = 10;

const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));

/** What they are answered who all arrive while one batch is in flight. */
async function rush(
  ask: (registrar: Registrar) => readonly Promise<{ readonly outcome: string }>[],
): Promise<string[]> {
  const held = heldUp();
  const registrar = await newRegistrar(held.db);
  await registrar.register(world.number, prepared({ slot: 3 }));
  held.hold();
  const first = registrar.register(world.number, prepared({ slot: 3 }));
  await held.reached;
  const asked = Promise.all(ask(registrar));
  held.release();
  await first;
  return (await asked).map(({ outcome }) => outcome);
}

/** The same for parties of a crowd and then, the last answer, of somebody else. */
const rushOf = (parties: readonly PreparedRegistration[], network: string | null = null) =>
  rush((registrar) =>
    parties.map((party) => registrar.register(world.number, party, { tooOften: false, network })),
  );

describe('a visitor among many parties that are refused', () => {
  it.each([
    ['one phone', { phone_hash: 'one phone' }],
    ['one e-mail address under many phones', { email_hash: 'one address' }],
  ])('has a place beside those of %s', async (_, contact) => {
    const crowd = times(40, () => prepared(contact));
    const outcomes = await rushOf([...crowd, prepared()]);
    expect(outcomes.pop()).toBe('created');
    expect(outcomes.slice(0, 3)).toEqual(times(3, () => 'created'));
    expect(outcomes.slice(3)).toEqual(times(37, () => 'already_registered'));
    expect(await seated(world.number)).toEqual({ taken: 8, people: 8 });
  });

  it('has a place beside groups that are too large together', async () => {
    const group = (adults: number, email_hash: string) =>
      prepared({ kind: 'association', slot: 2, adults, email_hash });
    const crowd = times(16, () => group(250, 'one address'));
    const outcomes = await rushOf([...crowd, group(200, 'another address')]);
    expect(outcomes).toEqual([
      ...times(4, () => 'created'),
      ...times(12, () => 'rate_limited'),
      'created',
    ]);
    expect(await seated(world.number, 2)).toEqual({ taken: 1_200, people: 1_200 });
  });

  it('has a place beside groups whose code does not exist', async () => {
    const group = () =>
      prepared({ kind: 'association', adults: 5, group_code: 'nobody has made this one' });
    const outcomes = await rushOf([...times(20, group), prepared()]);
    expect(outcomes).toEqual([...times(20, () => 'group_code_invalid'), 'created']);
  });

  it('has the last place though those who hold the others are sent a second time', async () => {
    const parties = times(4, () => prepared());
    const registrar = await newRegistrar();
    for (const party of parties) await registrar.register(world.number, party);
    const outcomes = await rushOf([...times(3, () => parties).flat(), prepared()]);
    expect(outcomes).toEqual([...times(12, () => 'repeated'), 'created']);
  });

  it('is told that a window is full where those before have really taken it', async () => {
    const crowd = times(8, (i) => prepared({ phone_hash: `phone ${i % 2}` }));
    const outcomes = await rushOf([...crowd, prepared({ adults: 1 })]);
    // Five of the six that the two contacts may have.
    expect(outcomes.filter((one) => one === 'created')).toHaveLength(5);
    expect(outcomes.pop()).toBe('slot_full');
    expect(await seated(world.number)).toEqual({ taken: 10, people: 10 });
  });

  it('has the people of their network, of whom others have asked for too many', async () => {
    const one = () => prepared({ adults: 200, phone_hash: crypto.randomUUID() });
    const outcomes = await rushOf([...times(60, one), prepared()], 'a crowded town');
    expect(outcomes).toEqual([...times(60, () => 'slot_full'), 'created']);
  });
});

describe('a rush', () => {
  it.each(times(SEEDS, (i) => i + 1))(
    'seats whom it would seat one after the other (%i)',
    async (seed) => {
      world = await newWorld({ days: daysWith(10, 24) });
      const parties = crowdOf(seed);
      const outcomes = await rushOf(parties);
      const inRush = await seatedParties();
      world = await newWorld({ days: daysWith(10, 24) });
      const registrar = await newRegistrar();
      for (const party of parties) await registrar.register(world.number, party);
      expect(inRush).toEqual(await seatedParties());
      const created = parties.filter((_, i) => outcomes[i] === 'created').map(({ id }) => id);
      expect(created.sort()).toEqual(inRush);
    },
  );
});

describe('a visitor among more parties of one contact than can wait', () => {
  it.each([
    ['one phone', { phone_hash: 'one phone' }],
    ['one e-mail address under many phones', { email_hash: 'one address' }],
  ])('is registered, and those of %s are sent back', async (_, contact) => {
    const one = () => prepared({ ...contact, slot: 2 });
    const outcomes = await rushOf([...times(5_200, one), prepared({ slot: 2 })]);
    expect(outcomes.pop()).toBe('created');
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(3);
    expect(new Set(outcomes.slice(3))).toEqual(new Set(['already_registered', 'busy']));
  });

  it('joins a list, and is registered for several days', async () => {
    const several = (contact: string) =>
      [
        prepared({ slot: 2, phone_hash: contact }),
        prepared({ slot: 7, phone_hash: contact }),
      ] as const;
    const outcomes = await rush((registrar) => [
      ...times(250, () => registrar.joinList(world.number, waiting('one phone'))),
      registrar.joinList(world.number, waiting('another phone')),
      registrar.registerTogether(world.number, several('a third phone')),
    ]);
    expect(outcomes.slice(250)).toEqual(['created', 'created']);
    expect(new Set(outcomes.slice(0, 250))).toEqual(new Set(['created', 'already_registered']));
  });

  it('finds room in a list, of which one phone or e-mail address has a few places', async () => {
    const registrar = await newRegistrar();
    const outcomes: string[] = [];
    for (let n = 0; n < 12; n++) {
      const contact = n % 2 === 0 ? 'one phone' : 'its other phone';
      const wait = waiting(contact, { email_hash: 'one address' });
      outcomes.push((await registrar.joinList(world.number, wait)).outcome);
    }
    expect(outcomes).toEqual([
      ...times(10, () => 'created'),
      ...times(2, () => 'already_registered'),
    ]);
    const other = await registrar.joinList(world.number, waiting('another phone'));
    expect(other.outcome).toBe('created');
  });
});

describe('places that were left to whoever registers', () => {
  it('stay theirs when the list draws somebody who is then refused', async () => {
    world = await laterWorld(6);
    const slot = String(LATER);
    await filled(world, 2, LATER);
    await joined(world, { slot, party: { adults: 5, children: 0 } });
    const contact = { name: 'سلمى', phone: randomPhone(), email: null };
    await joined(world, { slot, contact, party: { adults: 3, children: 0 } });
    for (let n = 0; n < 3; n++) await registered(world, { slot: String(LATER + 1), contact });
    await drawNow(world);
    expect(await standing(world)).toEqual(['waiting', 'left']);
    const click = await register(world, family({ slot, party: { adults: 4, children: 0 } }));
    expect(click.status).toBe(201);
    expect(await tally(world, LATER)).toMatchObject({ taken: 6, people: 6, reserved: 0 });
  });
});

/**
 * Parties on two windows of one day and on another day, drawn from a seed: of few phones and e-mail
 * addresses, some of them sent twice, some under a code that nobody has made. No contact has more at
 * once than are in progress, so that nobody overtakes anybody.
 */
function crowdOf(seed: number): PreparedRegistration[] {
  const roll = dice(seed);
  const sent = new Map<string, number>();
  const contact = (name: string, most: number) => {
    const drawn = `${name} ${roll(most)}`;
    const times = (sent.get(drawn) ?? 0) + 1;
    sent.set(drawn, times);
    return times > 4 ? crypto.randomUUID() : drawn;
  };
  const parties = times(30, () => {
    const has = roll(3);
    const coded = roll(3) === 0;
    return prepared({
      slot: [1, 1, 2, 2, 7][roll(5)] ?? 1,
      kind: coded ? 'association' : 'family',
      group_code: coded ? 'nobody has made this one' : null,
      adults: 1 + roll(coded ? 2 : 4),
      phone_hash: has < 2 ? contact('phone', 4) : null,
      email_hash: has > 0 ? contact('address', 4) : null,
    });
  });
  return parties.flatMap((party, i) => {
    const again = roll(4) === 0 ? parties[roll(i + 1)] : undefined;
    return again ? [party, again] : [party];
  });
}

/** The ids of those who are registered, of this crowd alone. */
async function seatedParties(): Promise<string[]> {
  const sql = 'SELECT id FROM registration WHERE event = ?1 AND slot <> 3 ORDER BY id';
  const { results } = await env.DB.prepare(sql).bind(world.number).all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** A party of this phone that waits for the first window. */
function waiting(phone_hash: string, change: Partial<PreparedRegistration> = {}): NewWait {
  const party = prepared({ phone_hash, ...change });
  return { party, day: 1, slot: 1, ask: false, fingerprint: party.fingerprint };
}
