import { createScheduledController, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type SendDesk, sendRound } from '../../src/actors/sender/send-round.ts';
import { registrarOf } from '../../src/actors/stubs.ts';
import type { Carrier } from '../../src/channels/carrier.ts';
import { dateAfter, localParts } from '../../src/domain/calendar.ts';
import worker from '../../src/index.ts';
import { editEdition } from '../../src/operations/edit-edition.ts';
import { run } from '../../src/store/d1/batch.ts';
import { takeTrial } from '../../src/store/messages/channels.ts';
import { claim, handOver } from '../../src/store/messages/sending.ts';
import { asMember } from './acting.ts';
import { stored } from './outbox.ts';
import { carrierWith, deskOf, openMail, roundOf, setState, standings } from './sending.ts';
import { family, newWorld, register, type World } from './world.ts';

const MINUTE = 60_000;
let world: World;
let window: number;
let desk: SendDesk;
let now: number;
beforeEach(async () => {
  world = await newWorld();
  window = (await stored(world)).days[1]?.slots[0]?.number ?? 0;
  now = Date.now();
  desk = await deskOf(world, () => now);
});

async function holder(change: Record<string, unknown> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const contact = { name: 'Léa <b>', phone: null, email: `l.${id.slice(0, 8)}@example.org` };
  await register(world, family({ slot: String(window), locale: 'fr', contact, ...change }), id);
  return id;
}

/** Moves the window of everybody who holds it. */
async function move(from: string): Promise<void> {
  const office = asMember({ event: world.number, id: 'anna' });
  const edits = [{ verb: 'window', window, mine: { from } }] as const;
  await editEdition(office, { event: world.number, edits, key: crypto.randomUUID() });
  // While the gates wait none is written.
  const registrar = registrarOf(env, world.number);
  while (await registrar.tellHolders(world.number));
  now = Date.now();
}

async function told(people: number): Promise<void> {
  for (let i = 0; i < people; i++) await holder();
  await move('10:30');
}

const only = async () => (await standings(world)).map(({ standing }) => standing);

describe('a message', () => {
  it('leaves once, with the links of its holder', async () => {
    await openMail(world);
    await told(1);
    expect(await only()).toEqual(['ready']);
    const carrier = carrierWith();
    await roundOf(desk, carrier);
    await roundOf(desk, carrier);
    expect(await standings(world)).toMatchObject([
      { standing: 'sent', attempt: 1, outcome: 'sent', reference: carrier.taken[0]?.key },
    ]);
    const [letter, ...more] = carrier.taken;
    expect(more).toEqual([]);
    expect(letter?.to).toMatch(/^l\..*@example\.org$/);
    expect(letter?.mail?.subject).toMatch(/^Votre visite du .* a changé$/);
    expect(letter?.mail?.body).toContain(letter?.text);
    expect(letter?.mail?.body).toMatch(/http:\/\/localhost:8787\/t\/[a-z2-7]{100,}\n/);
    expect(letter?.mail?.body).toMatch(/Ne transférez pas.*:\nhttp:\/\/localhost:8787\/r\/\w+\n/);
    expect(letter?.mail?.html).toContain('<html lang="fr" dir="ltr">');
    expect(JSON.stringify(letter)).not.toContain('Léa');
  });

  it('waits for a channel where there is none, or none that reaches its recipient', async () => {
    await told(1);
    await openMail(world);
    const id = crypto.randomUUID();
    const contact = { name: 'Ali', phone: '0612345678', email: null };
    await register(world, family({ slot: String(window), contact }), id);
    await move('10:45');
    expect((await only()).toSorted()).toEqual(['no_channel', 'ready', 'superseded']);
  });

  it('waits while its channel is stopped, and is not for one that was never switched on', async () => {
    await openMail(world, { state: 'stopped' });
    await told(1);
    const carrier = carrierWith();
    await roundOf(desk, carrier);
    expect([await only(), carrier.taken]).toEqual([['ready'], []]);
    await setState(world, 'off');
    await move('10:45');
    expect((await only()).toSorted()).toEqual(['no_channel', 'superseded']);
  });

  it('is dropped when it is of no use any more', async () => {
    await openMail(world);
    await told(1);
    now += 40 * 24 * 60 * MINUTE;
    const carrier = carrierWith();
    await roundOf(desk, carrier);
    expect([await only(), carrier.taken]).toEqual([['expired'], []]);
  });

  it.each([
    ['is archived', `status = 'archived'`],
    // Its rows are still there, and whoever sends has its keys in memory.
    ['was erased', 'data_key = NULL, erased_at = 1'],
  ])('does not leave when its edition %s, nor when that happens on its way', async (_, state) => {
    await openMail(world);
    await told(2);
    const end = () =>
      env.DB.prepare(`UPDATE event SET ${state}, version = version + 1 WHERE number = ?1`)
        .bind(world.number)
        .run();
    const carrier = carrierWith();
    const ending: Carrier = {
      send: async (message, mayHandOver) => {
        await end();
        return carrier.send(message, mayHandOver);
      },
    };
    await sendRound(desk, { channel: 'email' }, ending);
    now += 2 * MINUTE;
    await roundOf(desk, carrier);
    expect([await only(), carrier.taken]).toEqual([['expired', 'expired'], []]);
  });

  it.each(['bounced', 'unknown'] as const)('that is %s is not sent again', async (result) => {
    await openMail(world);
    await told(1);
    const carrier = carrierWith({ result, why: 'smtp_554' });
    await roundOf(desk, carrier);
    now += 60 * MINUTE;
    await roundOf(desk, carrier);
    expect(await standings(world)).toMatchObject([{ standing: result, outcome: 'smtp_554' }]);
    expect(carrier.taken).toHaveLength(1);
  });

  it('that was not taken is tried again, later each time, and not for ever', async () => {
    await openMail(world);
    await told(1);
    const refused = { result: 'again', why: 'smtp_451' } as const;
    const carrier = carrierWith(...Array.from({ length: 12 }, () => refused));
    const waits: number[] = [];
    for (let attempt = 1; attempt < 12; attempt++) {
      await roundOf(desk, carrier);
      const [row] = await standings(world);
      expect(row).toMatchObject({ standing: 'ready', attempt });
      waits.push((row?.due_at ?? 0) - now);
      expect((await roundOf(desk, carrier)).full).toBe(false);
      now = row?.due_at ?? 0;
    }
    expect(waits.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(Math.max(...waits)).toBe(3_600_000);
    await roundOf(desk, carrier);
    expect(await only()).toEqual(['not_carried']);
  });

  it.each([
    [90, 90_000],
    [5, 30_000],
    [86_400, 3_600_000],
    [Number.NaN, 30_000],
  ])('is left alone for as long as its carrier asked: %d s', async (after, wait) => {
    await openMail(world);
    await told(1);
    const round = await roundOf(desk, carrierWith({ result: 'again', why: 'http_429', after }));
    expect((await standings(world))[0]?.due_at).toBe(now + wait);
    expect(round.pause).toBe(wait / 1000);
  });
});

describe('a claim', () => {
  /** A carrier that is stopped on its way, as by a server that is killed. */
  const killed = (handsOver: boolean): Carrier => ({
    send: async (_, mayHandOver) => {
      if (handsOver) await mayHandOver();
      throw new Error('killed');
    },
  });

  it('that ends before anything was handed over makes the message ready again', async () => {
    await openMail(world);
    await told(1);
    await expect(roundOf(desk, killed(false))).rejects.toThrow('killed');
    const carrier = carrierWith();
    now += MINUTE;
    await roundOf(desk, carrier);
    expect([await only(), carrier.taken]).toEqual([['sending'], []]);
    now += MINUTE;
    await roundOf(desk, carrier);
    expect(await standings(world)).toMatchObject([{ standing: 'sent', attempt: 2 }]);
  });

  it('that ended so often is none of the tries after which a message is given up', async () => {
    await openMail(world);
    await told(1);
    for (let kill = 0; kill < 15; kill++) {
      await expect(roundOf(desk, killed(false))).rejects.toThrow('killed');
      now += 2 * MINUTE;
    }
    await roundOf(desk, carrierWith({ result: 'again', why: 'greeting' }));
    expect(await standings(world)).toMatchObject([{ standing: 'ready', attempt: 16 }]);
    now += 60 * MINUTE;
    await roundOf(desk, carrierWith());
    expect(await only()).toEqual(['sent']);
  });

  it('that ends after that leaves it unknown, and never sent again', async () => {
    await openMail(world);
    await told(1);
    await expect(roundOf(desk, killed(true))).rejects.toThrow('killed');
    now += 2 * MINUTE;
    const carrier = carrierWith();
    await roundOf(desk, carrier);
    await roundOf(desk, carrier);
    expect([await only(), carrier.taken]).toEqual([['unknown'], []]);
  });

  it('is one sender’s alone, and a late one hands nothing over', async () => {
    await openMail(world);
    await told(1);
    const taken = { channel: 'email', most: 8, now, leaseMs: 120_000, date: '2026-11-26' } as const;
    const [[first], [none]] = await run(
      env.DB,
      claim(env.DB, world.number, taken),
      claim(env.DB, world.number, taken),
    );
    expect(none).toBeUndefined();
    if (!first) throw new Error('nothing claimed');
    now += 3 * MINUTE;
    const carrier = carrierWith();
    await roundOf(desk, carrier);
    const [late] = await run(env.DB, handOver(env.DB, world.number, first, now));
    expect([late, carrier.taken.length, await only()]).toEqual([false, 1, ['sent']]);
  });

  it('counts an answer that comes after its end', async () => {
    await openMail(world);
    await told(1);
    const carrier: Carrier = {
      send: async (message, mayHandOver) => {
        await mayHandOver();
        now += 5 * MINUTE;
        await roundOf(desk, carrierWith());
        expect(await only()).toEqual(['unknown']);
        return { result: 'sent', reference: message.key };
      },
    };
    await roundOf(desk, carrier);
    expect(await only()).toEqual(['sent']);
  });

  it('hands over nothing that was overtaken meanwhile, nor sends it afterwards', async () => {
    await openMail(world);
    await told(1);
    const answers: boolean[] = [];
    const carrier: Carrier = {
      send: async (_, mayHandOver) => {
        await move('10:45');
        answers.push(await mayHandOver());
        return { result: 'again', why: 'withheld' };
      },
    };
    await roundOf(desk, carrier);
    expect(answers).toEqual([false]);
    expect((await only()).toSorted()).toEqual(['ready', 'superseded']);
  });

  it('hands over nothing after its channel was stopped', async () => {
    await openMail(world);
    await told(3);
    const carrier = carrierWith();
    const stopping: Carrier = {
      send: async (message, mayHandOver) => {
        await setState(world, 'stopped');
        return carrier.send(message, mayHandOver);
      },
    };
    await roundOf(desk, stopping);
    expect([carrier.taken, await only()]).toEqual([[], ['ready', 'ready', 'ready']]);
    await setState(world, 'on');
    now += MINUTE;
    await roundOf(desk, carrier);
    expect(await only()).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('the budgets of a channel', () => {
  it('are never passed within a minute, nor within a day', async () => {
    await openMail(world, { perMinute: 2, perDay: 3 });
    await told(5);
    now = Math.ceil(now / MINUTE) * MINUTE;
    const carrier = carrierWith();
    await Promise.all([roundOf(desk, carrier), roundOf(desk, carrier)]);
    expect(carrier.taken).toHaveLength(2);
    now += MINUTE;
    await roundOf(desk, carrier);
    now += MINUTE;
    await roundOf(desk, carrier);
    expect(carrier.taken).toHaveLength(3);
    now += 24 * 60 * MINUTE;
    await env.DB.prepare('UPDATE message SET worth_until = ?1')
      .bind(now + MINUTE)
      .run();
    await roundOf(desk, carrier);
    expect(carrier.taken).toHaveLength(5);
  });

  it('are not begun anew by somebody whose clock is in the minute or the day before', async () => {
    await openMail(world, { perMinute: 2, perDay: 3 });
    await told(6);
    const { date } = localParts(now, desk.edition.timezone);
    const minute = Math.floor(now / MINUTE) + 2;
    const yesterday = dateAfter(date, -1);
    const taken = async (at: number, on = date) => {
      const asked = { channel: 'email', most: 1, now: at, leaseMs: MINUTE, date: on } as const;
      return (await run(env.DB, claim(env.DB, world.number, asked)))[0].length;
    };
    const office = { event: world.number, id: 'anna' };
    const tries = (at: number) => takeTrial(env.DB, office, { channel: 'email', date, now: at });
    const [early, late] = [minute * MINUTE - 1, minute * MINUTE];
    expect([await taken(late), await taken(late)]).toEqual([1, 1]);
    expect([await tries(early), await taken(late)]).toEqual([false, 0]);
    expect([await taken(early), await taken(late)]).toEqual([0, 0]);
    const next = late + MINUTE;
    expect([await taken(next), await taken(next)]).toEqual([1, 0]);
    expect([await taken(next + MINUTE, yesterday), await taken(next + MINUTE)]).toEqual([0, 0]);
  });

  it('begin anew where the last one was counted by a clock that was far ahead', async () => {
    await openMail(world, { perMinute: 1, perDay: 1 });
    await told(1);
    await env.DB.prepare('UPDATE channel SET minute = ?1, in_minute = 1, date = ?2, in_date = 1')
      .bind(2 ** 40, '2999-01-01')
      .run();
    const carrier = carrierWith();
    await roundOf(desk, carrier);
    expect(carrier.taken).toHaveLength(1);
  });
});

describe('each minute', () => {
  /** Before it the Sender takes none: one that is not answered has its carrier left alone. */
  const endQuiet = () =>
    env.DB.prepare('UPDATE channel SET quiet_from = NULL, quiet_until = NULL WHERE event = ?1')
      .bind(world.number)
      .run();

  it('wakes what sends, which goes on where a carrier cannot be reached', async () => {
    await openMail(world);
    await told(2);
    await endQuiet();
    await worker.scheduled(createScheduledController({ scheduledTime: new Date(), cron: '' }), env);
    const greeted = { standing: 'ready', attempt: 1, outcome: 'greeting' };
    await expect.poll(() => standings(world)).toMatchObject([greeted, greeted]);
  });

  it('wakes what would sleep until an hour that a clock was ahead by', async () => {
    const sender = env.SENDER.getByName(String(world.number));
    const alarm = (at: number | null) =>
      runInDurableObject(sender, async (_, { storage }) => {
        if (at !== null) await storage.setAlarm(at);
        return storage.getAlarm();
      });
    await alarm(Date.now() + 60 * MINUTE);
    await openMail(world);
    await told(1);
    await endQuiet();
    await worker.scheduled(createScheduledController({ scheduledTime: new Date(), cron: '' }), env);
    await expect.poll(() => standings(world)).toMatchObject([{ standing: 'ready', attempt: 1 }]);
  });
});
