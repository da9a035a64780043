import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { askRegistrar } from '../../src/actors/stubs.ts';
import type { RegistrationReceipt, RegistrationView } from '../../src/domain/registration.ts';
import { CHANGES_MAX } from '../../src/domain/registration-change.ts';
import {
  cancelRegistration,
  changeParty,
  splitTicket,
} from '../../src/operations/change-registration.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { run } from '../../src/store/d1/batch.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { changeRegistration } from '../../src/store/registrations/change.ts';
import { readKnown } from '../../src/store/registrations/known.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asMember, asVisitor } from './acting.ts';
import { by } from './gate-day.ts';
import { between, held, newGatekeeper, settledBy, unguarded } from './gatekeepers.ts';
import { disagreements } from './sum-of-log.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  type Phone,
  register,
  registered,
  request,
  scanOne,
  vouchedFor,
  type World,
} from './world.ts';
import { databaseWith, newRegistrar } from './writers.ts';

// A booking for ten lets in ten, whatever its holder orders while its people pass the gates.

const TEN = { kind: 'family', party: { adults: 4, children: 6 } };
const asBooked = { slot: 1, adults: 4, children: 6, step_free: false };
const DAY_TWO = 7;

let world: World;
let edition: StoredEdition;
let phone: Phone;
beforeEach(async () => {
  world = await newWorld({ days: daysWith(1_000, 1_000, 1_000) });
  const loaded = await loadEdition(env.DB, world.number);
  if (!loaded) throw new Error('no edition');
  edition = loaded;
  phone = await enrol(world);
});

async function booked(change: Record<string, unknown> = TEN) {
  const { registration, tickets } = await registered(world, change);
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  return { secret, tickets, token: tickets[0]?.token ?? '', serial: tickets[0]?.serial ?? 0 };
}

async function viewOf(secret: string): Promise<RegistrationView> {
  const view = await registrationBySecret(env, secret, Date.now());
  if (!view) throw new Error('the link opens nothing');
  return view;
}

const change = (secret: string, order: Partial<typeof asBooked>, key?: string) =>
  changeParty(asVisitor(), { edition: edition, secret: secret, ...asBooked, ...order, key: key });
const split = (secret: string, serial: number, adults: number, children: number, key?: string) =>
  splitTicket(asVisitor(), {
    edition: edition,
    secret: secret,
    serial: serial,
    adults,
    children,
    key: key,
  });
const cancel = (secret: string, key?: string) =>
  cancelRegistration(asVisitor(), { edition: edition, secret: secret, key: key });
const enter = (ticket: string, people: number, more = {}) =>
  scanOne(phone, { ticket, people, ...more });
const leave = (ticket: string, people: number) =>
  scanOne(phone, { ticket, people, direction: 'exit' });

async function taken(slot: number): Promise<number> {
  const sql = 'SELECT taken FROM slot WHERE event = ?1 AND number = ?2';
  const row = await env.DB.prepare(sql).bind(world.number, slot).first<{ taken: number }>();
  return row?.taken ?? -1;
}

describe('people who came', () => {
  it('are not moved to another day, nor to another window', async () => {
    const { secret, token } = await booked();
    await enter(token, 2);
    for (const slot of [2, DAY_TWO]) {
      await expect(change(secret, { slot })).rejects.toMatchObject({ code: 'already_used' });
    }
    expect(await viewOf(secret)).toMatchObject({ day: 1, slot: 1 });
    expect((await enter(token, 8)).verdict).toBe('admitted');
    expect((await enter(token, 1)).reason).toBe('already_admitted');
  });

  it('are not moved away after they have left either', async () => {
    const { secret, token } = await booked();
    await enter(token, 10);
    await leave(token, 10);
    await expect(change(secret, { slot: DAY_TWO })).rejects.toMatchObject({ code: 'already_used' });
  });

  it('are not split off', async () => {
    const { secret, token, serial } = await booked();
    await enter(token, 9);
    await expect(split(secret, serial, 1, 1)).rejects.toMatchObject({ code: 'already_used' });
    const after = await split(secret, serial, 1, 0);
    const part = after.tickets.find((one) => one.serial !== serial);
    expect((await enter(part?.token ?? '', 1)).verdict).toBe('admitted');
    expect((await enter(part?.token ?? '', 1)).verdict).toBe('refused');
    expect(
      (await enter(after.tickets.find((one) => one.serial === serial)?.token ?? '', 1)).verdict,
    ).toBe('refused');
  });

  it('are not shrunk away: only places that nobody used are given back', async () => {
    const { secret, token } = await booked();
    await enter(token, 6);
    await expect(change(secret, { adults: 1, children: 4 })).rejects.toMatchObject({
      code: 'already_used',
    });
    expect(await taken(1)).toBe(10);
    await change(secret, { adults: 2, children: 4 });
    expect(await taken(1)).toBe(6);
  });

  it('keep their ticket when the rest is cancelled', async () => {
    const { secret, token, serial } = await booked();
    await enter(token, 4, { children: 2 });
    await cancel(secret);
    expect(await taken(1)).toBe(4);
    expect(await viewOf(secret)).toMatchObject({
      status: 'confirmed',
      party: { adults: 2, children: 2 },
      tickets: [{ serial, state: 'valid', adults: 2, children: 2 }],
    });
    expect((await enter(token, 1)).reason).toBe('already_admitted');
    await leave(token, 3);
    expect((await enter(token, 3)).verdict).toBe('admitted');
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('leave nothing to cancel when all are in', async () => {
    const { secret, token } = await booked();
    await enter(token, 10);
    await expect(cancel(secret)).rejects.toMatchObject({ code: 'already_used' });
    expect(await taken(1)).toBe(10);
  });
});

describe('re-entries', () => {
  const counted = async () =>
    (await env.DB.prepare('SELECT sum(re_entries) AS n FROM attendance WHERE event = ?1')
      .bind(world.number)
      .first<number>('n')) ?? 0;

  it('are those of the party as it is, when it is changed after people moved', async () => {
    const { secret, token } = await booked({ kind: 'family', party: { adults: 2, children: 0 } });
    await enter(token, 2);
    await leave(token, 2);
    await enter(token, 2);
    expect(await counted()).toBe(2);
    await change(secret, { adults: 4, children: 0 });
    await expect.poll(counted).toBe(0);
    expect(await disagreements(world.number)).toEqual([]);
    await change(secret, { adults: 4, children: 0 });
    const live = await request(`/api/v1/events/${world.slug}/live`);
    expect(await live.json()).toMatchObject({ re_entries: 0, entries: 4, exits: 2 });
  });

  it('are counted anew by a writer that starts when the party was changed already', async () => {
    const { secret, token, serial } = await booked({
      kind: 'family',
      party: { adults: 2, children: 0 },
    });
    await enter(token, 2);
    await leave(token, 2);
    await enter(token, 2);
    await change(secret, { adults: 4, children: 0 });
    await expect.poll(counted).toBe(0);
    // As it is when nobody could tell the gates of the change.
    const late = 'SET re_entries = 2 WHERE event = ?1';
    await env.DB.batch([
      env.DB.prepare(`UPDATE admission ${late} AND serial = ?2`).bind(world.number, serial),
      env.DB.prepare(
        `UPDATE attendance ${late} AND minute = (SELECT max(minute) FROM attendance WHERE event = ?1)`,
      ).bind(world.number),
    ]);
    await (await newGatekeeper()).look(world.number);
    expect(await counted()).toBe(0);
    expect(await disagreements(world.number)).toEqual([]);
  });

  it('are those of the party as it is, when the ticket they came by is held again', async () => {
    const { secret, token } = await booked({ kind: 'family', party: { adults: 2, children: 0 } });
    await change(secret, { slot: DAY_TWO, adults: 2, children: 0 });
    const happened = { ticket: token, people: 2, decided: 'offline', verdict: 'admitted' } as const;
    await scanOne(phone, { ...happened, direction: 'entry' });
    await scanOne(phone, { ...happened, direction: 'exit' });
    await scanOne(phone, { ...happened, direction: 'entry' });
    expect(await counted()).toBe(2);
    await change(secret, { adults: 4, children: 0 });
    await expect.poll(counted).toBe(0);
    expect(await disagreements(world.number)).toEqual([]);
  });
});

describe('a change of a registration', () => {
  it('that is sent twice is done once', async () => {
    const { secret, serial } = await booked();
    const key = crypto.randomUUID();
    const [one, two] = [
      await split(secret, serial, 1, 1, key),
      await split(secret, serial, 1, 1, key),
    ];
    expect(two.tickets).toHaveLength(2);
    expect(two).toEqual(one);
    const last = crypto.randomUUID();
    expect((await cancel(secret, last)).status).toBe('cancelled');
    expect((await cancel(secret, last)).status).toBe('cancelled');
    expect((await cancel(secret)).status).toBe('cancelled');
  });

  it('that changes nothing makes no new picture of a ticket', async () => {
    const { secret, token } = await booked();
    const after = await change(secret, {});
    expect(after.tickets[0]?.token).toBe(token);
  });

  it('leaves every part alone that it does not touch', async () => {
    const { secret, serial } = await booked();
    const { tickets } = await split(secret, serial, 1, 2);
    const after = await change(secret, { adults: 4, children: 5 });
    const same = after.tickets.filter(({ token }) => tickets.some((one) => one.token === token));
    expect(same).toHaveLength(1);
  });

  it('back to a day takes the serial that it had there', async () => {
    const { secret, serial, token } = await booked();
    for (let trip = 0; trip < 3; trip++) {
      await change(secret, { slot: DAY_TWO });
      const back = await change(secret, {});
      expect(back.tickets.map((ticket) => ticket.serial)).toEqual([serial]);
    }
    const drawn = 'SELECT count(*) AS n FROM ticket WHERE event = ?1';
    expect(await env.DB.prepare(drawn).bind(world.number).first('n')).toBe(2);
    // The picture of before still works, as attention.
    expect(await enter(token, 10)).toMatchObject({ verdict: 'admitted', reason: 'superseded' });
  });

  it('has an end, and says so', async () => {
    const { secret } = await booked();
    let refused = 0;
    for (let n = 0; n < 70; n++) {
      const adults = 1 + (n % 2);
      await change(secret, { adults, children: 0 }).catch((error: { code: string }) => {
        expect(error.code).toBe('too_many_changes');
        refused += 1;
      });
    }
    // Of those beyond it, every second one asks for what stands already.
    expect(refused).toBe(Math.ceil((70 - CHANGES_MAX) / 2));
    expect((await viewOf(secret)).status).toBe('confirmed');
    // Places that nobody can give back would stay empty.
    expect((await cancel(secret)).status).toBe('cancelled');
  });

  it('has an end in tickets too', async () => {
    const school = {
      kind: 'school',
      party: { girls: 30, boys: 30, adults: 80, coaches: 40 },
      organisation: 'مدرسة الأمل',
    };
    const { secret } = await booked(await vouchedFor(world, school));
    for (const slot of [7, 13, 19, 25]) await change(secret, { slot, adults: 80, children: 60 });
    const [one] = (await viewOf(secret)).tickets;
    await expect(split(secret, one?.serial ?? 0, 1, 0)).rejects.toMatchObject({
      code: 'too_many_changes',
    });
    expect((await viewOf(secret)).tickets).toHaveLength(40);
  });

  it.each([
    ['revisions', 'UPDATE registration SET revision = 61 WHERE event = ?1'],
    [
      'tickets',
      `UPDATE registration SET retired = (WITH RECURSIVE n (i) AS (
         SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 201) SELECT json_group_array(i) FROM n)
       WHERE event = ?1`,
    ],
  ])('has an end that the database keeps by itself: %s', async (_, sql) => {
    await booked();
    await expect(env.DB.prepare(sql).bind(world.number).run()).rejects.toThrow('CHECK constraint');
  });

  it('that was thought out before another one came is not written', async () => {
    const { secret } = await booked();
    const { id } = await viewOf(secret);
    const [{ known }] = await run(env.DB, readKnown(env.DB, world.number, id, 'none'));
    if (!known) throw new Error('it is not there');
    const { state, day, slot, children, step_free, tickets } = known;
    const serials = tickets.map(({ serial }) => serial);
    const written = async (key: string, adults: number) => {
      const own = { id, state, day, slot, adults, children, held: adults + children, step_free };
      const kept = {
        ...{ girls: known.girls, boys: known.boys, coaches: known.coaches },
        group_code: null,
        agreed: null,
        first_secret: known.first_secret,
        waits_since: null,
        decline_reason: null,
        contact: null,
      };
      const change = { ...own, ...kept, serials, retired: [], tickets: [] };
      const asked = { key, verb: 'change', by: 'test' } as const;
      const verb = changeRegistration(env.DB, world.number, known, change, asked, Date.now());
      return (await run(env.DB, verb))[0];
    };
    expect([await written('one', 3), await written('two', 2)]).toEqual(['written', 'stale']);
    expect((await viewOf(secret)).party).toMatchObject({ adults: 3 });
    expect(await taken(1)).toBe(9);
  });

  it('is not taken for one that came too late when a clock is set back', async () => {
    const { secret } = await booked();
    await env.DB.prepare(
      'UPDATE registration SET changed_at = changed_at + 3600000 WHERE event = ?1',
    )
      .bind(world.number)
      .run();
    expect(await change(secret, { adults: 2, children: 2 })).toMatchObject({
      party: { adults: 2 },
    });
  });
});

describe('one holder who asks for a hundred changes at once', () => {
  it('waits for them alone: a stranger registers meanwhile', async () => {
    const { secret } = await booked();
    const view = await viewOf(secret);
    const order = (n: number) => ({
      type: 'change' as const,
      ...asBooked,
      adults: 1 + (n % 4),
    });
    const order100 = Array.from({ length: 100 }, (_, n) =>
      askRegistrar(env, world.number, (registrar) =>
        registrar.change(world.number, view.id, order(n), 'holder'),
      ),
    );
    let changes = 0;
    for (const one of order100)
      void one.then(() => {
        changes += 1;
      });
    const stranger = registered(world).then(() => changes);
    // Those that are not taken are answered at once; of the rest few were done before the stranger.
    const done = await stranger;
    const outcomes = (await Promise.all(order100)).map(({ outcome }) => outcome);
    const busy = outcomes.filter((outcome) => outcome === 'busy').length;
    expect(busy).toBeGreaterThanOrEqual(92);
    expect(done - busy).toBeLessThanOrEqual(4);
  });
});

describe('one link that is asked for a hundred times at once', () => {
  it('has a few of them carried out, and the others told to come back before anything is read', async () => {
    const { secret } = await booked();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        request(`/r/${secret}`, { headers: { 'Accept-Language': 'fr' } }),
      ),
    );
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThanOrEqual(90);
    expect(busy[0]?.headers.get('Retry-After')).toBe('2');
    expect(busy[0]?.headers.get('Content-Language')).toBe('fr');
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect((await request(`/r/${secret}`)).status).toBe(200);
  });
});

describe('the Registrar between the reading and the writing of a Gatekeeper', () => {
  /** Lets one entry be judged, and carries out an order before it is written. */
  async function inBetween(order: () => Promise<unknown>, serial: number, guarded: boolean) {
    const db = between(order);
    const gatekeeper = await newGatekeeper(guarded ? db : unguarded(db));
    const [result] = await settledBy(gatekeeper, world, phone, [held(serial, { people: 10 })]);
    if (!result) throw new Error('no result');
    return result;
  }

  it('has the ticket judged as it is now', async () => {
    const { secret, serial } = await booked();
    const result = await inBetween(() => change(secret, { slot: DAY_TWO }), serial, true);
    expect(result).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
    const [moved] = (await viewOf(secret)).tickets;
    expect(moved).toMatchObject({ day: 2, entered: 0 });
  });

  it('would let ten in twice without the guard', async () => {
    const { secret, serial } = await booked();
    const result = await inBetween(() => change(secret, { slot: DAY_TWO }), serial, false);
    expect(result).toMatchObject({ verdict: 'admitted', people: 10, conflict: false });
    const [moved] = (await viewOf(secret)).tickets;
    expect((await enter(moved?.token ?? '', 10, { override: 'tomorrow' })).people).toBe(10);
  });

  it('asks again who is in: what came meanwhile is not moved away', async () => {
    const { secret, token } = await booked();
    const registrar = 'UPDATE registration SET state';
    let between = true;
    const batch = env.DB.batch.bind(env.DB);
    const db = databaseWith(async (statements) => {
      const writes = statements.some((one) =>
        String(Reflect.get(one, 'statement')).includes(registrar),
      );
      if (between && writes) {
        between = false;
        await enter(token, 3);
      }
      return batch(statements);
    });
    const other = await newRegistrar(db);
    const { id } = await viewOf(secret);
    const order = { type: 'change' as const, ...asBooked, slot: DAY_TWO };
    expect(await other.change(world.number, id, order, 'holder')).toMatchObject({
      outcome: 'already_used',
    });
  });
});

describe('a booking for ten', () => {
  const seeds = [...crypto.getRandomValues(new Uint32Array(6))];

  it.each(seeds)(
    'lets in ten or marks who came beyond, after any orders (seed %i)',
    async (seed) => {
      let state = seed;
      const below = (n: number) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * n);
      };
      const { secret } = await booked();
      const tokens = new Set<string>();
      const remember = async () => {
        for (const ticket of (await viewOf(secret)).tickets) tokens.add(ticket.token);
      };
      await remember();
      const scans: string[] = [];
      const steps: (() => Promise<unknown>)[] = [
        () =>
          change(secret, {
            slot: [1, 2, DAY_TWO][below(3)],
            adults: 1 + below(4),
            children: below(7),
          }),
        async () => {
          const { tickets } = await viewOf(secret);
          const ticket = tickets[below(tickets.length)];
          return split(secret, ticket?.serial ?? 0, 1, below(2));
        },
        () => (below(4) === 0 ? cancel(secret) : Promise.resolve()),
        // Given out anew as lost; the gate is asked to do something for its people.
        async () => {
          const { id, tickets } = await viewOf(secret);
          const serials = [tickets[below(tickets.length)]?.serial ?? 0];
          const order =
            below(2) === 0
              ? { type: 'reissue' as const, serials, unproven: true }
              : { type: 'note' as const, note: 'call_desk' as const };
          return askRegistrar(env, world.number, (registrar) =>
            registrar.change(world.number, id, order, 'holder'),
          );
        },
        async () => {
          const to = Date.now() - below(60_000);
          const span = { device: phone.id, from: to - 1 - below(5_000), to };
          return below(6) === 0 ? voidScans(asMember(by(world)), span) : null;
        },
        ...Array.from({ length: 4 }, () => async () => {
          const id = crypto.randomUUID();
          scans.push(id);
          const ticket = [...tokens][below(tokens.size)] ?? '';
          const direction = below(3) === 0 ? ('exit' as const) : ('entry' as const);
          const offline =
            below(3) === 0 ? { decided: 'offline' as const, verdict: 'admitted' as const } : {};
          return scanOne(phone, { id, ticket, people: 1 + below(5), direction, ...offline });
        }),
        () =>
          scanOne(phone, { type: 'undo', scan: scans[below(scans.length)] ?? crypto.randomUUID() }),
      ];
      for (let n = 0; n < 25; n++) {
        // Two at once: an order and a scan may meet.
        await Promise.all(
          [below(steps.length), below(steps.length)].map((at) =>
            steps[at]?.().catch(() => undefined),
          ),
        );
        await remember();
      }
      expect(await unmarked()).toEqual([]);
      // Re-entries of a party that was changed are counted anew beside the gates' own work.
      await expect.poll(() => disagreements(world.number)).toEqual([]);
      expect(await misheld()).toEqual([]);
    },
  );

  /**
   * Registrations by which more people came than were ever booked at once, with none of them marked: as
   * a conflict or an override, or, where a phone let them in with what was given back, by the reason.
   * Whoever came in on places that an exit had given back came on free places, also where that exit was
   * taken back afterwards: no mark moves back to them.
   */
  async function unmarked() {
    const sql = `SELECT s.id, t.registration, s.serial, t.adults + t.children AS admits, s.direction,
        s.people, s.at, s.conflict OR s.override IS NOT NULL OR s.reason IS 'cancelled' AS marked,
        iif(s.undone, (SELECT max(o.at) FROM scan o WHERE o.event = s.event AND o.seq <= s.seq), NULL)
          AS back_at
      FROM scan s JOIN ticket t ON t.event = s.event AND t.serial = s.serial
      WHERE s.event = ?1 AND s.type = 'ticket' AND s.verdict = 'admitted'`;
    const { results } = await env.DB.prepare(sql).bind(world.number).all<Passed>();
    const came = new Map<string, number>();
    for (const passages of Map.groupBy(results, ({ serial }) => serial).values()) {
      const [{ registration }] = passages as [Passed];
      came.set(registration, (came.get(registration) ?? 0) + cameAsKnown(passages));
    }
    const isMarked = (registration: string) =>
      results.some(
        (one) => one.registration === registration && one.marked && one.back_at === null,
      );
    return [...came].filter(([registration, people]) => people > 10 && !isMarked(registration));
  }

  /** One passage of people of a ticket. */
  interface Passed {
    readonly id: string;
    readonly registration: string;
    readonly serial: number;
    readonly admits: number;
    readonly direction: 'entry' | 'exit';
    readonly people: number;
    readonly at: number;
    /** Up to when scans had come before it was taken back; null when it counts. */
    readonly back_at: number | null;
    readonly marked: number;
  }

  /** People of a ticket who came in, without those on places that an exit had given back until then. */
  function cameAsKnown(passages: readonly Passed[]): number {
    const steps = passages.flatMap((one) => {
      if (one.back_at === null) return [one];
      return one.direction === 'entry' ? [] : [one, { ...one, at: one.back_at, isBack: true }];
    });
    const credits = new Map<string, number>();
    let [came, inside, outside, fresh] = [0, 0, 0, passages[0]?.admits ?? 0];
    for (const step of steps.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
      const { id, direction, people } = step;
      if (direction === 'exit') {
        const credit = 'isBack' in step ? -(credits.get(id) ?? 0) : Math.min(people, inside);
        credits.set(id, credit);
        inside -= credit;
        outside += credit;
        continue;
      }
      const first = Math.min(people, fresh);
      const again = Math.min(people - first, Math.max(0, outside));
      fresh -= first;
      outside -= again;
      inside += people;
      came += people - again;
    }
    return came;
  }

  /** Windows whose places are not those that their registrations hold. */
  async function misheld() {
    const sql = `SELECT s.number, s.taken, coalesce(sum(r.held), 0) AS people
      FROM slot s LEFT JOIN registration r ON r.event = s.event AND r.slot = s.number
      WHERE s.event = ?1 GROUP BY s.number HAVING s.taken <> people`;
    return (await env.DB.prepare(sql).bind(world.number).all()).results;
  }
});

describe('a key that is asked again', () => {
  it('is told what stands now: of what was given back no ticket', async () => {
    const key = crypto.randomUUID();
    const body = family(TEN);
    const first = await register(world, body, key);
    const receipt = await first.json<RegistrationReceipt>();
    const secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
    await change(secret, { adults: 2, children: 2 });
    const again = await register(world, body, key);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ tickets: [{ admits: 4 }] });
    await cancel(secret);
    const after = await register(world, body, key);
    expect(after.status).toBe(200);
    expect(await after.json()).toMatchObject({
      registration: { status: 'cancelled', reference: receipt.registration.reference },
      tickets: [],
    });
  });
});
