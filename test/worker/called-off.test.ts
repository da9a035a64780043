import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { callOffDay } from '../../src/operations/call-off-day.ts';
import { cancelRegistration } from '../../src/operations/change-registration.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { asMember, asVisitor } from './acting.ts';
import { openDesk, submit } from './desk.ts';
import { fillWindow } from './many-holders.ts';
import { causesOf, messagesOf, stored } from './outbox.ts';
import { openMail } from './sending.ts';
import { drawNow, filled, joinedAsking, LATER, laterWorld } from './waiting.ts';
import { family, newWorld, register, request, signIn, type World } from './world.ts';
import { databaseWith, newRegistrar } from './writers.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let day: number;
let windows: readonly number[];
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  world = await newWorld();
  const second = (await stored(world)).days[1];
  day = second?.number ?? 0;
  windows = second?.slots.map(({ number }) => number) ?? [];
});

const office = () => asMember({ event: world.number, id: 'anna' });

async function callOff(key: string = crypto.randomUUID()): Promise<void> {
  await callOffDay(office(), { edition: await stored(world), day, key });
}

async function holder(slot = windows[0], locale = 'fr'): Promise<string> {
  const id = crypto.randomUUID();
  const contact = { name: 'Léa', phone: null, email: `l.${id.slice(0, 8)}@example.org` };
  await register(world, family({ slot: String(slot), locale, contact }), id);
  return id;
}

/** By a writer that no gate holds up. */
async function finished(): Promise<void> {
  const registrar = await newRegistrar();
  while (await registrar.tellHolders(world.number));
}

const told = async () => (await messagesOf(world)).filter(({ kind }) => kind === 'called_off');
const states = async () => {
  const sql = `SELECT r.state, t.state AS ticket, r.held, count(*) AS n
    FROM registration r JOIN ticket t ON t.event = r.event AND t.registration = r.id
    WHERE r.event = ?1 GROUP BY 1, 2, 3`;
  return (await env.DB.prepare(sql).bind(world.number).all()).results;
};

describe('a day that is called off', () => {
  it('takes nobody any more, and tells each of its holders once that their ticket is void', async () => {
    await openMail(world);
    const one = await holder(windows[0], 'fr');
    const other = await holder(windows[1], 'ar');
    const elsewhere = await holder((await stored(world)).days[2]?.slots[0]?.number);
    await Promise.all([callOff('k'.repeat(36)), callOff('k'.repeat(36))]);
    await finished();
    const texts = new Map((await told()).map(({ registration, text }) => [registration, text]));
    expect([...texts.keys()].toSorted()).toEqual([one, other].toSorted());
    expect(texts.get(one)).toMatch(/^La journée du .* est annulée\. Le billet \d{12} n/);
    expect(texts.get(other)).toMatch(/^أُلغي يوم .*\. لم تعد التذكرة \d{12} صالحة\.$/);
    expect(await states()).toEqual([
      { state: 'cancelled', ticket: 'cancelled', held: 0, n: 2 },
      { state: 'confirmed', ticket: 'valid', held: 5, n: 1 },
    ]);
    expect(texts.has(elsewhere)).toBe(false);
    const late = await register(world, family({ slot: String(windows[0]) }));
    expect(late.status).toBe(403);
    const sql = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'call_off'";
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(1);
  });

  it('cancels each once, wherever its writer is killed', async () => {
    const MANY = 70;
    await openMail(world);
    await fillWindow(world, { window: windows[0] ?? 0, many: MANY, by: 'email' });
    await callOffQuietly();
    for (let stop = 5; stop <= 160; stop += 31) {
      let batches = 0;
      const db = databaseWith(async (statements) => {
        batches += 1;
        if (batches === stop && stop % 2 === 0) throw new Error('killed');
        const results = await env.DB.batch(statements);
        if (batches >= stop) throw new Error('killed');
        return results;
      });
      const registrar = await newRegistrar(db);
      await registrar.tellHolders(world.number).catch(() => undefined);
    }
    await finished();
    expect(await told()).toHaveLength(MANY);
    expect(await states()).toEqual([{ state: 'cancelled', ticket: 'cancelled', held: 0, n: MANY }]);
    expect(await causesOf(world)).toMatchObject([{ kind: 'called_off', done: 1 }]);
  });

  /** Its row alone: nobody goes on with it. */
  async function callOffQuietly(): Promise<void> {
    const sql = `INSERT INTO message_cause (event, kind, revision, windows, people, made_by, at)
      VALUES (?1, 'called_off', ?2, ?3, 0, 'anna', ?4)`;
    const rows = JSON.stringify(windows.map((window) => ({ window })));
    await env.DB.prepare(sql).bind(world.number, day, rows, Date.now()).run();
  }

  it('has no places that were offered before it was', async () => {
    world = await laterWorld(2);
    const held = await filled(world, 2, LATER);
    const { id } = await joinedAsking(world, { slot: LATER });
    await cancelRegistration(asVisitor(), { edition: await stored(world), secret: held });
    await drawNow(world);
    const edition = await stored(world);
    const number = edition.days.find(({ slots }) =>
      slots.some((one) => one.number === LATER),
    )?.number;
    await callOffDay(office(), { edition, day: number ?? 0, key: 'k'.repeat(36) });
    const registrar = await newRegistrar();
    const order = { type: 'take', offer: 1 } as const;
    expect(await registrar.answerWait(world.number, id, order)).toBe('registration_closed');
    expect((await states()).filter(({ state }) => state === 'confirmed')).toEqual([]);
  });

  it('is said to be on the page of its edition, in words and to search engines', async () => {
    const page = async () => (await request(`/fr/${world.slug}?${crypto.randomUUID()}`)).text();
    expect(await page()).not.toContain('annulée');
    await callOff();
    const html = await page();
    // On its arch, and for whoever keeps a ticket for it on their phone.
    expect(html.match(/Journée annulée/g)).toHaveLength(2);
    expect(html.match(/EventCancelled/g)).toHaveLength(1);
  });

  it('is called off once more where it was opened again and somebody has come to hold it', async () => {
    await openMail(world);
    const first = await holder();
    await callOff();
    await finished();
    await openAgain();
    const second = await holder();
    await callOff();
    await finished();
    await callOff();
    await finished();
    expect((await told()).map(({ registration }) => registration).toSorted()).toEqual(
      [first, second].toSorted(),
    );
    expect(await states()).toEqual([{ state: 'cancelled', ticket: 'cancelled', held: 0, n: 2 }]);
    const sql = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'call_off'";
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(2);
  });

  async function openAgain(): Promise<void> {
    const edits = [{ verb: 'close_day', day, closed: false }] as const;
    const asked = { event: world.number, key: crypto.randomUUID(), edits };
    expect((await editEdition(office(), asked)).outcome).toBe('edited');
  }

  it('is one that there is, and that is not over', async () => {
    const edition = await stored(world);
    const asked = { edition, key: 'k'.repeat(36) };
    await expect(callOffDay(office(), { ...asked, day: 99 })).rejects.toMatchObject({
      code: 'not_found',
    });
    const late = { ...office(), now: edition.days[1]?.closes_at ?? 0 };
    await expect(callOffDay(late, { ...asked, day })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is asked for on the page of days, by whoever may edit the edition', async () => {
    await holder();
    const path = `/console/${world.slug}/edition/days`;
    const cookie = await signIn(world, 'organizer');
    expect(await openDesk(`${path}?lang=en`, cookie)).toContain('Call off this day');
    expect((await submit(`${path}/${day}/call-off`, {}, cookie)).status).toBe(303);
    await finished();
    expect(await told()).toHaveLength(1);
    for (const bad of ['0', '99', 'x', '-1']) {
      expect((await submit(`${path}/${bad}/call-off`, {}, cookie)).status).toBe(404);
    }
    for (const role of ['communication', 'desk', 'viewer'] as const) {
      const answer = await submit(`${path}/${day}/call-off`, {}, await signIn(world, role));
      expect(answer.status).toBe(403);
    }
    expect((await request(path)).status).not.toBe(200);
  });
});
