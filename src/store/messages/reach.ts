import { CHANNELS } from '../../domain/channel.ts';

/** Whether a channel can reach the recipient of a message, by the names of their rows. */
const reaches = (c: string, m: string) => `(
  ${c}.channel = 'email' AND ${m}.by_email = 1 OR ${c}.channel = 'sms' AND ${m}.by_phone = 1
  OR ${c}.channel = 'push' AND EXISTS (SELECT 1 FROM push_subscription p
    WHERE p.event = ${m}.event AND p.registration = ${m}.registration))`;

/** Whether it is another channel's turn: this one has surely not carried the message. */
const hasRefused = (c: string, m: string) => `instr(${m}.refused_by, ${c}.channel) > 0`;

const rank = (c: string) => `instr('${CHANNELS.join(' ')}', ${c}.channel)`;

/** Whether some channel of the edition that was switched on, even one that is stopped now, can. */
export const IS_REACHED = `EXISTS (
  SELECT 1 FROM channel c
  WHERE c.event = m.event AND c.state IN ('on', 'stopped') AND ${reaches('c', 'm')})`;

/** Whether the edition has any such channel. */
export const IS_CARRIED = `EXISTS (
  SELECT 1 FROM channel c WHERE c.event = m.event AND c.state IN ('on', 'stopped'))`;

/** Whether it is of a text of the office that was stopped. */
export const IS_STOPPED = `(m.kind = 'bulk' AND EXISTS (
  SELECT 1 FROM bulk b WHERE b.event = m.event AND b.number = m.revision AND b.stopped_at IS NOT NULL))`;

/** The same of a `message` that a channel tries now: another one, which has not surely failed. */
export const IS_REACHED_ELSE = `EXISTS (
  SELECT 1 FROM channel c WHERE c.event = message.event AND c.state IN ('on', 'stopped')
    AND c.channel <> message.channel AND NOT ${hasRefused('c', 'message')}
    AND ${reaches('c', 'message')})`;

/**
 * Whether a message, as `m`, goes by a channel, as `c`: the first in order that reaches its recipient
 * and has not surely failed to carry it. One that is stopped keeps its turn: what it would carry waits.
 */
export const IS_TURN = `(${reaches('c', 'm')} AND NOT ${hasRefused('c', 'm')} AND NOT EXISTS (
  SELECT 1 FROM channel b
  WHERE b.event = m.event AND b.state IN ('on', 'stopped') AND ${rank('b')} < ${rank('c')}
    AND ${reaches('b', 'm')} AND NOT ${hasRefused('b', 'm')}))`;
