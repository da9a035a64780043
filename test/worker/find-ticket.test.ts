import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { registrarOf } from '../../src/actors/stubs.ts';
import { CODE_MS, FOUND_MS } from '../../src/domain/ticket-finding.ts';
import { SlidingWindow } from '../../src/http/sliding-window.ts';
import { findWords } from '../../src/i18n/find.ts';
import { waitListWords } from '../../src/i18n/wait-list.ts';
import { cancelRegistration } from '../../src/operations/change-registration.ts';
import { asVisitor } from './acting.ts';
import {
  codeIn,
  codesOf,
  Finder,
  knownCodes,
  noCode,
  openChannel,
  otherThan,
  sendCodes,
  sendRoundOf,
  tell,
} from './finding.ts';
import {
  drawNow,
  editionOf,
  filled,
  joinedAsking,
  LATER,
  laterWorld,
  standing,
} from './waiting.ts';
import { newWorld, randomPhone, registered, type World } from './world.ts';

const MINUTE = 60_000;
let world: World;
let phone: string;
beforeEach(async () => {
  world = await newWorld();
  phone = randomPhone();
  await openChannel(world, 'sms');
});

const own = (change: Record<string, unknown> = {}) =>
  registered(world, { contact: { name: 'ليلى', phone, email: null }, ...change });

/** Asks, and gives the code that was sent. */
async function asked(finder: Finder, contact = phone): Promise<string> {
  expect((await finder.ask(contact)).status).toBe(303);
  const sent = await sendCodes(world, 'sms');
  expect(sent).toHaveLength(1);
  return codeIn(sent[0]);
}

describe('somebody who lost a ticket', () => {
  it('finds it by a code to the phone of its registration', async () => {
    const { tickets, registration } = await own();
    const finder = new Finder(world);
    const page = await finder.ask(phone);
    expect([page.status, page.location]).toEqual([303, `/fr/${world.slug}/find/code`]);
    const [message, ...more] = await sendCodes(world, 'sms');
    expect([message?.to, more]).toEqual([`+212${phone.slice(1)}`, []]);
    expect(message?.text).toMatch(/^Code \d{6} pour ouvrir votre billet, valable 10 minutes\./);
    const opened = await finder.type(codeIn(message));
    expect([opened.status, opened.location]).toEqual([303, `/fr/${world.slug}/find/tickets`]);
    const list = await finder.get('/tickets');
    expect(list.status).toBe(200);
    expect(list.html).toContain(`/t/${tickets[0]?.token.toLowerCase()}?lang=fr`);
    expect(list.html).toContain(`${new URL(registration.manage_url).pathname}?lang=fr`);
    expect(list.html).not.toContain('ليلى');
    expect(list.html).not.toContain(phone);
  });

  it('is told of the way by which a code is sent, and of no other', async () => {
    const { sent, noLink } = findWords.fr;
    const pageOf = async (contact: string) => {
      const finder = new Finder(world);
      await finder.ask(contact);
      return (await finder.get('/code')).html;
    };
    const byPhone = await pageOf(phone);
    for (const said of [sent.phone, noLink]) expect(byPhone).toContain(said);
    world = await newWorld();
    await openChannel(world, 'email');
    const byMail = await pageOf('nobody@example.ma');
    expect(byMail).toContain(sent.email);
    for (const said of [noLink, 'téléphone', 'SMS']) expect(byMail).not.toContain(said);
  });

  it('is told until when places are held for whoever waited', async () => {
    world = await laterWorld(2);
    await openChannel(world, 'email');
    await registrarOf(env, world.number).reload(world.number);
    const secret = await filled(world, 2, LATER);
    const email = `${crypto.randomUUID()}@example.ma`;
    await joinedAsking(world, { slot: LATER, email });
    const shown = async () => {
      const finder = new Finder(world);
      await finder.ask(email);
      await finder.type(codeIn((await sendCodes(world, 'email'))[0]));
      return (await finder.get('/tickets')).html;
    };
    const [held = ''] = waitListWords.fr.offered('§').split('§');
    expect(await shown()).not.toContain(held);
    await cancelRegistration(asVisitor(), { edition: await editionOf(world), secret });
    await drawNow(world);
    expect(await standing(world)).toEqual(['offered']);
    expect(await shown()).toContain(held);
  });

  it('is told the same whether the contact is registered or not, in the same statements', async () => {
    await own();
    const run = async (contact: string) => {
      const seen: string[] = [];
      const DB = new Proxy(env.DB, {
        get(db, name) {
          const value = Reflect.get(db, name);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            if (name === 'prepare') seen.push(String(args[0]));
            return Reflect.apply(value, db, args);
          };
        },
      });
      const finder = new Finder(world, { bindings: { DB } });
      const answer = await finder.ask(contact, crypto.randomUUID());
      const code = await finder.get('/code');
      const wrong = await finder.type(await noCode(world));
      const html = (page: { html: string }) => page.html.replace(/name="key" value="[^"]*"/g, '');
      return {
        seen,
        answer: [answer.status, answer.location],
        code: html(code),
        wrong: html(wrong),
      };
    };
    // What is read once in a while, for whomever, is read before both.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    await new Finder(world).get();
    const known = await run(phone);
    const unknown = await run(randomPhone());
    vi.useRealTimers();
    expect(unknown).toEqual(known);
    expect(known.seen.length).toBeGreaterThan(4);
    expect(known.wrong).toContain('4\u00a0essais restants');
    expect((await sendCodes(world, 'sms')).map(({ to }) => to)).toEqual([`+212${phone.slice(1)}`]);
  });

  it.each(['٠٦', '+212 (0)6', '00212 6', '212-6'])('writes it as %s…', async (head) => {
    await own();
    const rest = phone.slice(2);
    const typed =
      head === '٠٦'
        ? `${head}${rest.replace(/\d/g, (d) => '٠١٢٣٤٥٦٧٨٩'[Number(d)] ?? d)}`
        : head + rest;
    await asked(new Finder(world), typed);
  });

  it('types the code in any digits', async () => {
    await own();
    const finder = new Finder(world);
    const code = await asked(finder);
    const arabic = code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit);
    expect((await finder.type(` ${arabic.slice(0, 3)} ${arabic.slice(3)}`)).status).toBe(303);
  });

  it('finds it by e-mail, in whatever letters, where that was left', async () => {
    await openChannel(world, 'email');
    const email = `l.${crypto.randomUUID().slice(0, 8)}@example.org`;
    await own({ contact: { name: 'L', phone: null, email } });
    const finder = new Finder(world);
    await finder.ask(email.toUpperCase());
    const [message] = await sendCodes(world, 'email');
    expect(message?.to).toBe(email);
    expect(message?.mail?.subject).toBe('Code pour ouvrir votre billet');
    expect(message?.mail?.body).not.toMatch(/https?:/);
    expect((await finder.type(codeIn(message))).status).toBe(303);
  });

  it('sees every registration of that contact, those to come first, and no other', async () => {
    const stranger = await registered(world);
    const gone = await own();
    await env.DB.prepare(`UPDATE registration SET state = 'cancelled', held = 0
      WHERE event = ?1 AND first_serial = ?2`)
      .bind(world.number, gone.tickets[0]?.serial)
      .run();
    const kept = await own({ slot: '2' });
    const finder = new Finder(world);
    await finder.type(await asked(finder));
    const { html } = await finder.get('/tickets');
    const at = (receipt: typeof kept) =>
      html.indexOf(new URL(receipt.registration.manage_url).pathname);
    expect(at(stranger)).toBe(-1);
    expect(at(kept)).toBeGreaterThan(0);
    expect(at(gone)).toBeGreaterThan(at(kept));
    expect(html).toContain('Annulée');
  });

  it('is in the log of each registration, once', async () => {
    const { tickets } = await own();
    const finder = new Finder(world);
    const code = await asked(finder);
    const key = crypto.randomUUID();
    const before = finder.cookie;
    await Promise.all([finder.type(code, key), finder.type(code, key)]);
    finder.cookie = before;
    await finder.type(code, key);
    const { results } = await env.DB.prepare(
      `SELECT a.actor, r.first_serial FROM audit a JOIN registration r
        ON r.event = a.event AND a.subject = 'registration ' || r.id
        WHERE a.event = ?1 AND a.verb = 'find_ticket'`,
    )
      .bind(world.number)
      .all();
    expect(results).toEqual([{ actor: 'holder', first_serial: tickets[0]?.serial }]);
  });

  it('is shown the list for half an hour, and not after closing it', async () => {
    await own();
    const finder = new Finder(world);
    await finder.type(await asked(finder));
    const at = Date.now();
    const secret = finder.cookie;
    vi.useFakeTimers({ toFake: ['Date'], now: at + FOUND_MS - MINUTE });
    expect((await finder.get('/tickets')).status).toBe(200);
    vi.setSystemTime(at + FOUND_MS + MINUTE);
    expect((await finder.get('/tickets')).status).toBe(303);
    vi.setSystemTime(at);
    expect((await finder.send('/tickets', {})).location).toBe(`/fr/${world.slug}/find?closed=1`);
    vi.useRealTimers();
    expect(finder.cookie).toBe('');
    finder.cookie = secret;
    const over = `/fr/${world.slug}/find?over=1`;
    expect((await finder.get('/tickets')).location).toBe(over);
    expect((await finder.get('/code')).location).toBe(over);
    expect((await finder.get('?over=1')).html).toContain('plus valable');
  });
});

describe('a browser', () => {
  it('that goes back is led to what it has found, and can ask anew', async () => {
    await own();
    const finder = new Finder(world);
    await finder.type(await asked(finder));
    expect((await finder.get('/code')).location).toBe(`/fr/${world.slug}/find/tickets`);
    const again = await finder.get('?over=1');
    expect(again.html).toContain(`href="/fr/${world.slug}/find/tickets"`);
    expect(again.html).not.toContain('plus valable');
  });

  it('that asks again and again is told to wait, and no other one', async () => {
    await own();
    const bindings = {
      RATE_LIMITS: 'on',
      LIMIT_HOLDER: new SlidingWindow({ limit: 4, period: 60 }, { clock: Date.now, seed: 1 }),
    };
    const [finder, other] = [1, 2].map(() => new Finder(world, { bindings }));
    if (!finder || !other) throw new Error('two');
    await finder.type(await asked(finder));
    const seen = await Promise.all([1, 2, 3, 4, 5].map(() => finder.get('/tickets')));
    expect(seen.map(({ status }) => status)).toContain(429);
    expect((await other.get()).status).toBe(200);
  });
});

describe('a code', () => {
  it('opens nothing in another browser, and nothing by the secret that it had before', async () => {
    await own();
    const [finder, other, third] = [
      new Finder(world),
      new Finder(world, { from: '41.0.0.1' }),
      new Finder(world),
    ];
    const code = await asked(finder);
    await asked(other);
    expect((await other.type(code)).status).toBe(422);
    expect((await third.type(code)).html).toContain('plus valable');
    const before = finder.cookie;
    await finder.type(code);
    expect(finder.cookie).not.toBe(before);
    third.cookie = before;
    expect((await third.get('/tickets')).status).toBe(303);
    expect((await third.get('/code')).status).toBe(303);
    expect((await third.type(code)).html).toContain('plus valable');
  });

  it('is one try of five, however many come at once', async () => {
    await own();
    const finder = new Finder(world);
    const code = await asked(finder);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => finder.type(otherThan(code, n + 1))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(422));
    const [row] = await codesOf(world);
    expect(JSON.parse(row?.tried ?? '')).toHaveLength(5);
    expect((await finder.type(code)).html).toContain('plus valable');
  });

  it('counts a form that is sent twice once, and answers the same', async () => {
    await own();
    const finder = new Finder(world);
    const code = await asked(finder);
    const key = crypto.randomUUID();
    const wrong = await Promise.all([1, 2, 3].map(() => finder.type(otherThan(code), key)));
    for (const { html } of wrong) expect(html).toContain('4\u00a0essais restants');
    const before = finder.cookie;
    const again = crypto.randomUUID();
    const first = await finder.type(code, again);
    const grant = finder.cookie;
    finder.cookie = before;
    expect((await finder.type(code, again)).location).toBe(first.location);
    expect(finder.cookie).toBe(grant);
    finder.cookie = before;
    expect((await finder.type(code)).html).toContain('plus valable');
  });

  it('opens until ten minutes are over, and not at ten minutes', async () => {
    await own();
    const finder = new Finder(world);
    const code = await asked(finder);
    const [row] = await codesOf(world);
    expect(row && row.expires_at - row.made_at).toBe(CODE_MS);
    vi.useFakeTimers({ toFake: ['Date'], now: row?.expires_at });
    const late = await finder.type(code);
    vi.setSystemTime((row?.expires_at ?? 0) - 1);
    const inTime = await finder.type(code);
    vi.useRealTimers();
    expect([late.status, inTime.status]).toEqual([422, 303]);
  });

  it('is not sent when its ten minutes are over', async () => {
    await own();
    await new Finder(world).ask(phone);
    const [row] = await codesOf(world);
    await tell(world, row?.made_at);
    expect(await sendCodes(world, 'sms', { now: row?.expires_at })).toEqual([]);
    const { results } = await env.DB.prepare(
      `SELECT state, dropped_for FROM message WHERE event = ?1 AND kind = 'code'`,
    )
      .bind(world.number)
      .all();
    expect(results).toEqual([{ state: 'dropped', dropped_for: 'expired' }]);
  });

  it('leaves in quiet hours, and before everything else', async () => {
    await env.DB.prepare('DELETE FROM channel WHERE event = ?1').bind(world.number).run();
    await openChannel(world, 'sms', { quiet: true });
    for (let n = 0; n < 10; n += 1) await registered(world);
    await own();
    const finder = new Finder(world);
    await finder.ask(phone);
    const sent = await sendRoundOf(world, 'sms', { quiet: true });
    expect(sent.map(({ to }) => to)).toEqual([`+212${phone.slice(1)}`]);
    expect((await finder.type(codeIn(sent[0]))).status).toBe(303);
    await new Finder(world).ask(phone);
    // Of twelve that wait eight are carried at once, the oldest first.
    const first = await sendRoundOf(world, 'sms');
    expect(first.filter(({ text }) => text.startsWith('Code'))).toHaveLength(1);
    expect(first).toHaveLength(8);
  });

  it('is asked for once by a form that is sent twice, and anew by another', async () => {
    await own();
    const finder = new Finder(world);
    const key = crypto.randomUUID();
    await Promise.all([finder.ask(phone, key), finder.ask(phone, key)]);
    await finder.ask(phone, key);
    expect(await codesOf(world)).toHaveLength(1);
    await finder.ask(phone);
    expect(await codesOf(world)).toHaveLength(2);
    expect(await sendCodes(world, 'sms')).toHaveLength(2);
  });

  it('that was not sent is never right', async () => {
    await own();
    const finders = Array.from({ length: 4 }, () => new Finder(world));
    for (const one of finders) await one.ask(phone);
    await sendCodes(world, 'sms');
    const all = await knownCodes(world);
    expect(all.filter(({ told }) => told === 1)).toHaveLength(2);
    const codes = all.filter(({ told }) => told === 0);
    for (const one of finders.slice(2)) {
      for (const { code } of codes) expect((await one.type(code)).status).toBe(422);
    }
  });

  it('is in no column, and in no cookie of other pages', async () => {
    await own();
    const finder = new Finder(world);
    const page = await finder.ask(phone);
    const code = codeIn((await sendCodes(world, 'sms'))[0]);
    const rows = await env.DB.prepare('SELECT * FROM find_code WHERE event = ?1')
      .bind(world.number)
      .all();
    expect(JSON.stringify(rows.results)).not.toContain(`"${code}"`);
    expect(JSON.stringify(rows.results)).not.toContain(finder.cookie);
    const cookies = page.headers.getSetCookie();
    expect(cookies).toHaveLength(4);
    for (const one of cookies) {
      expect(one).toMatch(
        /^find=[a-z2-9]{51}; Max-Age=600; Path=\/(ar|zgh|fr|en)\/test-[\w-]+\/find; HttpOnly; SameSite=Lax$/,
      );
    }
    expect(page.headers.get('Cache-Control')).toBe('private, no-store');
  });
});

describe('an edition', () => {
  it('that sends no messages says where the desk is', async () => {
    const silent = await newWorld();
    const page = await new Finder(silent).get();
    expect([page.status, page.html.includes('<form')]).toEqual([200, false]);
    expect(page.html).toContain('L’accueil retrouve votre billet');
    expect((await new Finder(silent).send('', { contact: phone })).html).toContain('L’accueil');
    expect(await codesOf(silent)).toEqual([]);
  });

  it('that is stopped sends none', async () => {
    const stopped = await newWorld();
    await openChannel(stopped, 'sms', { state: 'stopped' });
    expect((await new Finder(stopped).get()).html).not.toContain('<form');
  });

  it('that sends nothing to what was typed says so, and keeps it', async () => {
    const page = await new Finder(world).ask('leila@example.org');
    expect(page.html).toContain('n’envoie pas d’e-mails');
    expect(page.html).toContain('value="leila@example.org"');
    expect(await codesOf(world)).toEqual([]);
  });

  it('that is archived, or erased, shows nothing', async () => {
    await own();
    const finder = new Finder(world);
    await finder.type(await asked(finder));
    await env.DB.prepare(
      'UPDATE event SET data_key = NULL, version = version + 1 WHERE number = ?1',
    )
      .bind(world.number)
      .run();
    const past = Date.now() + 10 * MINUTE;
    vi.useFakeTimers({ toFake: ['Date'], now: past });
    const erased = [await finder.get('/tickets'), await finder.get()];
    await env.DB.prepare(`UPDATE event SET status = 'archived' WHERE number = ?1`)
      .bind(world.number)
      .run();
    vi.setSystemTime(past + 10 * MINUTE);
    const archived = await finder.get();
    vi.useRealTimers();
    expect(erased.map(({ status }) => status)).toEqual([303, 200]);
    expect(erased[1]?.html).not.toContain('<form');
    expect(archived.status).toBe(404);
  });

  it('keeps what was typed where it is none, and for another language', async () => {
    const faulty = await new Finder(world).send('', { contact: '"><b>06' });
    expect(faulty.status).toBe(422);
    expect(faulty.html).toContain('value="&quot;&gt;&lt;b&gt;06"');
    const other = await new Finder(world).send('', { contact: '0612', language: 'fr' });
    expect([other.status, other.html.includes('value="0612"')]).toEqual([200, true]);
  });
});
