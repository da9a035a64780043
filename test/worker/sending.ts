import { env } from 'cloudflare:workers';
import type { SendDesk } from '../../src/actors/sender/send-round.ts';
import { sendRound } from '../../src/actors/sender/send-round.ts';
import type { Carrier, Outcome, Outgoing } from '../../src/channels/carrier.ts';
import { WITHHELD } from '../../src/channels/carrier.ts';
import { localParts } from '../../src/domain/calendar.ts';
import { run } from '../../src/store/d1/batch.ts';
import { editionKeys } from '../../src/store/keys/keys.ts';
import { sealChannel } from '../../src/store/messages/channels.ts';
import { endOverdue } from '../../src/store/messages/sending.ts';
import { stored } from './outbox.ts';
import { ORIGIN, type World, ZONE } from './world.ts';

/** All hours but the one that is farthest from now, in minutes of the day: no test takes so long. */
export const QUIET = quietNow(Date.now());

function quietNow(now: number): readonly [from: number, until: number] {
  const { hour } = localParts(now, ZONE);
  const open = (hour + 12) % 24;
  return [((open + 1) % 24) * 60, open * 60];
}

const RELAY = {
  host: '127.0.0.1',
  port: '2525',
  security: 'starttls',
  user: '',
  password: '',
  from: 'billets@police.example',
  from_name: 'Portes ouvertes',
};

/** What a world sends with: its keys, and a clock of the test's own. */
export async function deskOf(world: World, now: () => number): Promise<SendDesk> {
  const edition = await stored(world);
  const keys = await editionKeys(env.SECRET_KEY, edition, Date.now());
  if (!keys) throw new Error('erased');
  return { db: env.DB, event: world.number, edition, keys, origin: ORIGIN, now };
}

/**
 * An e-mail channel of a world, on. Its hours are quiet unless `isQuiet` is false: rounds that a test makes
 * look at none, and the Sender itself, which whoever registers wakes, takes nothing from them.
 */
export async function openMail(
  world: World,
  { perMinute = 1000, perDay = 1000, state = 'on', isQuiet = true } = {},
): Promise<void> {
  const { keys } = await deskOf(world, Date.now);
  const box = await sealChannel(keys, world.number, 'email', RELAY);
  const sql = `INSERT INTO channel (event, channel, state, box, per_minute, per_day, quiet_from, quiet_until)
    VALUES (?1, 'email', ?2, ?3, ?4, ?5, ?6, ?7)`;
  const hours = isQuiet ? QUIET : [null, null];
  await env.DB.prepare(sql)
    .bind(world.number, state, box, perMinute, perDay, ...hours)
    .run();
}

export function setState(world: World, state: string) {
  const sql = 'UPDATE channel SET state = ?2 WHERE event = ?1';
  return env.DB.prepare(sql).bind(world.number, state).run();
}

/** A carrier that answers with these outcomes in turn, then takes everything, and keeps what it was given. */
export function carrierWith(...outcomes: Outcome[]): Carrier & { readonly taken: Outgoing[] } {
  const taken: Outgoing[] = [];
  return {
    taken,
    send: async (message, mayHandOver) => {
      if (!(await mayHandOver())) return WITHHELD;
      const outcome = outcomes.shift() ?? { result: 'sent', reference: message.key };
      if (outcome.result !== 'again') taken.push(message);
      return outcome;
    },
  };
}

/** One round as the Sender makes it. */
export async function roundOf(desk: SendDesk, carrier: Carrier) {
  await run(desk.db, endOverdue(desk.db, desk.event, desk.now()));
  return sendRound(desk, { channel: 'email' }, carrier);
}

/** Where the messages of a world stand, but for those of registering. */
export async function standings(world: World) {
  const sql = `SELECT coalesce(dropped_for, state) AS standing, attempt, outcome, reference, due_at
    FROM message WHERE event = ?1 AND kind <> 'ticket' ORDER BY written_at, registration`;
  const { results } = await env.DB.prepare(sql).bind(world.number).all<{
    standing: string;
    attempt: number;
    outcome: string | null;
    reference: string | null;
    due_at: number;
  }>();
  return results;
}
