import type { Channel, ChannelState, QuietHours } from '../../domain/channel.ts';
import { minuteOf } from '../../domain/time.ts';
import { auditedInsert, auditedUpdate, auditRow, type By } from '../d1/audit.ts';
import { query, rowsOf, type Verb } from '../d1/batch.ts';
import { channel as channels } from '../d1/schema/messages.ts';
import { type EditionKeys, openText, sealText } from '../keys/keys.ts';
import { turnBudgets } from './budgets.ts';

/** A channel of an edition, its settings sealed. */
export interface StoredChannel {
  readonly channel: Channel;
  readonly state: ChannelState;
  readonly box: string;
  readonly per_minute: number;
  readonly per_day: number;
  readonly quiet: QuietHours | null;
  /** When a message arrived that somebody sent to themselves, ms. */
  readonly tried_at: number | null;
  /** Attempts begun on the date of the last one. */
  readonly date: string;
  readonly in_date: number;
}

/** The channels that an edition has set up. */
export function readChannels(db: D1Database, event: number): Verb<StoredChannel[]> {
  const rows = query<
    Omit<StoredChannel, 'quiet'> & { quiet_from: number | null; quiet_until: number | null }
  >(db.prepare(SELECT_CHANNELS).bind(event));
  return {
    statements: rows.statements,
    read: (results) =>
      rows.read(results).map(({ quiet_from: from, quiet_until: until, ...row }) => ({
        ...row,
        quiet: from === null || until === null ? null : { from, until },
      })),
  };
}

/** Seals the settings of a channel, as the texts of its fields. */
export function sealChannel(
  keys: EditionKeys,
  event: number,
  channel: Channel,
  typed: Readonly<Record<string, string>>,
): Promise<string> {
  return sealText(keys.seal, contextOf(event, channel), JSON.stringify(typed));
}

/** The texts of a channel's fields. Throws where its box was sealed by another key. */
export async function openChannel(
  keys: EditionKeys,
  event: number,
  { channel, box }: Pick<StoredChannel, 'channel' | 'box'>,
): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await openText(keys.seal, contextOf(event, channel), box)) as Record<
    string,
    string
  >;
}

/** What the office sets of a channel. */
export type ChannelTerms = Pick<
  StoredChannel,
  'channel' | 'box' | 'per_minute' | 'per_day' | 'quiet'
>;

/** With what they were made from. */
interface NewTerms extends ChannelTerms {
  readonly before: string | null;
}

/**
 * Keeps the settings of a channel; whether it is on stays as it is. What was tried is to be tried anew.
 * `before`: the box that they were made from, or null. Gives false, and keeps nothing, where another one
 * is there by now.
 */
export async function saveChannel(
  db: D1Database,
  by: By,
  { channel, box, per_minute, per_day, quiet, before }: NewTerms,
  now: number,
): Promise<boolean> {
  const set = { box, per_minute, per_day };
  const row = {
    ...{ event: by.event, channel, state: 'off' as const, ...set },
    ...{ quiet_from: quiet?.from ?? null, quiet_until: quiet?.until ?? null, tried_at: null },
  };
  const deed = { by, at: now, verb: 'set_up_channel', subject: `channel ${channel}` } as const;
  const isThere = `EXISTS (SELECT 1 FROM channel
    WHERE event = ?1 ->> 'event' AND channel = ?1 ->> 'channel')`;
  const unless = before === null ? isThere : 'true';
  const results = await db.batch([
    ...auditedUpdate(db, deed, {
      table: channels,
      set: {
        ...{ box: value('box'), per_minute: value('per_minute'), per_day: value('per_day') },
        ...{ quiet_from: value('quiet_from'), quiet_until: value('quiet_until'), tried_at: 'NULL' },
      },
      where: `${OF_CHANNEL} AND box = ?1 ->> 'before'`,
      values: { ...row, before },
      noted: [],
      unnoted: ['box'],
    }),
    ...auditedInsert(db, deed, { table: channels, row, unless, noted: ['state'] }),
  ]);
  // The audit row of the update, and that of the new row.
  return [results[0], results[2]].some((one) => rowsOf(one).length > 0);
}

/** Starts or stops a channel that is set up. */
export async function setChannelState(
  db: D1Database,
  by: By,
  channel: Channel,
  state: 'on' | 'stopped',
  now: number,
): Promise<void> {
  const isStart = state === 'on';
  const verb = isStart ? 'start_channel' : 'stop_channel';
  await db.batch([
    ...auditedUpdate(
      db,
      { by, at: now, verb, subject: `channel ${channel}` },
      {
        table: channels,
        set: { state: value('state') },
        // One that was never on stays off: nothing waits for it.
        where: `${OF_CHANNEL} AND (?1 ->> 'state' = 'on' OR state = 'on')`,
        values: { event: by.event, channel, state },
        noted: ['state'],
      },
    ),
  ]);
}

/** Counts one attempt of somebody who tries a channel. Gives false where its budgets leave none. */
export async function takeTrial(
  db: D1Database,
  by: By,
  {
    channel,
    date,
    now,
  }: { readonly channel: Channel; readonly date: string; readonly now: number },
): Promise<boolean> {
  const minute = minuteOf(now);
  const values = { event: by.event, channel };
  const free = `${OF_CHANNEL} AND in_minute < per_minute AND in_date < per_day`;
  const deed = { by, at: now, verb: 'try_channel', subject: `channel ${channel}` } as const;
  const [, taken] = await db.batch([
    turnBudgets(db, by.event, { channel, minute, date }),
    auditRow(db, deed, { values, found: `FROM channel WHERE ${free}` }),
    db.prepare(`${TAKE_TRIAL} WHERE ${free}`).bind(JSON.stringify(values)),
  ]);
  return rowsOf(taken).length > 0;
}

/** Notes that its carrier took a message, if its settings are still those of the trial. */
export async function noteTried(
  db: D1Database,
  event: number,
  { channel, box }: Pick<StoredChannel, 'channel' | 'box'>,
  now: number,
): Promise<void> {
  await db.prepare(NOTE_TRIED).bind(event, channel, box, now).run();
}

const value = (name: string) => `?1 ->> '${name}'`;
const OF_CHANNEL = `event = ?1 ->> 'event' AND channel = ?1 ->> 'channel'`;

const TAKE_TRIAL = 'UPDATE channel SET in_minute = in_minute + 1, in_date = in_date + 1';

const NOTE_TRIED = `
UPDATE channel SET tried_at = ?4 WHERE event = ?1 AND channel = ?2 AND box = ?3`;

function contextOf(event: number, channel: Channel): string {
  return `channel ${event} ${channel}`;
}

const SELECT_CHANNELS = `
SELECT channel, state, box, per_minute, per_day, quiet_from, quiet_until, tried_at, date, in_date
FROM channel WHERE event = ?1`;
