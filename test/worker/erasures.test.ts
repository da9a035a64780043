import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../src/domain/roles.ts';
import { DAY_MS, MINUTE_MS } from '../../src/domain/time.ts';
import { runScheduled } from '../../src/jobs/scheduled.ts';
import { eraseAgain } from '../../src/operations/erase-again.ts';
import { eraseContacts, eraseEdition } from '../../src/operations/erase-edition.ts';
import { erasePerson } from '../../src/operations/erase-person.ts';
import { withdrawWish } from '../../src/operations/send-wish.ts';
import { run } from '../../src/store/d1/batch.ts';
import { forgetEditions } from '../../src/store/editions/editions.ts';
import { readPurge } from '../../src/store/editions/purge.ts';
import { keepApart } from '../../src/store/gates/hand-ins.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asMember, asService, asVisitor } from './acting.ts';
import { held as asked } from './gatekeepers.ts';
import { openMail } from './sending.ts';
import { slowSender } from './slow-sender.ts';
import { editionOf } from './waiting.ts';
import { wished, wishWorld } from './wishing.ts';
import { enrol, family, newWorld, registered, scanOne, type World } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

/** A key of the database of which it must be put back to an instant before an erasure. */
const PERSONAL = [
  'registration',
  'name_word',
  'ticket',
  'event',
  'wish',
  'erasures_followed',
  'purge',
];

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

async function held(of = world) {
  const { registration, tickets } = await registered(of);
  const secret = registration.manage_url.split('/r/')[1] ?? '';
  const view = await registrationBySecret(env, secret, Date.now());
  return { id: view?.id ?? '', secret, ticket: tickets[0]?.token ?? '' };
}

const owner = (of = world, actor: Role = 'owner') => ({
  ...asMember({ event: of.number, id: 'anna' }),
  actor,
});

async function first<T>(sql: string, ...bound: (string | number)[]): Promise<T | null> {
  return env.DB.prepare(sql)
    .bind(...bound)
    .first<T>();
}

/** What these tables hold now; gives what puts it back, as a restore of the database does. */
async function instant(): Promise<() => Promise<void>> {
  const tables = await Promise.all(
    PERSONAL.map(async (table) => {
      const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
      return { table, rows: results };
    }),
  );
  return async () => {
    for (const { table, rows } of tables) {
      for (const row of rows) {
        const names = Object.keys(row);
        const values = names.map((_, at) => `?${at + 1}`);
        await env.DB.prepare(`INSERT OR REPLACE INTO ${table} (${names}) VALUES (${values})`)
          .bind(...Object.values(row))
          .run();
      }
    }
    forgetEditions();
  };
}

/** When whatever was noted until now counts as left behind, ms. */
const later = () => Date.now() + 5 * MINUTE_MS;

const contactOf = (id: string) =>
  first('SELECT contact IS NOT NULL AS there, erased_at FROM registration WHERE id = ?1', id);

describe('a database that is put back to before an erasure', () => {
  it('erases the person again within the minute, under the date of the receipt', async () => {
    const { id, ticket } = await held();
    const other = await held();
    await runScheduled(env, later());
    const putBack = await instant();
    const edition = await editionOf(world);
    const { erased_at } = await erasePerson(owner(), { edition, person: { ids: [id] } });
    await runScheduled(env, later());
    await putBack();
    expect(await contactOf(id)).toEqual({ there: 1, erased_at: null });
    await runScheduled(env, later());
    expect(await contactOf(id)).toEqual({ there: 0, erased_at });
    expect(await contactOf(other.id)).toEqual({ there: 1, erased_at: null });
    const result = await scanOne(await enrol(world), { ticket });
    expect(result).toMatchObject({ verdict: 'refused', reason: 'cancelled' });
  });

  it('erases again as soon as a writer starts, before anything is written to it', async () => {
    const { id } = await held();
    const other = await held();
    await runScheduled(env, later());
    const putBack = await instant();
    const at = Date.now() - DAY_MS;
    await env.ERASURES.getByName('all').note([{ event: world.number, what: 'person', id, at }]);
    await eraseAgain({ ...asService(), now: later() });
    await putBack();
    expect(await contactOf(id)).toEqual({ there: 1, erased_at: null });
    // As scripts/server/after-restore.sql does it.
    await env.DB.prepare('UPDATE actor SET epoch = epoch + 1').run();
    await registered(world);
    expect(await contactOf(id)).toEqual({ there: 0, erased_at: at });
    expect(await contactOf(other.id)).toEqual({ there: 1, erased_at: null });
    const by =
      "SELECT actor FROM audit WHERE event = ?1 AND verb = 'erase' ORDER BY id DESC LIMIT 1";
    expect(await first(by, world.number)).toEqual({ actor: 'retention' });
  });

  it('erases an edition again that was erased before its day', async () => {
    await held();
    const edition = await editionOf(world);
    await runScheduled(env, later());
    const putBack = await instant();
    const { erased_at } = await eraseEdition(owner(), { edition });
    await putBack();
    expect((await editionOf(world)).data_key).not.toBeNull();
    await eraseAgain({ ...asService(), now: later() });
    expect((await editionOf(world)).data_key).toBeNull();
    expect(await first('SELECT erased_at FROM event WHERE number = ?1', world.number)).toEqual({
      erased_at,
    });
    await eraseContacts(asService());
    expect(
      await first('SELECT count(contact) AS n FROM registration WHERE event = ?1', world.number),
    ).toEqual({ n: 0 });
  });

  it('goes on behind what was erased of an edition that is not there yet', async () => {
    const { id } = await held();
    const list = env.ERASURES.getByName('all');
    const gone = { event: 65_000, at: 12_345 } as const;
    await list.note([
      { ...gone, what: 'person', id: crypto.randomUUID() },
      { ...gone, what: 'wish', id: crypto.randomUUID() },
      { ...gone, what: 'edition', id: '12345' },
      { event: world.number, what: 'person', id, at: 23_456 },
    ]);
    await eraseAgain({ ...asService(), now: later() });
    expect(await contactOf(id)).toEqual({ there: 0, erased_at: 23_456 });
  });

  it('leaves an edition alone that has got the number of one that was erased', async () => {
    await held();
    const edition = await editionOf(world);
    const { erased_at } = await eraseEdition(owner(), { edition });
    // Put back to before that one was made, the number was free for another.
    await env.DB.prepare(
      `UPDATE event SET data_key = ?2, erased_at = NULL, created_at = created_at + 1
        WHERE number = ?1`,
    )
      .bind(world.number, edition.data_key)
      .run();
    await env.DB.prepare('DELETE FROM purge WHERE event = ?1').bind(world.number).run();
    await env.DB.prepare('UPDATE erasures_followed SET number = 0').run();
    forgetEditions();
    await eraseAgain({ ...asService(), now: later() });
    expect((await editionOf(world)).data_key).toBe(edition.data_key);
    // Its own end has its own date.
    const own = { ...owner(), now: erased_at + 60_000 };
    const receipt = await eraseEdition(own, { edition: await editionOf(world) });
    expect(receipt.erased_at).toBe(erased_at + 60_000);
  });

  it('erases a wish again that its guardian took back', async () => {
    const wishes = await wishWorld();
    const path = await wished(wishes);
    await runScheduled(env, later());
    const putBack = await instant();
    const secret = path.split('/').at(-1) ?? '';
    await withdrawWish(asVisitor(), { secret });
    await putBack();
    const left = 'SELECT count(box) AS boxes FROM wish WHERE event = ?1';
    expect(await first(left, wishes.number)).toEqual({ boxes: 1 });
    await eraseAgain({ ...asService(), now: later() });
    expect(await first(left, wishes.number)).toEqual({ boxes: 0 });
  });

  it('follows a list from its beginning that is another one than it knew', async () => {
    const { id } = await held();
    const edition = await editionOf(world);
    const putBack = await instant();
    await erasePerson(owner(), { edition, person: { ids: [id] } });
    await putBack();
    await env.DB.prepare('UPDATE erasures_followed SET number = 1000000').run();
    await eraseAgain({ ...asService(), now: later() });
    expect(await contactOf(id)).toMatchObject({ there: 0 });
  });
});

describe('an erasure that was noted and not carried out', () => {
  it('is finished by the minute, and asked for once more gives its first date', async () => {
    const { id } = await held();
    const list = env.ERASURES.getByName('all');
    const [noted] = await list.note([{ event: world.number, what: 'person', id, at: 12_345 }]);
    expect(noted).toMatchObject({ id, at: 12_345 });
    const edition = await editionOf(world);
    const receipt = await erasePerson(owner(), { edition, person: { ids: [id] } });
    expect(receipt).toMatchObject({ erased_at: 12_345 });
    const another = await held();
    await list.note([{ event: world.number, what: 'person', id: another.id, at: 23_456 }]);
    await runScheduled(env, later());
    expect(await contactOf(another.id)).toEqual({ there: 0, erased_at: 23_456 });
  });

  it('is left to whoever asked for it while that is under way', async () => {
    const { id } = await held();
    const list = env.ERASURES.getByName('all');
    const at = Date.now();
    await list.note([{ event: world.number, what: 'person', id, at }]);
    await eraseAgain({ ...asService(), now: at });
    expect(await contactOf(id)).toEqual({ there: 1, erased_at: null });
    const edition = await editionOf(world);
    await erasePerson(owner(), { edition, person: { ids: [id] } });
    await eraseAgain({ ...asService(), now: later() });
    const audit = await env.DB.prepare(
      "SELECT actor FROM audit WHERE event = ?1 AND verb = 'erase' AND at = ?2",
    )
      .bind(world.number, at)
      .all();
    expect(audit.results).toEqual([{ actor: owner().by.id }]);
  });

  it('is not held up by one that a clock ahead has noted', async () => {
    const { id } = await held();
    const list = env.ERASURES.getByName('all');
    const ahead = Date.now() + DAY_MS;
    const at = Date.now() - DAY_MS;
    await list.note([
      { event: world.number, what: 'person', id: crypto.randomUUID(), at: ahead },
      { event: world.number, what: 'person', id, at },
    ]);
    await eraseAgain({ ...asService(), now: later() });
    expect(await contactOf(id)).toEqual({ there: 0, erased_at: at });
  });

  it('gives no receipt while the list does not answer, and erases nothing', async () => {
    const { id } = await held();
    const edition = await editionOf(world);
    const silent = { getByName: () => ({ note: () => Promise.reject(new Error('gone')) }) };
    const context = {
      ...owner(),
      env: { ...env, ERASURES: silent as unknown as typeof env.ERASURES },
    };
    const asked = erasePerson(context, { edition, person: { ids: [id] } });
    await expect(asked).rejects.toMatchObject({ code: 'busy' });
    expect(await contactOf(id)).toEqual({ there: 1, erased_at: null });
  });
});

describe('erasing an edition now', () => {
  it('gives its receipt when no letter is on its way any more', async () => {
    await held();
    const edition = await editionOf(world);
    const { SENDER, asked, leave } = slowSender();
    const receipt = eraseEdition({ ...owner(), env: { ...env, SENDER } }, { edition });
    expect(await Promise.race([asked, receipt])).toBe('asked');
    expect((await editionOf(world)).data_key).toBeNull();
    leave();
    expect(await receipt).toMatchObject({ erased_at: expect.any(Number) });
  });

  it('waits for what is on its way where a wish is taken back, too', async () => {
    const wishes = await wishWorld();
    const secret = (await wished(wishes)).split('/').at(-1) ?? '';
    const { SENDER, asked, leave } = slowSender();
    const done = withdrawWish({ ...asVisitor(), env: { ...env, SENDER } }, { secret });
    expect(await Promise.race([asked, done])).toBe('asked');
    leave();
    await done;
  });

  it('takes what phones out of service have brought, readable or not, and what they bring later', async () => {
    const { id: device } = await enrol(world);
    const edition = await editionOf(world);
    const bring = (nth: number) => {
      const scans = [asked(nth, { override: 'خديجة' })];
      const unread = [{ key: String(nth), text: '{override:"خديجة"}' }];
      const handed = { scans, unread };
      return run(env.DB, keepApart(env.DB, world.number, device, handed, Date.now()));
    };
    const said = () =>
      first(
        "SELECT count(*) AS n FROM handed_in WHERE event = ?1 AND asked LIKE '%خديجة%'",
        world.number,
      );
    await bring(1);
    expect(await said()).toEqual({ n: 2 });
    await eraseEdition(owner(), { edition });
    await eraseContacts(asService());
    expect(await said()).toEqual({ n: 0 });
    await bring(2);
    expect(await said()).toEqual({ n: 0 });
  });

  it('counts what was still to be sent as stopped, and of what its carrier may have nothing more', async () => {
    await openMail(world);
    const contact = { name: 'Ali', phone: null, email: 'ali@example.org' };
    for (const slot of ['1', '2', '3']) await registered(world, family({ contact, slot }));
    await env.DB.prepare(`UPDATE message SET state = 'sending', channel = 'email', attempt = 1,
      lease_until = 9e15, handed_at = 5 WHERE event = ?1 AND registration =
        (SELECT min(registration) FROM message WHERE event = ?1)`)
      .bind(world.number)
      .run();
    await eraseEdition(owner(), { edition: await editionOf(world) });
    const { results } = await env.DB.prepare(
      'SELECT standing, messages FROM message_count WHERE event = ?1 AND messages > 0 ORDER BY 1',
    )
      .bind(world.number)
      .all();
    expect(results).toEqual([
      { standing: 'stopped', messages: 2 },
      { standing: 'unknown', messages: 1 },
    ]);
  });

  it('counts what was there and what is left, and says both', async () => {
    const { ticket } = await held();
    await held();
    const gate = await enrol(world);
    await scanOne(gate, { ticket });
    await scanOne(gate, { ticket, people: 1, override: 'من معارف المدير' });
    const edition = await editionOf(world);
    const receipt = await eraseEdition(owner(), { edition });
    expect(receipt.beyond_recovery_at).toBe(receipt.erased_at + 30 * DAY_MS);
    await eraseContacts(asService());
    const [purge] = await run(env.DB, readPurge(env.DB, world.number));
    expect(purge).toMatchObject({
      ...{ begun_at: receipt.erased_at, made_by: 'anna', ended_at: expect.any(Number) },
      before: { contacts: 2, words: 4, remarks: 1, wishes: 0 },
    });
    expect(new Set(Object.values(purge?.after ?? { none: 1 }))).toEqual(new Set([0]));
    expect(await eraseEdition(owner(), { edition })).toEqual(receipt);
    expect(
      await first(
        "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'purge'",
        world.number,
      ),
    ).toEqual({ n: 1 });
    expect(
      await first('SELECT sum(entries) AS n FROM attendance WHERE event = ?1', world.number),
    ).toEqual({ n: 6 });
  });

  it.each(['organizer', 'privacy', 'desk', 'viewer'] as const)(
    'is not for the role %s',
    async (role) => {
      const edition = await editionOf(world);
      const asked = eraseEdition(owner(world, role), { edition });
      await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    },
  );
});
