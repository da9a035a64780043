import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import worker from '../../src/index.ts';
import { eraseContacts } from '../../src/operations/erase-edition.ts';
import { run } from '../../src/store/d1/batch.ts';
import {
  forgetEditions,
  loadEdition,
  type StoredEdition,
} from '../../src/store/editions/editions.ts';
import { editionKeys, openText } from '../../src/store/keys/keys.ts';
import { register as registerRows } from '../../src/store/registrations/register.ts';
import { registrationBySecret } from '../../src/store/registrations/tickets.ts';
import { asService } from './acting.ts';
import {
  daysWith,
  enrol,
  family,
  newWorld,
  register,
  registered,
  request,
  scanOne,
} from './world.ts';
import { databaseWith, row } from './writers.ts';

vi.setConfig({ testTimeout: 20_000 });

const DAY_MS = 86_400_000;

describe('personal data of an edition', () => {
  let edition: StoredEdition;
  let due: number;
  let secret: string;
  let ticket: string;
  let box: { id: string; contact: string };
  const key = crypto.randomUUID();
  const body = family({ contact: { name: 'خديجة', phone: '0612345678', email: 'k@example.org' } });

  beforeAll(async () => {
    const world = await newWorld();
    const receipt = await (await register(world, body, key)).json<{
      registration: { manage_url: string };
      tickets: { token: string }[];
    }>();
    await registered(world, { kind: 'guest' });
    secret = receipt.registration.manage_url.split('/r/')[1] ?? '';
    ticket = receipt.tickets[0]?.token ?? '';
    await scanOne(await enrol(world), { ticket });
    edition = await stored(world.number);
    due = (edition.days.at(-1)?.closes_at ?? 0) + edition.controller.keep_days * DAY_MS;
    const found = await env.DB.prepare('SELECT id, contact FROM registration WHERE id = ?1')
      .bind(key)
      .first<{ id: string; contact: string }>();
    if (!found) throw new Error('no registration');
    box = found;
  });

  it('stands until its time has come', async () => {
    await tick(due);
    forgetEditions();
    expect(await personal(edition.number)).toMatchObject({ boxes: 2, phones: 2, emails: 1 });
    expect(await opened(await stored(edition.number), box)).toContain('خديجة');
    expect(await registrationBySecret(env, secret, Date.now())).not.toBeNull();
  });

  it('cannot be read, by anybody, from then on', async () => {
    const before = await totals(edition.number);
    await tick(due + 1);
    forgetEditions();
    const erased = await stored(edition.number);
    expect(erased.data_key).toBeNull();
    // Even from a copy of its row, as a backup has it.
    expect(await opened(erased, box)).toBeNull();
    expect(await personal(edition.number)).toEqual({ boxes: 0, phones: 0, emails: 0, words: 0 });
    expect(await totals(edition.number)).toEqual(before);
    expect(before).toEqual({ registrations: 2, people: 10, tickets: 2, taken: 10, entries: 5 });
  });

  it('takes private links along; what happened stays', async () => {
    expect((await request(`/r/${secret}`)).status).toBe(410);
    expect((await request(`/t/${ticket}`)).status).toBe(200);
    const again = await register({ slug: edition.slug, number: edition.number }, body, key);
    expect(again.status).toBe(403);
    expect(await again.json()).toMatchObject({ code: 'registration_closed' });
  });

  it('leaves a line that says when it went', async () => {
    const sql = "SELECT actor, verb, at FROM audit WHERE event = ?1 AND verb = 'erase'";
    const { results } = await env.DB.prepare(sql).bind(edition.number).all();
    expect(results).toEqual([{ actor: 'retention', verb: 'erase', at: due + 1 }]);
    const event = env.DB.prepare('SELECT erased_at FROM event WHERE number = ?1');
    expect(await event.bind(edition.number).first()).toEqual({ erased_at: due + 1 });
  });

  it('goes with its own edition alone', async () => {
    const keep_days = edition.controller.keep_days + 1;
    const other = await newWorld({ controller: { ...edition.controller, keep_days } });
    await registered(other);
    await tick(due + 2);
    expect(await personal(other.number)).toMatchObject({ boxes: 1, phones: 1 });
  });
});

describe('personal data of a large edition', () => {
  let number: number;
  let due: number;
  beforeAll(async () => {
    ({ number } = await newWorld({ days: daysWith(60_000) }));
    const rows = Array.from({ length: 2_500 }, (_, i) =>
      row(i + 1, i % 2 === 0 ? {} : { phone_hash: null, email_hash: crypto.randomUUID() }),
    );
    await run(env.DB, registerRows(env.DB, number, rows, Date.now()));
    const { controller, days } = await stored(number);
    due = (days.at(-1)?.closes_at ?? 0) + controller.keep_days * DAY_MS + 1;
  });

  it('is not looked through before its time', async () => {
    expect(await rowsRead((db) => erase(db, due - 10))).toBeLessThan(100);
  });

  it('is cleared some rows at a time, unreadable from the first on', async () => {
    await tick(due);
    const left = await personal(number);
    expect(left.boxes).toBeGreaterThan(0);
    expect(left.boxes).toBeLessThan(2_500);
    expect((await stored(number)).data_key).toBeNull();
  });

  it('is not looked through again once it is gone', async () => {
    for (let minute = 1; minute < 5; minute += 1) await tick(due + minute);
    expect(await personal(number)).toEqual({ boxes: 0, phones: 0, emails: 0, words: 0 });
    expect(await rowsRead((db) => erase(db, due + 5))).toBeLessThan(100);
  });
});

const erase = (DB: D1Database, now: number) =>
  eraseContacts({ ...asService(now), env: { ...env, DB } });

async function rowsRead(work: (db: D1Database) => Promise<unknown>): Promise<number> {
  let read = 0;
  const db = databaseWith(async (statements) => {
    const results = await env.DB.batch(statements);
    read += results.reduce((sum, result) => sum + (result.meta.rows_read ?? 0), 0);
    return results;
  });
  await work(db);
  return read;
}

/** What the clock does every minute. */
async function tick(at: number): Promise<void> {
  await worker.scheduled(createScheduledController({ scheduledTime: at }), env);
}

async function stored(number: number): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, number);
  if (!edition) throw new Error('no edition');
  return edition;
}

/** What a box says; null when there is no key to open it. */
async function opened(
  edition: StoredEdition,
  { id, contact }: { id: string; contact: string },
): Promise<string | null> {
  const keys = await editionKeys(env.SECRET_KEY, edition, Date.now());
  return keys && openText(keys.seal, `${edition.number} ${id}`, contact);
}

async function personal(event: number): Promise<Record<string, number>> {
  const counts = await env.DB.prepare(
    `SELECT count(contact) AS boxes, count(phone_hash) AS phones, count(email_hash) AS emails,
       (SELECT count(*) FROM name_word WHERE event = ?1) AS words
     FROM registration WHERE event = ?1`,
  )
    .bind(event)
    .first<Record<string, number>>();
  return counts ?? {};
}

async function totals(event: number): Promise<unknown> {
  return env.DB.prepare(
    `SELECT count(*) AS registrations, sum(adults + children) AS people,
       (SELECT count(*) FROM ticket WHERE event = ?1) AS tickets,
       (SELECT sum(taken) FROM slot WHERE event = ?1) AS taken,
       (SELECT sum(entries) FROM attendance WHERE event = ?1) AS entries
     FROM registration WHERE event = ?1`,
  )
    .bind(event)
    .first();
}
