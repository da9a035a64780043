import type { Channel, ChannelState, QuietHours } from '../../domain/channel.ts';
import { query, type Verb } from '../d1/batch.ts';
import { type EditionKeys, openText, sealText } from '../keys/keys.ts';

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

function contextOf(event: number, channel: Channel): string {
  return `channel ${event} ${channel}`;
}

const SELECT_CHANNELS = `
SELECT channel, state, box, per_minute, per_day, quiet_from, quiet_until, tried_at, date, in_date
FROM channel WHERE event = ?1`;
