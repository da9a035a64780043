import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { CODE_MS, OPEN_OF_CONTACT } from '../../src/domain/ticket-finding.ts';
import { SlidingWindow } from '../../src/http/sliding-window.ts';
import { runScheduled } from '../../src/jobs/scheduled.ts';
import { eraseContacts } from '../../src/operations/erase-edition.ts';
import { run } from '../../src/store/d1/batch.ts';
import { askCode } from '../../src/store/finding/find-codes.ts';
import { asService } from './acting.ts';
import { codeIn, codesOf, Finder, noCode, openChannel, sendCodes, tell } from './finding.ts';
import { joined } from './waiting.ts';
import { daysWith, newWorld, randomPhone, registered, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let world: World;
let phone: string;
beforeEach(async () => {
  world = await newWorld();
  phone = randomPhone();
  await openChannel(world, 'sms');
  await registered(world, { contact: { name: 'L', phone, email: null } });
});

/** Asks once from each of these places, as they are now, and gives how many codes were sent. */
async function askedFrom(...places: readonly string[]): Promise<number> {
  for (const from of places) await new Finder(world, { from }).ask(phone);
  return toldIn(await rows());
}

async function rows() {
  // More than one round looks up.
  for (let n = 0; n < 10; n += 1) await tell(world);
  return codesOf(world);
}

const toldIn = (codes: readonly { told: number | null }[]) =>
  codes.filter(({ told }) => told === 1).length;

/** Has everything happened so long ago. */
async function pass(ms: number): Promise<void> {
  await env.DB.prepare(
    `UPDATE find_code SET made_at = made_at - ?2, expires_at = expires_at - ?2,
      kept_until = kept_until - ?2 WHERE event = ?1`,
  )
    .bind(world.number, ms)
    .run();
}

const HERE = '196.0.0.1';
const elsewhere = (n: number) => `41.${n}.0.1`;

describe('codes to one contact', () => {
  it('are few, and leave some to every other place', async () => {
    expect(await askedFrom(...Array<string>(12).fill(HERE))).toBe(2);
    expect(await askedFrom(elsewhere(1), elsewhere(2), elsewhere(3))).toBe(3);
  });

  it('are sent again ten minutes later, and twelve in a day', async () => {
    for (let round = 1; round <= 6; round += 1) {
      await askedFrom(...[1, 2, 3, 4].map(elsewhere));
      await pass(CODE_MS);
    }
    expect(toldIn(await rows())).toBe(12);
    await pass(24 * HOUR);
    await new Finder(world).ask(phone);
    await tell(world);
    expect(toldIn((await codesOf(world)).slice(-1))).toBe(1);
  });

  it('asked for thirty times from one place are kept in few rows', async () => {
    await Promise.all(Array.from({ length: 30 }, () => new Finder(world).ask(phone)));
    const all = await rows();
    expect(toldIn(all)).toBeLessThanOrEqual(2);
    const open = all.filter(({ expires_at }) => expires_at > Date.now());
    expect(open).toHaveLength(OPEN_OF_CONTACT);
    await runScheduled(env, Date.now());
    expect((await codesOf(world)).length).toBeLessThanOrEqual(OPEN_OF_CONTACT + 2);
  });

  it('end alike at a browser, whether it is registered or not', async () => {
    const seen = async (contact: string) => {
      const finders = Array.from({ length: OPEN_OF_CONTACT + 2 }, () => new Finder(world));
      for (const one of finders) await one.ask(contact);
      await rows();
      const wrong = await noCode(world);
      const answers = await Promise.all(finders.map((one) => one.type(wrong)));
      return answers.map(({ status, html }) => [status, html.includes('4\u00a0essais')]);
    };
    expect(await seen(phone)).toEqual(await seen(randomPhone()));
  });
});

describe('codes that one place asks for', () => {
  it('are twenty an hour, to whomever, and hold nobody up elsewhere', async () => {
    const phones = Array.from({ length: 24 }, randomPhone);
    for (const one of phones)
      await registered(world, { contact: { name: 'L', phone: one, email: null } });
    for (const one of [...phones, ...Array.from({ length: 40 }, randomPhone)]) {
      await new Finder(world).ask(one);
    }
    expect(toldIn(await rows())).toBe(20);
    await new Finder(world, { from: elsewhere(1) }).ask(phone);
    expect(toldIn(await rows())).toBe(21);
  });

  it('are told to wait beyond six hundred a minute, with what was typed', async () => {
    const LIMIT_ADDRESS = new SlidingWindow({ limit: 3, period: 60 }, { clock: Date.now, seed: 1 });
    const bindings = { RATE_LIMITS: 'on', LIMIT_ADDRESS };
    const finder = new Finder(world, { bindings });
    for (let n = 0; n < 3; n += 1) expect((await finder.ask(phone)).status).toBe(303);
    const refused = await finder.ask(phone);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
    expect(refused.html).toContain(`value="${phone}"`);
    expect(await codesOf(world)).toHaveLength(3);
  });
});

describe('codes of an edition', () => {
  it('take a quarter of what its channel may send in a day', async () => {
    await env.DB.prepare('UPDATE channel SET per_day = 8 WHERE event = ?1')
      .bind(world.number)
      .run();
    expect(await askedFrom(...[1, 2, 3, 4].map(elsewhere))).toBe(2);
  });

  /** One that is written at an instant, past the pages. */
  function ask(n: number, contact = String(n), network: string | null = null) {
    const id = crypto.randomUUID();
    const asked = { id, contact, by_phone: true, network, locale: 'ar', box: '' } as const;
    return askCode(env.DB, world.number, asked, n);
  }

  it('are written in whatever order their requests began', async () => {
    const instants = Array.from({ length: 2 * OPEN_OF_CONTACT }, (_, n) => 100 * CODE_MS - n);
    for (const at of instants) await run(env.DB, ask(at, 'one', 'here'));
    const open = (await codesOf(world)).filter(({ expires_at: ends }) => ends > 100 * CODE_MS);
    expect(open.length).toBeLessThanOrEqual(OPEN_OF_CONTACT);
  });

  it('are open in a bounded number: the oldest end', async () => {
    const most = 20_000;
    await env.DB.prepare(
      `INSERT INTO find_code (event, id, contact, by_phone, locale, told, made_at, expires_at, kept_until)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
        SELECT ?1, printf('%036d', i), i, 1, 'ar', 0, i, i + ?3, i + ?3 FROM n`,
    )
      .bind(world.number, most, CODE_MS)
      .run();
    await run(env.DB, ask(most + 1), ask(most + 2));
    const { results } = await env.DB.prepare(
      'SELECT contact FROM find_code WHERE event = ?1 AND expires_at > ?2 ORDER BY expires_at LIMIT 1',
    )
      .bind(world.number, most + 2)
      .all();
    expect(results).toEqual([{ contact: '3' }]);
    await env.DB.prepare('DELETE FROM find_code WHERE event = ?1').bind(world.number).run();
  });

  it('are not sent to whom nobody registered, nor by a channel that is not on', async () => {
    for (let n = 0; n < 30; n += 1) await new Finder(world).ask(randomPhone());
    expect(await sendCodes(world, 'sms')).toEqual([]);
    await new Finder(world).ask(phone);
    await env.DB.prepare(`UPDATE channel SET state = 'stopped' WHERE event = ?1`)
      .bind(world.number)
      .run();
    await tell(world);
    expect(toldIn(await codesOf(world))).toBe(0);
    const { results } = await env.DB.prepare(
      `SELECT 1 FROM message WHERE event = ?1 AND kind = 'code'`,
    )
      .bind(world.number)
      .all();
    expect(results).toEqual([]);
  });

  it('are looked up by the minute’s work where nobody woke it', async () => {
    await new Finder(world).ask(phone);
    await env.DB.prepare(`UPDATE channel SET state = 'off'`).run();
    await runScheduled(env, Date.now());
    const looked = async () => (await codesOf(world)).every(({ told }) => told !== null);
    await expect.poll(looked).toBe(true);
  });

  it('go with its contacts', async () => {
    await new Finder(world).ask(phone);
    await env.DB.prepare('UPDATE event SET data_key = NULL WHERE number = ?1')
      .bind(world.number)
      .run();
    await eraseContacts(asService());
    expect(await codesOf(world)).toEqual([]);
  });
});

describe('somebody who waits for places', () => {
  it('finds the private page of that', async () => {
    const full = await newWorld({ days: daysWith(2) });
    await openChannel(full, 'sms');
    await registered(full, { party: { adults: 2, children: 0 } });
    const waiting = randomPhone();
    const { secret } = await joined(full, { contact: { name: 'W', phone: waiting, email: null } });
    const finder = new Finder(full);
    await finder.ask(waiting);
    await finder.type(codeIn((await sendCodes(full, 'sms'))[0]));
    const list = await finder.get('/tickets');
    expect(list.html).toContain(`/r/${secret}?lang=fr`);
  });
});
