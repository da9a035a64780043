import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sendRound } from '../../src/actors/sender/send-round.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import { type Carrier, WITHHELD } from '../../src/channels/carrier.ts';
import type { Role } from '../../src/domain/roles.ts';
import { correctContact } from '../../src/operations/correct-contact.ts';
import { eraseOwnData, erasePerson } from '../../src/operations/erase-person.ts';
import { openPerson } from '../../src/operations/held-person.ts';
import { run } from '../../src/store/d1/batch.ts';
import { keepApart } from '../../src/store/gates/hand-ins.ts';
import { HELD_COLUMNS, type HeldColumn } from '../../src/store/held/held-data.ts';
import { handOver, settle } from '../../src/store/messages/sending.ts';
import { putSubscription } from '../../src/store/messages/subscriptions.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asMember, asVisitor } from './acting.ts';
import { Finder, openChannel, tell } from './finding.ts';
import { held as asked } from './gatekeepers.ts';
import { deskOf, openMail } from './sending.ts';
import { slowSender } from './slow-sender.ts';
import { editionOf, filled, joined } from './waiting.ts';
import { wished, wishWorld } from './wishing.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  randomPhone,
  register,
  registered,
  scanOne,
  type World,
} from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

const DAY_MS = 86_400_000;
const EMAIL = 'k@example.org';

let world: World;
let phone: string;
beforeEach(async () => {
  world = await newWorld();
  phone = randomPhone();
});

const contact = () => ({ name: 'خديجة بنعلي', phone, email: EMAIL });
const e164 = () => `+212${phone.slice(1)}`;

async function held(change: Record<string, unknown> = {}) {
  const { registration, tickets } = await registered(world, { contact: contact(), ...change });
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  return { id: view?.id ?? '', secret, ticket: tickets[0]?.token ?? '' };
}

const officer = (actor: Role = 'privacy') => ({
  ...asMember({ event: world.number, id: 'officer' }),
  actor,
});

async function erasedById(id: string) {
  return erasePerson(officer(), { edition: await editionOf(world), person: { ids: [id] } });
}

async function first<T>(sql: string, ...bound: (string | number)[]): Promise<T | null> {
  return env.DB.prepare(sql)
    .bind(world.number, ...bound)
    .first<T>();
}

const OF_PEOPLE = `SELECT
  (SELECT count(*) FROM registration WHERE event = ?1 AND (contact IS NOT NULL OR phone_hash IS NOT NULL
    OR email_hash IS NOT NULL OR fingerprint <> '' OR news = 1)) AS registrations,
  (SELECT count(*) FROM wait WHERE event = ?1 AND (party IS NOT NULL OR phone_hash IS NOT NULL
    OR email_hash IS NOT NULL OR fingerprint <> '')) AS waits,
  (SELECT count(*) FROM name_word WHERE event = ?1) AS words,
  (SELECT count(*) FROM message WHERE event = ?1) AS messages,
  (SELECT count(*) FROM push_subscription WHERE event = ?1) AS browsers,
  (SELECT count(*) FROM reissue_try WHERE event = ?1) AS tries,
  (SELECT count(*) FROM find_code WHERE event = ?1) AS codes,
  (SELECT count(*) FROM ticket WHERE event = ?1 AND note IS NOT NULL) AS notes,
  (SELECT count(*) FROM scan WHERE event = ?1 AND override <> '') AS overrides`;

const NOTHING = {
  ...{ registrations: 0, waits: 0, words: 0, messages: 0, browsers: 0, tries: 0, codes: 0 },
  ...{ notes: 0, overrides: 0 },
};

/** All that can be known of somebody, beside their registration. */
async function knownInManyWays(id: string): Promise<void> {
  await openChannel(world, 'sms', { quiet: true });
  await new Finder(world).ask(phone);
  await tell(world);
  const put = (sql: string) => env.DB.prepare(sql).bind(world.number, id).run();
  await put(`INSERT INTO push_subscription (event, registration, id, box, at)
    VALUES (?1, ?2, 'browser', 'box', 1)`);
  await put(`INSERT INTO reissue_try (event, registration, key, made_by, made_at)
    VALUES (?1, ?2, 'form', 'desk', 1)`);
  await put("UPDATE ticket SET note = 'call_desk' WHERE event = ?1 AND registration = ?2");
}

/** A scan of a phone that is out of service, with what was typed at it. */
const HAND_IN = `INSERT INTO handed_in (event, scan, device, asked, received_at, state)
  SELECT ?1, 'scan', ?2, json_object('override', 'خديجة', 'presented', json_object('serial', serial)),
    1, 'waiting' FROM ticket WHERE event = ?1 LIMIT 1`;

const ERASED = `SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'erase'`;

/** The list of erasures, which answers when so many have asked: none of them is carried out before. */
function notedTogether(asking: number) {
  const list = env.ERASURES.getByName('all');
  const all = Promise.withResolvers<void>();
  let waiting = asking;
  const note = async (erasures: Parameters<typeof list.note>[0]) => {
    if (--waiting === 0) all.resolve();
    await all.promise;
    return list.note(erasures);
  };
  return new Proxy(env.ERASURES, {
    get: (target, name) =>
      name === 'getByName' ? () => ({ note }) : Reflect.get(target, name, target),
  });
}

const remarked = (serial: number, override: string) => asked(serial, { override });

async function serialOf(registration: string): Promise<number> {
  const sql = 'SELECT serial FROM ticket WHERE event = ?1 AND registration = ?2';
  return (await first<{ serial: number }>(sql, registration))?.serial ?? 0;
}

/** Columns of the edition that say something of visitors, and are not empty. */
async function filledColumns(): Promise<string[]> {
  const isOfVisitors = ({ table, kind }: HeldColumn) =>
    kind === 'personal' ||
    (kind === 'free_text' && ['scan', 'scan_history', 'handed_in'].includes(table));
  const counts = HELD_COLUMNS.filter(isOfVisitors).map(async ({ table, column }) => {
    const said = table === 'handed_in' ? `${column} ->> 'override'` : column;
    const row = await first<{ n: number }>(
      `SELECT count(*) AS n FROM "${table}" WHERE event = ?1 AND ${said} <> ''`,
    );
    return row?.n ? [`${table}.${column}`] : [];
  });
  return (await Promise.all(counts)).flat().sort();
}

describe('the erasure of one person', () => {
  it('leaves nothing of them, stops their tickets and frees their places', async () => {
    const { id, ticket, secret } = await held({ news: true });
    await knownInManyWays(id);
    const before = await first<Record<string, number>>(OF_PEOPLE);
    expect(before).toMatchObject({ registrations: 1, browsers: 1, tries: 1, codes: 1, notes: 1 });
    expect(before?.messages).toBeGreaterThan(0);
    const receipt = await erasedById(id);
    expect(receipt).toEqual({
      ids: [id],
      erased_at: expect.any(Number),
      beyond_recovery_at: receipt.erased_at + 30 * DAY_MS,
    });
    expect(await first(OF_PEOPLE)).toEqual(NOTHING);
    expect(await first('SELECT sum(taken) AS taken FROM slot WHERE event = ?1')).toEqual({
      taken: 0,
    });
    const result = await scanOne(await enrol(world), { ticket });
    expect(result).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
    // Their own page says that it was done.
    expect(await registrationBySecret(env, secret, Date.now())).toMatchObject({
      status: 'cancelled',
      party: { adults: 2, children: 3 },
      erased_at: receipt.erased_at,
    });
  });

  it('leaves no column filled that the data table calls personal, or typed about visitors', async () => {
    const { id, ticket } = await held({ news: true });
    await env.DB.prepare('UPDATE slot SET capacity = taken, group_capacity = NULL WHERE event = ?1')
      .bind(world.number)
      .run();
    const waiting = await joined(world, { contact: { ...contact(), phone: randomPhone() } });
    await knownInManyWays(id);
    const gate = await enrol(world);
    await scanOne(gate, { ticket });
    await scanOne(gate, { ticket, people: 1, override: 'خديجة بنعلي' });
    await env.DB.prepare(HAND_IN).bind(world.number, gate.id).run();
    const filled = await filledColumns();
    expect(filled).toEqual(
      expect.arrayContaining(['registration.contact', 'ticket.note', 'wait.party']),
    );
    expect(filled).toEqual(expect.arrayContaining(['scan.override', 'handed_in.asked']));
    await erasePerson(officer(), {
      edition: await editionOf(world),
      person: { ids: [id, waiting.id] },
    });
    expect(await filledColumns()).toEqual([]);
  });

  it('gives the same receipt the second time, and changes nothing', async () => {
    const { id, secret } = await held();
    const edition = await editionOf(world);
    const both = await Promise.all([erasedById(id), erasedById(id)]);
    const own = await eraseOwnData(asVisitor(), { edition, secret });
    expect([...both, own]).toEqual([both[0], both[0], both[0]]);
    const rows = await env.DB.prepare(
      "SELECT actor, subject FROM audit WHERE event = ?1 AND verb = 'erase'",
    )
      .bind(world.number)
      .all();
    expect(rows.results).toEqual([
      { actor: 'officer', subject: expect.stringMatching(/^registration of serial \d+$/) },
    ]);
  });

  it('leaves others alone, also of the same contact', async () => {
    const { id } = await held();
    const other = await held({ slot: '2' });
    await knownInManyWays(other.id);
    await erasedById(id);
    expect(await first(OF_PEOPLE)).toMatchObject({
      ...{ registrations: 1, words: 2, browsers: 1, tries: 1, codes: 1, notes: 1 },
    });
  });

  it('takes all that a contact has in the edition, and its places in wait lists', async () => {
    await held();
    await held({ slot: '2' });
    await env.DB.prepare(
      'UPDATE slot SET capacity = taken, group_capacity = NULL WHERE event = ?1 AND number = 1',
    )
      .bind(world.number)
      .run();
    const wait = await joined(world, { contact: contact() });
    await registered(world, { slot: '2' });
    const edition = await editionOf(world);
    const person = { of: 'phone', text: e164() } as const;
    const { ids } = await erasePerson(officer(), { edition, person });
    expect(ids).toHaveLength(3);
    expect(
      await first('SELECT state, party FROM wait WHERE event = ?1 AND id = ?2', wait.id),
    ).toEqual({
      state: 'left',
      party: null,
    });
    expect(await first(OF_PEOPLE)).toMatchObject({ registrations: 1, waits: 0 });
    expect(await first('SELECT sum(waiting) AS waiting FROM slot WHERE event = ?1')).toEqual({
      waiting: 0,
    });
    await expect(erasePerson(officer(), { edition, person })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('takes the wishes that a contact sent as a guardian, answered or not', async () => {
    const wishes = await wishWorld();
    await wished(wishes, { contact: phone });
    await wished(wishes, { contact: randomPhone() });
    const edition = await editionOf(wishes);
    const by = { ...asMember({ event: wishes.number, id: 'officer' }), actor: 'privacy' } as const;
    const { ids } = await erasePerson(by, { edition, person: { of: 'phone', text: e164() } });
    expect(ids).toHaveLength(1);
    const { results } = await env.DB.prepare(
      'SELECT state, box IS NULL AS gone FROM wish WHERE event = ?1 ORDER BY number',
    )
      .bind(wishes.number)
      .all();
    expect(results).toEqual([
      { state: 'closed', gone: 1 },
      { state: 'received', gone: 0 },
    ]);
  });

  it('takes the other days of the same request along, and no strangers', async () => {
    const edition = await editionOf(world);
    const { id, secret } = await held();
    const other = await held({ slot: '5' });
    const third = await held({ slot: '7' });
    await env.DB.prepare(
      "UPDATE registration SET request = 'one' WHERE event = ?1 AND id IN (?2, ?3)",
    )
      .bind(world.number, id, other.id)
      .run();
    const receipt = await eraseOwnData(asVisitor(), { edition, secret });
    expect(receipt.ids).toEqual([id, other.id].sort());
    expect(receipt.ids).not.toContain(third.id);
  });

  it('can be asked for by a place in a wait list', async () => {
    const small = await newWorld({ days: daysWith(2) });
    await filled(small, 2);
    const { id, secret } = await joined(small, { contact: contact() });
    const edition = await editionOf(small);
    const receipt = await eraseOwnData(asVisitor(), { edition, secret });
    expect(receipt.ids).toEqual([id]);
    expect(await eraseOwnData(asVisitor(), { edition, secret })).toEqual(receipt);
  });

  it.each(['organizer', 'safety', 'gate', 'desk', 'communication', 'viewer'] as const)(
    'is not for the role %s',
    async (role) => {
      const { id } = await held();
      const person = { ids: [id] };
      const edition = await editionOf(world);
      const asked = erasePerson(officer(role), { edition, person });
      await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    },
  );

  it('finds nobody under ids and links of another edition', async () => {
    const { id, secret } = await held();
    const other = await newWorld();
    const edition = await editionOf(other);
    const by = { ...asMember({ event: other.number, id: 'officer' }), actor: 'owner' } as const;
    const refused = { code: 'not_found' };
    await expect(erasePerson(by, { edition, person: { ids: [id] } })).rejects.toMatchObject(
      refused,
    );
    await expect(eraseOwnData(asVisitor(), { edition, secret })).rejects.toMatchObject(refused);
    await expect(eraseOwnData(asVisitor(), { edition, secret: 'x' })).rejects.toMatchObject(
      refused,
    );
    const ids = Array.from({ length: 201 }, () => crypto.randomUUID());
    await expect(erasePerson(by, { edition, person: { ids } })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('erasing somebody of whom people are in', () => {
  it('keeps what was counted, and refuses who comes again', async () => {
    const { id, ticket } = await held();
    const gate = await enrol(world);
    await scanOne(gate, { ticket, people: 2 });
    const counted = await first('SELECT sum(entries) AS n FROM attendance WHERE event = ?1');
    await erasedById(id);
    expect(
      await first('SELECT state, held, adults, children FROM registration WHERE event = ?1'),
    ).toEqual({
      ...{ state: 'cancelled', held: 2, adults: 2, children: 3 },
    });
    expect(await first('SELECT sum(taken) AS taken FROM slot WHERE event = ?1')).toEqual({
      taken: 2,
    });
    expect(await first('SELECT sum(entries) AS n FROM attendance WHERE event = ?1')).toEqual(
      counted,
    );
    expect(await scanOne(gate, { ticket })).toMatchObject({
      verdict: 'refused',
      reason: 'cancelled',
    });
    // Whoever is in can leave.
    const out = await scanOne(gate, { ticket, direction: 'exit', people: 2 });
    expect(out).toMatchObject({ verdict: 'admitted' });
  });

  it('at the same instant counts them or refuses them, and never both', async () => {
    const gate = await enrol(world);
    for (let round = 0; round < 6; round++) {
      const { id, ticket } = await held({ slot: '3' });
      const [result] = await Promise.all([scanOne(gate, { ticket, people: 2 }), erasedById(id)]);
      const entered = result.verdict === 'admitted' ? 2 : 0;
      const row = await first(
        'SELECT state, held FROM registration WHERE event = ?1 AND id = ?2',
        id,
      );
      expect(row).toEqual({ state: 'cancelled', held: entered });
      const again = await scanOne(gate, { ticket });
      expect(again).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
      phone = randomPhone();
    }
    const sums = `SELECT
      (SELECT sum(taken) FROM slot WHERE event = ?1) AS taken,
      (SELECT sum(held) FROM registration WHERE event = ?1) AS held,
      (SELECT coalesce(sum(entered), 0) FROM admission WHERE event = ?1) AS entered`;
    const { taken, held: kept, entered } = (await first<Record<string, number>>(sums)) ?? {};
    expect([taken, kept]).toEqual([entered, entered]);
  });

  it('counts whom a phone without a network let in meanwhile, and keeps no word of it', async () => {
    const { id, ticket } = await held();
    const gate = await enrol(world);
    const at = new Date(Date.now() - 60_000).toISOString();
    await erasedById(id);
    const shown = { decided: 'offline', verdict: 'admitted', people: 5, at } as const;
    const late = { ticket, ...shown, override: 'خديجة، صديقة المدير' };
    await scanOne(gate, late as Parameters<typeof scanOne>[1]);
    expect(await first('SELECT sum(entries) AS n FROM attendance WHERE event = ?1')).toEqual({
      n: 5,
    });
    expect(await first('SELECT override FROM scan WHERE event = ?1')).toEqual({ override: '' });
  });

  it('tells the gates that the note of a cancelled ticket is gone', async () => {
    const { id } = await held();
    const put = (sql: string) => env.DB.prepare(sql).bind(world.number, id).run();
    await put(`UPDATE ticket SET note = 'call_desk', state = 'cancelled'
      WHERE event = ?1 AND registration = ?2`);
    const seq = async () =>
      (await first<{ seq: number }>('SELECT seq FROM ticket WHERE event = ?1'))?.seq ?? 0;
    const before = await seq();
    await erasedById(id);
    expect(await seq()).toBeGreaterThan(before);
  });

  it('takes what was typed about them at a gate', async () => {
    const { id, ticket } = await held();
    const gate = await enrol(world);
    await scanOne(gate, { ticket });
    await scanOne(gate, { ticket, people: 1, override: 'خديجة بنعلي' });
    expect(await first(OF_PEOPLE)).toMatchObject({ overrides: 1 });
    await erasedById(id);
    expect(await first(OF_PEOPLE)).toEqual(NOTHING);
    expect(
      await first('SELECT count(*) AS n FROM scan WHERE event = ?1 AND override IS NOT NULL'),
    ).toEqual({ n: 1 });
  });

  it('takes what was typed about people let in after their ticket was refused, before and after', async () => {
    const { id, ticket } = await held();
    const gate = await enrol(world);
    await scanOne(gate, { ticket });
    const refused = crypto.randomUUID();
    await scanOne(gate, { id: refused, ticket });
    const said = { type: 'walk_in', people: 1, override: 'خديجة بنعلي', after: refused } as const;
    await scanOne(gate, said);
    const unknown = crypto.randomUUID();
    await scanOne(gate, { ...said, after: unknown });
    const filled = "SELECT count(*) AS n FROM scan WHERE event = ?1 AND override <> ''";
    expect(await first(filled)).toEqual({ n: 2 });
    const copied = await openPerson(officer(), { edition: await editionOf(world), id });
    expect(copied.held[0]?.remarks.map(({ text }) => text)).toEqual(['خديجة بنعلي']);
    await erasedById(id);
    expect(await first(filled)).toEqual({ n: 1 });
    await scanOne(gate, said);
    // The phone sends the refusal last.
    await scanOne(gate, { id: unknown, ticket });
    expect(await first(filled)).toEqual({ n: 0 });
  });

  it('takes it also from what a phone that is out of service has brought', async () => {
    const { id } = await held();
    const { id: device } = await enrol(world);
    const bring = async () => {
      const refused = remarked(await serialOf(id), '');
      const ofNoTicket = { type: 'walk_in', presented: null, after: refused.id } as const;
      const walkIn = { ...remarked(0, 'خديجة، صديقة المدير'), ...ofNoTicket };
      const handed = { scans: [refused, walkIn], unread: [] };
      await run(env.DB, keepApart(env.DB, world.number, device, handed, Date.now()));
    };
    const filled =
      "SELECT count(*) AS n FROM handed_in WHERE event = ?1 AND asked ->> 'override' <> ''";
    await bring();
    expect(await first(filled)).toEqual({ n: 1 });
    await erasedById(id);
    expect(await first(filled)).toEqual({ n: 0 });
    await bring();
    expect(await first(filled)).toEqual({ n: 0 });
  });

  it('keeps no word of what a phone that is out of service brings later', async () => {
    const { id } = await held();
    const other = await held({ contact: { ...contact(), phone: randomPhone() } });
    const { id: device } = await enrol(world);
    await erasedById(id);
    const scans = await Promise.all(
      [id, other.id].map(async (of) => remarked(await serialOf(of), 'خديجة، صديقة المدير')),
    );
    await run(env.DB, keepApart(env.DB, world.number, device, { scans, unread: [] }, Date.now()));
    const { results } = await env.DB.prepare(
      "SELECT asked ->> 'override' AS said FROM handed_in WHERE event = ?1 ORDER BY said",
    )
      .bind(world.number)
      .all();
    expect(results).toEqual([{ said: '' }, { said: 'خديجة، صديقة المدير' }]);
  });

  it('leaves a day that is over as it was booked', async () => {
    const { id } = await held();
    const over = 'UPDATE day SET opens_at = 1, closes_at = 2 WHERE event = ?1 AND number = 1';
    await env.DB.prepare(over).bind(world.number).run();
    await erasedById(id);
    expect(await first('SELECT state, held FROM registration WHERE event = ?1')).toEqual({
      ...{ state: 'confirmed', held: 5 },
    });
    expect(await first(OF_PEOPLE)).toEqual(NOTHING);
  });
});

describe('a message to somebody who is erased', () => {
  const claimed = (id: string) =>
    ({ registration: id, kind: 'ticket', revision: 0, attempt: 1 }) as const;

  async function sending(id: string, handed: number | null) {
    await env.DB.prepare('DELETE FROM message WHERE event = ?1').bind(world.number).run();
    await env.DB.prepare('DELETE FROM message_count WHERE event = ?1').bind(world.number).run();
    await env.DB.prepare(
      `INSERT INTO message (event, registration, kind, revision, locale, box, worth_until, state,
        written_at, by_email, by_phone, due_at, channel, attempt, lease_until, handed_at)
      VALUES (?1, ?2, 'ticket', 0, 'ar', 'box', 9e15, 'sending', 1, 0, 1, 1, 'sms', 1, 9e15, ?3)`,
    )
      .bind(world.number, id, handed)
      .run();
  }

  const standing = () =>
    first('SELECT standing FROM message_count WHERE event = ?1 AND messages > 0');

  it('is handed over no more', async () => {
    await openChannel(world, 'sms');
    const { id } = await held();
    await sending(id, null);
    await erasedById(id);
    expect(await run(env.DB, handOver(env.DB, world.number, claimed(id), Date.now()))).toEqual([
      false,
    ]);
    expect(await standing()).toEqual({ standing: 'stopped' });
  });

  it('is named to no mail server that was slow before that', async () => {
    await openMail(world);
    const { id } = await held();
    const meant: unknown[] = [];
    const slow: Carrier = {
      send: async (_, __, isMeant) => {
        meant.push(await isMeant?.());
        await erasedById(id);
        meant.push(await isMeant?.());
        return WITHHELD;
      },
    };
    await sendRound(await deskOf(world, Date.now), { channel: 'email' }, slow);
    expect(meant).toEqual([true, false]);
  });

  it('is not kept where its carrier has it already', async () => {
    const { id } = await held();
    await sending(id, 5);
    await erasedById(id);
    const sent = {
      state: 'sent',
      dropped_for: null,
      due_at: 0,
      reference: 'r',
      outcome: 'ok',
    } as const;
    await run(env.DB, settle(env.DB, world.number, [{ ...claimed(id), ...sent }]));
    expect(await first(OF_PEOPLE)).toMatchObject({ messages: 0 });
    expect(await standing()).toEqual({ standing: 'unknown' });
  });

  it.each(['desk', 'holder'])('has left before the receipt is given to the %s', async (by) => {
    const { id, secret } = await held();
    await sending(id, 5);
    const edition = await editionOf(world);
    const { SENDER, asked, leave } = slowSender();
    const erased = () =>
      by === 'desk'
        ? erasePerson({ ...officer(), env: { ...env, SENDER } }, { edition, person: { ids: [id] } })
        : eraseOwnData({ ...asVisitor(), env: { ...env, SENDER } }, { edition, secret });
    const receipt = erased();
    expect(await Promise.race([asked, receipt])).toBe('asked');
    // All of it is gone here meanwhile.
    expect(await first(OF_PEOPLE)).toEqual(NOTHING);
    leave();
    expect(await receipt).toMatchObject({ ids: [id] });
    // What left is waited for once.
    expect(await erased()).toEqual(await receipt);
  });

  it('has left before any of two receipts is given that are asked for at once', async () => {
    const { id, secret } = await held();
    await sending(id, 5);
    const edition = await editionOf(world);
    const [one, other] = [slowSender(), slowSender()];
    const ERASURES = notedTogether(2);
    const byOffice = { ...officer(), env: { ...env, ERASURES, SENDER: one.SENDER } };
    const byHolder = { ...asVisitor(), env: { ...env, ERASURES, SENDER: other.SENDER } };
    const receipts = [
      erasePerson(byOffice, { edition, person: { ids: [id] } }),
      eraseOwnData(byHolder, { edition, secret }),
    ] as const;
    const waits = [one.asked, other.asked].map((asked, n) => Promise.race([asked, receipts[n]]));
    expect(await Promise.all(waits)).toEqual(['asked', 'asked']);
    one.leave();
    other.leave();
    expect(await receipts[1]).toEqual(await receipts[0]);
    expect((await first<{ n: number }>(ERASED))?.n).toBe(1);
  });

  it('with a code has left before the receipt is given', async () => {
    const { id } = await held();
    await openChannel(world, 'sms', { quiet: true });
    await new Finder(world).ask(phone);
    await tell(world);
    await env.DB.prepare(`UPDATE message SET state = 'sending', channel = 'sms', attempt = 1,
      lease_until = 9e15, handed_at = 5 WHERE event = ?1 AND kind = 'code'`)
      .bind(world.number)
      .run();
    const { SENDER, asked, leave } = slowSender();
    const person = { ids: [id] };
    const edition = await editionOf(world);
    const receipt = erasePerson({ ...officer(), env: { ...env, SENDER } }, { edition, person });
    expect(await Promise.race([asked, receipt])).toBe('asked');
    leave();
    expect(await receipt).toMatchObject(person);
  });

  it('is counted as stopped, and waits nowhere, with a code, too', async () => {
    const { id } = await held();
    await openChannel(world, 'sms', { quiet: true });
    await new Finder(world).ask(phone);
    await tell(world);
    expect(await standing()).toEqual({ standing: 'ready' });
    await erasedById(id);
    expect(await standing()).toEqual({ standing: 'stopped' });
  });

  it('keeps nobody waiting whose letters no carrier has, or that are to others', async () => {
    const { id } = await held();
    const other = await held({ slot: '2' });
    await sending(other.id, 5);
    const { SENDER } = slowSender();
    const edition = await editionOf(world);
    const by = { ...officer(), env: { ...env, SENDER } };
    expect(await erasePerson(by, { edition, person: { ids: [id] } })).toMatchObject({ ids: [id] });
    await sending(other.id, null);
    const { ids } = await erasePerson(by, { edition, person: { ids: [other.id] } });
    expect(ids).toEqual([other.id]);
  });

  it('of whom a wish was sent has left as well', async () => {
    const wishes = await wishWorld();
    await wished(wishes, { contact: phone });
    const edition = await editionOf(wishes);
    const { SENDER, asked, leave } = slowSender();
    const own = asMember({ event: wishes.number, id: 'officer' });
    const by = { ...own, env: { ...env, SENDER } };
    const receipt = erasePerson(by, { edition, person: { of: 'phone', text: e164() } });
    expect(await Promise.race([asked, receipt])).toBe('asked');
    leave();
    expect((await receipt).ids).toHaveLength(1);
  });
});

describe('what comes after an erasure', () => {
  it('brings nothing back: the form of old, a new contact, a browser that is to be told', async () => {
    const key = crypto.randomUUID();
    const body = family({ contact: contact() });
    expect((await register(world, body, key)).status).toBe(201);
    await erasedById(key);
    expect((await register(world, body, key)).status).toBe(422);
    const edition = await editionOf(world);
    const serial = (await first<{ serial: number }>('SELECT serial FROM ticket WHERE event = ?1'))
      ?.serial;
    const browser = { id: 'browser', box: 'box' };
    await run(env.DB, putSubscription(env.DB, world.number, serial ?? 0, browser, Date.now()));
    const { name } = contact();
    const correction = { edition, id: key, contact: { name, phone: e164(), email: null }, key };
    const corrected = correctContact(officer('owner'), correction);
    await expect(corrected).rejects.toMatchObject({ code: 'not_found' });
    expect(await first(OF_PEOPLE)).toEqual(NOTHING);
  });
});

describe('a request that was declined for what it did not say', () => {
  it('is not sent again once it was erased', async () => {
    const press = { kind: 'media', party: { adults: 2, children: 0 }, organisation: 'قناة' };
    const { id, secret } = await held(press);
    const declined = { type: 'decline', reason: 'incomplete' } as const;
    const registrar = registrarOf(env, world.number);
    await registrar.change(world.number, id, declined, 'anna');
    await erasedById(id);
    const order = { type: 'resend', slot: 1, contact: 'sealed anew', revision: 1 } as const;
    expect(await registrar.change(world.number, id, order, 'holder')).toMatchObject({
      outcome: 'not_found',
    });
    const view = await registrationBySecret(env, secret, Date.now());
    expect(view).toMatchObject({ status: 'cancelled' });
    expect(await first(OF_PEOPLE)).toEqual(NOTHING);
  });
});
