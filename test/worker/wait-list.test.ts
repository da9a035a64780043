import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { WaitListAnswer } from '../../src/contract/answers/wait-list.ts';
import { runScheduled } from '../../src/jobs/scheduled.ts';
import { cancelRegistration, changeParty } from '../../src/operations/change-registration.ts';
import { editEdition, setEditionStatus } from '../../src/operations/edit-edition.ts';
import { eraseContacts } from '../../src/operations/erase-edition.ts';
import { answerWait } from '../../src/operations/wait-list.ts';
import { run } from '../../src/store/d1/batch.ts';
import { readLetterFacts } from '../../src/store/messages/letters.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { waitBySecret } from '../../src/store/wait-list/wait-by-secret.ts';
import { asMember, asService, asVisitor } from './acting.ts';
import { openMail } from './sending.ts';
import {
  drawNow,
  editionOf,
  filled,
  joined,
  joinedAsking,
  joinOver,
  LATER,
  laterWorld,
  standing,
  tally,
} from './waiting.ts';
import { daysWith, family, newWorld, randomPhone, register, type World } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

async function cancel(world: World, secret: string): Promise<void> {
  await cancelRegistration(asVisitor(), { edition: await editionOf(world), secret });
}

async function answer(
  world: World,
  secret: string,
  type: 'take' | 'pass' | 'leave' | 'again',
  offer = 1,
) {
  const edition = await editionOf(world);
  return answerWait(asVisitor(), { edition, secret, order: { type, offer } });
}

async function edit(world: World, ...edits: unknown[]) {
  const context = asMember({ event: world.number, id: 'anna' });
  return editEdition(context, { event: world.number, edits, key: crypto.randomUUID() });
}

describe('a full window', () => {
  it('lets a party wait, once for each key', async () => {
    const world = await newWorld({ days: daysWith(2) });
    await filled(world, 2);
    const key = crypto.randomUUID();
    const body = { contact: { name: 'سلمى', phone: randomPhone(), email: null } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => joinOver(world, body, key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1);
    const other = await joinOver(world, {}, key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await tally(world)).toMatchObject({ taken: 2, waiting: 1, reserved: 0 });
  });

  it('gives what comes free to those who wait, and not to the first click', async () => {
    const world = await newWorld({ days: daysWith(2) });
    const holder = await filled(world, 2);
    const { secret } = await joined(world);
    await cancel(world, holder);
    const click = await register(world, family({ party: { adults: 1, children: 0 } }));
    expect(click.status).toBe(409);
    await drawNow(world);
    expect(await standing(world)).toEqual(['taken']);
    expect(await tally(world)).toMatchObject({ taken: 2, people: 2, reserved: 0, waiting: 0 });
    // The private link is the same, and leads to the ticket now.
    const registration = await registrationBySecret(env, secret, Date.now());
    expect(registration).toMatchObject({ status: 'confirmed', slot: 1, held: 2 });
    expect(registration?.tickets).toHaveLength(1);
  });

  it('gives the rest to everybody once nobody waits any more', async () => {
    const world = await newWorld({ days: daysWith(4) });
    const holder = await filled(world, 4);
    await joined(world);
    await cancel(world, holder);
    await drawNow(world);
    const click = await register(world, family({ party: { adults: 2, children: 0 } }));
    expect(click.status).toBe(201);
    expect(await tally(world)).toMatchObject({ taken: 4, waiting: 0 });
  });

  it('leaves to whoever registers what was left before the first of them came', async () => {
    const world = await laterWorld(5);
    const slot = String(LATER);
    const holder = await filled(world, 2, LATER);
    await joined(world, { slot, party: { adults: 5, children: 0 } });
    const alone = () => register(world, family({ slot, party: { adults: 1, children: 0 } }));
    expect((await alone()).status).toBe(201);
    await cancel(world, holder);
    // Two of the three are left; the two that came free are not theirs.
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await alone()).status);
    expect(statuses).toEqual([201, 201, 409, 409]);
    expect(await tally(world, LATER)).toMatchObject({ taken: 3, people: 3, waiting: 1 });
  });

  it('draws once a minute at most, and every minute by itself', async () => {
    const world = await newWorld({ days: daysWith(4) });
    const [first, second] = [await filled(world, 2), await filled(world, 2)];
    await joined(world);
    await joined(world);
    await cancel(world, first);
    await registrarOf(env, world.number).drawPlaces(world.number);
    await cancel(world, second);
    await registrarOf(env, world.number).drawPlaces(world.number);
    expect((await standing(world)).sort()).toEqual(['taken', 'waiting']);
    await env.DB.prepare('UPDATE slot SET drawn_at = drawn_at - 60000 WHERE event = ?1')
      .bind(world.number)
      .run();
    await runScheduled(env, Date.now());
    expect(await standing(world)).toEqual(['taken', 'taken']);
  });

  it('gives places of a party that shrinks, and of one that moves away', async () => {
    const world = await newWorld({ days: daysWith(5, 50) });
    const secret = await filled(world, 5);
    const edition = await editionOf(world);
    await joined(world);
    const party = { adults: 3, children: 0, step_free: false };
    await changeParty(asVisitor(), { edition, secret, slot: 1, ...party });
    await drawNow(world);
    expect(await standing(world)).toEqual(['taken']);
    await joined(world, { party: { adults: 3, children: 0 } });
    await changeParty(asVisitor(), { edition, secret, slot: 2, ...party });
    await drawNow(world);
    expect(await standing(world)).toEqual(['taken', 'taken']);
    expect(await tally(world)).toMatchObject({ taken: 5, people: 5 });
  });

  it('is not left for another one in which somebody waits', async () => {
    const world = await newWorld({ days: daysWith(5, 3) });
    const [here, there] = [
      await filled(world, 3),
      await register(
        world,
        family({
          slot: '2',
          party: { adults: 3, children: 0 },
        }),
      ),
    ];
    expect(there.status).toBe(201);
    await joined(world, { slot: '2', party: { adults: 3, children: 0 } });
    const { registration } = await there.json<{ registration: { manage_url: string } }>();
    await cancel(world, registration.manage_url.split('/r/')[1] ?? '');
    const edition = await editionOf(world);
    const move = { slot: 2, adults: 1, children: 0, step_free: false };
    const moved = changeParty(asVisitor(), { edition, secret: here, ...move });
    await expect(moved).rejects.toMatchObject({ code: 'slot_full' });
    await drawNow(world);
    expect(await tally(world, 2)).toMatchObject({ taken: 3, people: 3, waiting: 0 });
  });
});

describe('a party that is too large', () => {
  it('for every window of its list is told so, and does not wait in vain', async () => {
    const world = await newWorld({ days: daysWith(4, 6) });
    await filled(world, 4);
    await filled(world, 6, 2);
    const of = (adults: number, where: object) =>
      joinOver(world, { party: { adults, children: 0 }, ...where });
    const refused = await of(5, { slot: '1' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      errors: [{ path: 'party', code: 'too_large' }],
    });
    expect((await of(5, { slot: '2' })).status).toBe(201);
    expect((await of(4, { slot: '1' })).status).toBe(201);
    expect(await tally(world)).toMatchObject({ waiting: 1 });
  });

  it.each([
    ['begins soon', 1, [201, 201, 409]],
    ['is days away', LATER, [409, 409, 409]],
  ] as const)('keeps places together unless its window %s', async (_, slot, statuses) => {
    const world = slot === LATER ? await laterWorld(4) : await newWorld({ days: daysWith(4) });
    const holder = await filled(world, 2, slot);
    await filled(world, 2, slot);
    await joined(world, { slot: String(slot), party: { adults: 3, children: 0 } });
    await cancel(world, holder);
    await drawNow(world);
    const said: number[] = [];
    for (let n = 0; n < 3; n++) {
      const one = family({ slot: String(slot), party: { adults: 1, children: 0 } });
      said.push((await register(world, one)).status);
    }
    expect(said).toEqual(statuses);
    expect(await standing(world)).toEqual(['waiting']);
  });
});

describe('any window of a full day', () => {
  it('is drawn with those who wait for one of them', async () => {
    const world = await newWorld({ days: daysWith(2, 2, 2, 2, 2, 2, 2, 2, 2, 2) });
    await filled(world, 2);
    const there = await register(world, family({ slot: '2', party: { adults: 2, children: 0 } }));
    const { registration } = await there.json<{ registration: { manage_url: string } }>();
    const { secret } = await joined(world, { slot: undefined, day: '1' });
    // Other windows of the day have places: they are drawn like all others.
    await drawNow(world);
    expect(await standing(world)).toEqual(['taken']);
    const view = await registrationBySecret(env, secret, Date.now());
    expect([1, 2]).not.toContain(view?.slot);
    expect(registration).toBeDefined();
  });

  it('is asked for by a day or a window, never both nor none', async () => {
    const world = await newWorld({ days: daysWith(2) });
    for (const change of [
      { day: '1' },
      { slot: null },
      { slot: '999' },
      { slot: null, day: '9' },
    ]) {
      const refused = await joinOver(world, change);
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ code: 'invalid_request' });
    }
    const school = await joinOver(world, { kind: 'school' });
    expect(school.status).toBe(422);
  });
});

describe('an offer', () => {
  async function offered(places = 2) {
    const world = await laterWorld(places);
    const holder = await filled(world, places, LATER);
    const { secret } = await joinedAsking(world, { people: places, slot: LATER });
    await cancel(world, holder);
    await drawNow(world);
    return { world, secret };
  }

  it('holds its places for nobody else until it is taken', async () => {
    const { world, secret } = await offered();
    expect(await standing(world)).toEqual(['offered']);
    expect(await tally(world, LATER)).toMatchObject({ taken: 0, reserved: 2, offered: 2 });
    const alone = { slot: String(LATER), party: { adults: 1, children: 0 } };
    const click = await register(world, family(alone));
    expect(click.status).toBe(409);
    expect(await answer(world, secret, 'take')).toBe('done');
    expect(await answer(world, secret, 'take')).toBe('done');
    expect(await tally(world, LATER)).toMatchObject({ taken: 2, people: 2, reserved: 0 });
  });

  it('that is let go passes on, and its answer sent again changes nothing', async () => {
    const { world, secret } = await offered();
    const { secret: other } = await joinedAsking(world, { slot: LATER });
    expect(await answer(world, secret, 'pass')).toBe('done');
    await drawNow(world);
    expect(await standing(world)).toEqual(['left', 'offered']);
    expect(await answer(world, secret, 'pass')).toBe('done');
    expect(await answer(world, secret, 'take')).toBe('expired');
    expect(await answer(world, other, 'take')).toBe('done');
    expect(await tally(world, LATER)).toMatchObject({ taken: 2, people: 2, reserved: 0 });
  });

  it('passes on after its deadline, and the party may join again', async () => {
    const { world, secret } = await offered();
    await env.DB.prepare('UPDATE wait SET deadline = ?2 WHERE event = ?1')
      .bind(world.number, Date.now() - 1)
      .run();
    expect(await waitBySecret(env, secret, Date.now())).toMatchObject({ state: 'expired' });
    expect(await answer(world, secret, 'take')).toBe('expired');
    expect(await tally(world, LATER)).toMatchObject({ taken: 0, reserved: 0, waiting: 0 });
    expect(await answer(world, secret, 'again')).toBe('done');
    await drawNow(world);
    expect(await waitBySecret(env, secret, Date.now())).toMatchObject({
      state: 'offered',
      offers: 2,
    });
    // An answer to the first offer is none to the second.
    expect(await answer(world, secret, 'pass', 1)).toBe('done');
    expect(await answer(world, secret, 'take', 1)).toBe('expired');
    expect(await answer(world, secret, 'take', 2)).toBe('done');
  });

  it('needs an e-mail address by which its party can be asked', async () => {
    const world = await laterWorld(2);
    await expect(joinedAsking(world, { slot: LATER, email: null })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('the same person five times', () => {
  it('has one place in the list, and nobody learns of it', async () => {
    const world = await newWorld({ days: daysWith(2) });
    const holder = await filled(world, 2);
    const contact = { name: 'سلمى', phone: '0661234567', email: null };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => joinOver(world, { contact })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const waits = await Promise.all(answers.map((one) => one.json<WaitListAnswer>()));
    expect(waits.map(({ wait }) => wait.status)).toEqual(Array(5).fill('waiting'));
    expect(new Set(waits.map(({ wait }) => wait.manage_url)).size).toBe(5);
    expect(await tally(world)).toMatchObject({ waiting: 1 });
    await cancel(world, holder);
    await drawNow(world);
    expect((await standing(world)).filter((one) => one === 'taken')).toHaveLength(1);
  });

  it('keeps a place when the first of them leaves', async () => {
    const world = await newWorld({ days: daysWith(2) });
    await filled(world, 2);
    const contact = { name: 'سلمى', phone: '0661234567', email: null };
    const first = await joined(world, { contact });
    await joined(world, { contact });
    expect(await answer(world, first.secret, 'leave')).toBe('done');
    expect(await tally(world)).toMatchObject({ waiting: 1 });
    const kept = await env.DB.prepare(
      'SELECT party, phone_hash FROM wait WHERE event = ?1 AND id = ?2',
    )
      .bind(world.number, first.id)
      .first();
    expect(kept).toEqual({ party: null, phone_hash: null });
  });

  it('leaves its place to each whom it alone kept out, and to nobody twice', async () => {
    const world = await newWorld({ days: daysWith(2) });
    await filled(world, 2);
    const as = (phone: string, email: string) =>
      joined(world, { contact: { name: 'سلمى', phone, email } });
    const first = await as('0661000001', 'a@example.ma');
    const other = await as('0661000009', 'z@example.ma');
    await as('0661000001', 'b@example.ma');
    await as('0661000001', 'z@example.ma');
    await as('0661000003', 'a@example.ma');
    const lots = async () => {
      const sql = 'SELECT lot FROM wait WHERE event = ?1 AND state = ?2 ORDER BY first_serial';
      const { results } = await env.DB.prepare(sql)
        .bind(world.number, 'waiting')
        .all<{ lot: number }>();
      return results.map(({ lot }) => lot);
    };
    expect(await lots()).toEqual([1, 1, 0, 0, 0]);
    await answer(world, first.secret, 'leave');
    expect(await lots()).toEqual([1, 1, 0, 1]);
    // What its e-mail address kept out is kept out by its phone still.
    await answer(world, other.secret, 'leave');
    expect(await lots()).toEqual([1, 0, 1]);
    expect(await tally(world)).toMatchObject({ waiting: 2 });
  });

  it('does not wait for more than a contact may have on a day', async () => {
    const world = await newWorld({ days: daysWith(20) });
    const contact = { name: 'سلمى', phone: '0661234567', email: null };
    for (let n = 0; n < 3; n++) {
      const one = await register(world, family({ contact, party: { adults: 1, children: 0 } }));
      expect(one.status).toBe(201);
    }
    const refused = await joinOver(world, { contact });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'already_registered' });
  });

  it('leaves the list when they have enough on that day meanwhile', async () => {
    const world = await newWorld({ days: daysWith(4, 20) });
    const holder = await filled(world, 4);
    const contact = { name: 'سلمى', phone: '0661234567', email: null };
    await joined(world, { contact });
    await joined(world);
    for (let n = 0; n < 3; n++) {
      const own = { slot: '2', contact, party: { adults: 1, children: 0 } };
      expect((await register(world, family(own))).status).toBe(201);
    }
    await cancel(world, holder);
    await drawNow(world);
    expect(await standing(world)).toEqual(['left', 'taken']);
    expect(await tally(world)).toMatchObject({ taken: 2, people: 2, reserved: 0, waiting: 0 });
  });
});

describe('the messages of a draw', () => {
  async function messagesOf(world: World) {
    const { results } = await env.DB.prepare(
      `SELECT kind, revision, state, dropped_for, by_email FROM message
       WHERE event = ?1 ORDER BY kind DESC, revision`,
    )
      .bind(world.number)
      .all();
    return results;
  }

  it('say to whom it has registered that their turn has come', async () => {
    const world = await newWorld({ days: daysWith(2) });
    const holder = await filled(world, 2);
    const { id } = await joined(world);
    await cancel(world, holder);
    await drawNow(world);
    await drawNow(world);
    expect(await messagesOf(world)).toEqual([
      { kind: 'turn', revision: 0, state: 'dropped', dropped_for: 'no_channel', by_email: 0 },
    ]);
    const [facts] = await run(env.DB, readLetterFacts(env.DB, world.number, [id]));
    expect(facts).toMatchObject([{ id, link: 0 }]);
  });

  it('say what is kept, once for each offer, and no more once it is answered', async () => {
    const world = await laterWorld(2);
    const holder = await filled(world, 2, LATER);
    const { id, secret } = await joinedAsking(world, { slot: LATER });
    await cancel(world, holder);
    await drawNow(world);
    const kept = { kind: 'offer', state: 'dropped', dropped_for: 'no_channel', by_email: 1 };
    expect(await messagesOf(world)).toEqual([{ ...kept, revision: 1 }]);
    // Its e-mail finds the private link of a party that has no registration yet.
    const [facts] = await run(env.DB, readLetterFacts(env.DB, world.number, [id]));
    expect(facts).toMatchObject([{ id, first_serial: expect.any(Number), link: 0 }]);
    await env.DB.prepare('UPDATE wait SET deadline = ?2 WHERE event = ?1')
      .bind(world.number, Date.now() - 1)
      .run();
    expect(await answer(world, secret, 'again')).toBe('done');
    await drawNow(world);
    expect(await messagesOf(world)).toEqual([
      { ...kept, revision: 1 },
      { ...kept, revision: 2 },
    ]);
    expect(await answer(world, secret, 'take', 2)).toBe('done');
    const over = { ...kept, dropped_for: 'superseded' };
    expect(await messagesOf(world)).toEqual([
      { ...over, revision: 1 },
      { ...over, revision: 2 },
    ]);
  });

  it('say to whom has taken an offer that their turn has come, where something carries it', async () => {
    const world = await laterWorld(2);
    await openMail(world);
    await registrarOf(env, world.number).reload(world.number);
    const holder = await filled(world, 2, LATER);
    const { secret } = await joinedAsking(world, { slot: LATER });
    await cancel(world, holder);
    await drawNow(world);
    expect(await answer(world, secret, 'take')).toBe('done');
    expect(await answer(world, secret, 'take')).toBe('done');
    const own = (await messagesOf(world)).filter(({ by_email }) => by_email === 1);
    expect(own).toMatchObject([
      { kind: 'turn', state: 'ready' },
      { kind: 'offer', state: 'dropped', dropped_for: 'superseded' },
    ]);
  });
});

describe('an edit of the edition while people wait', () => {
  it('gives the places that it adds to those who wait first', async () => {
    const world = await newWorld({ days: daysWith(2) });
    await filled(world, 2);
    await joined(world);
    const more = { verb: 'window', window: 1, mine: { capacity: 10 } };
    expect(await edit(world, more)).toMatchObject({ outcome: 'edited' });
    await drawNow(world);
    expect(await standing(world)).toEqual(['taken']);
    const click = await register(world, family({ party: { adults: 6, children: 0 } }));
    expect(click.status).toBe(201);
    expect(await tally(world)).toMatchObject({ capacity: 10, taken: 10 });
  });

  it('takes no place away that was offered', async () => {
    const world = await laterWorld(4);
    const holder = await filled(world, 4, LATER);
    await joinedAsking(world, { people: 4, slot: LATER });
    await cancel(world, holder);
    await drawNow(world);
    const fewer = await edit(world, { verb: 'window', window: LATER, mine: { capacity: 2 } });
    expect(fewer).toMatchObject({ outcome: 'refused' });
    const removed = await edit(world, { verb: 'remove_window', window: LATER });
    expect(removed).toMatchObject({ outcome: 'refused' });
  });

  it('ends the list of a window that is removed, and of an edition that is archived', async () => {
    const world = await newWorld({ days: daysWith(2, 2) });
    await filled(world, 2);
    await joined(world, { slot: '2' });
    await joined(world, { slot: '1' });
    expect(await edit(world, { verb: 'remove_window', window: 2 })).toMatchObject({
      outcome: 'edited',
    });
    await drawNow(world);
    expect(await standing(world)).toEqual(['not_drawn', 'waiting']);
    const context = asMember({ event: world.number, id: 'anna' });
    for (const to of ['closed', 'archived'] as const) {
      const asked = { event: world.number, key: crypto.randomUUID(), to };
      expect(await setEditionStatus(context, asked)).toMatchObject({ outcome: 'edited' });
    }
    await drawNow(world);
    expect(await standing(world)).toEqual(['not_drawn', 'not_drawn']);
    expect(await tally(world)).toMatchObject({ waiting: 0, reserved: 0 });
  });
});

describe('the rows that a registration writes', () => {
  async function rowsOf(world: World): Promise<number> {
    const batch = vi.spyOn(env.DB, 'batch');
    try {
      const { newRegistrar, prepared } = await import('./writers.ts');
      const registrar = await newRegistrar();
      await registrar.register(world.number, prepared());
      batch.mockClear();
      await registrar.register(world.number, prepared());
      const results = await Promise.all(batch.mock.results.map(({ value }) => value));
      return (results.flat() as D1Result[]).reduce((n, { meta }) => n + meta.rows_written, 0);
    } finally {
      batch.mockRestore();
    }
  }

  it('are no more where nobody waits than where somebody does, and eleven at most', async () => {
    const quiet = await rowsOf(await newWorld({ days: daysWith(200) }));
    const awaited = await newWorld({ days: daysWith(200) });
    await env.DB.prepare(
      'UPDATE slot SET waiting = 1, left_open = 100 WHERE event = ?1 AND number = 1',
    )
      .bind(awaited.number)
      .run();
    expect(await rowsOf(awaited)).toBe(quiet);
    expect(quiet).toBeLessThanOrEqual(13);
  });
});

describe('the data of those who wait', () => {
  it('is erased with the edition’s key, whatever became of them', async () => {
    const world = await newWorld({ days: daysWith(2) });
    await filled(world, 2);
    const { secret } = await joined(world);
    await joined(world);
    const later = Date.now() + 1_000 * 86_400_000;
    await eraseContacts(asService(later));
    expect(await waitBySecret(env, secret, later)).toBeNull();
    await eraseContacts(asService(later));
    expect(await standing(world)).toEqual([]);
  });
});
