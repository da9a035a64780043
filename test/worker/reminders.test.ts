import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { zonedInstant } from '../../src/domain/calendar.ts';
import { reminderOf } from '../../src/domain/reminder.ts';
import { changeRecord } from '../../src/operations/change-record.ts';
import { readReminding, remindHolders, setReminding } from '../../src/operations/reminders.ts';
import { asMember } from './acting.ts';
import { fillWindow } from './many-holders.ts';
import { messagesOf, stored } from './outbox.ts';
import { openMail, setState } from './sending.ts';
import { family, newWorld, register, type World } from './world.ts';
import { databaseWith, newRegistrar } from './writers.ts';

let world: World;
let window: number;
let date: string;
let zone: string;
beforeEach(async () => {
  world = await newWorld();
  const edition = await stored(world);
  const day = edition.days[2];
  window = day?.slots[0]?.number ?? 0;
  date = day?.date ?? '';
  zone = edition.timezone;
  await setReminding(office(), { wanted: true });
});

const office = () => asMember({ event: world.number, id: 'anna' });

/** At a local hour of the evening before. */
function eveBefore(time: string): number {
  return zonedInstant(
    new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10),
    time,
    zone,
  );
}

/** The minute's work at an instant, and its messages whatever the gates do. */
async function minute(now: number): Promise<void> {
  await remindHolders({ actor: 'service', env, now, request: null });
  const registrar = await newRegistrar();
  while (await registrar.tellHolders(world.number));
}

async function holder(): Promise<string> {
  const id = crypto.randomUUID();
  const contact = { name: 'Léa', phone: null, email: `l.${id.slice(0, 8)}@example.org` };
  await register(world, family({ slot: String(window), locale: 'fr', contact }), id);
  return id;
}

const reminders = async () => (await messagesOf(world)).filter(({ kind }) => kind === 'reminder');

describe('the evening before', () => {
  it('is no reminder until the office asks for it', async () => {
    world = await newWorld();
    await openMail(world);
    await holder();
    expect(await readReminding(office())).toBe(false);
    await minute(eveBefore('18:00'));
    expect(await reminders()).toEqual([]);
  });

  it('reminds each holder of the next day once, until that day begins', async () => {
    await openMail(world);
    await holder();
    for (const time of ['17:00', '17:01', '20:29']) await minute(eveBefore(time));
    const [one, ...more] = await reminders();
    expect(more).toEqual([]);
    expect(one?.text).toMatch(/^Votre visite est demain, .*, de \d\d:\d\d à \d\d:\d\d, porte/);
    expect(one?.worth_until).toBe(zonedInstant(date, '00:00', zone));
    expect(one?.revision).toBe(reminderOf(date));
  });

  it.each(['00:00', '16:59', '20:30', '23:59'])('and not at %s', async (time) => {
    await openMail(world);
    await holder();
    await minute(eveBefore(time));
    expect(await reminders()).toEqual([]);
  });

  it('reminds nobody whom no channel reaches, who gave up, or where nothing is sent', async () => {
    await openMail(world, { state: 'stopped' });
    await fillWindow(world, { window, many: 3, by: 'phone', from: 100 });
    const gone = await holder();
    await minute(eveBefore('17:00'));
    expect(await reminders()).toEqual([]);
    await setState(world, 'on');
    const order = { type: 'cancel', reason: 'asked' } as const;
    await changeRecord(office(), {
      edition: await stored(world),
      id: gone,
      order,
      key: 'k'.repeat(8),
    });
    const stays = await holder();
    await minute(eveBefore('17:01'));
    expect((await reminders()).map(({ registration }) => registration)).toEqual([stays]);
  });

  it('reminds nobody where the office does not want it, which it notes once', async () => {
    await openMail(world);
    await holder();
    expect(await readReminding(office())).toBe(true);
    await setReminding(office(), { wanted: false });
    await setReminding(office(), { wanted: false });
    await minute(eveBefore('18:00'));
    expect(await reminders()).toEqual([]);
    expect(await readReminding(office())).toBe(false);
    const sql = "SELECT count(*) AS n FROM audit WHERE event = ?1 AND verb = 'set_reminder'";
    expect(await env.DB.prepare(sql).bind(world.number).first('n')).toBe(2);
    await setReminding(office(), { wanted: true });
    await minute(eveBefore('19:00'));
    expect(await reminders()).toHaveLength(1);
  });

  it('is over when the office turns it off: none is written or leaves any more', async () => {
    await openMail(world);
    const early = await holder();
    await minute(eveBefore('17:00'));
    const under = await holder();
    const [one] = await reminders();
    await env.DB.prepare(`UPDATE message_cause SET done_at = NULL, at = at + 1000000000000,
      slot = 0, registration = '' WHERE event = ?1 AND kind = 'reminder'`)
      .bind(world.number)
      .run();
    await setReminding(office(), { wanted: false });
    expect(one?.registration).toBe(early);
    expect(await reminders()).toMatchObject([{ state: 'dropped', dropped_for: 'stopped' }]);
    await minute(eveBefore('17:01'));
    await setReminding(office(), { wanted: true });
    await minute(eveBefore('17:02'));
    expect((await reminders()).map(({ registration }) => registration)).not.toContain(under);
    expect(await reminders()).toHaveLength(1);
  });

  it('is not begun by work that had read its days before it was turned off', async () => {
    await openMail(world);
    await holder();
    const DB = databaseWith(async (statements) => {
      await setReminding(office(), { wanted: false });
      return env.DB.batch(statements);
    });
    const now = eveBefore('17:00');
    await remindHolders({ actor: 'service', env: { ...env, DB }, now, request: null });
    await minute(eveBefore('17:01'));
    expect(await reminders()).toEqual([]);
  });

  it('lets one go no further that is under way when it is turned off', async () => {
    await openMail(world);
    const id = await holder();
    await minute(eveBefore('17:00'));
    await env.DB.prepare(
      "UPDATE message SET state = 'sending', lease_until = 9e15 WHERE event = ?1",
    )
      .bind(world.number)
      .run();
    await setReminding(office(), { wanted: false });
    const sql = "SELECT overtaken_for FROM message WHERE registration = ?1 AND kind = 'reminder'";
    expect(await env.DB.prepare(sql).bind(id).first('overtaken_for')).toBe('stopped');
  });

  it('is out of date where the holder is told of another hour', async () => {
    await openMail(world);
    const id = await holder();
    await minute(eveBefore('17:00'));
    const edition = await stored(world);
    const slot = edition.days[3]?.slots[0]?.number ?? 0;
    const order = { type: 'change', adults: 2, children: 3, step_free: false, slot } as const;
    await changeRecord(office(), { edition, id, order, key: 'k'.repeat(8) });
    expect(await reminders()).toMatchObject([{ dropped_for: 'superseded' }]);
  });
});
