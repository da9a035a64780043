import {
  type PushSubscription,
  SUBSCRIPTIONS_MAX,
  SUBSCRIPTIONS_OF_ALL,
} from '../../domain/push-subscription.ts';
import { query, type Verb, write } from '../d1/batch.ts';
import { type EditionKeys, keyedHash, openText, sealText } from '../keys/keys.ts';
import { VALID_TICKETS } from '../registrations/first-ticket.ts';

/** A subscription as it is kept, of a ticket's registration or of a party that waits for one. */
interface NewSubscription {
  readonly id: string;
  readonly box: string;
}

/** Seals a subscription: its address leads to a person. */
export async function sealSubscription(
  keys: EditionKeys,
  event: number,
  { endpoint, keys: own }: PushSubscription,
): Promise<NewSubscription> {
  const id = await subscriptionId(keys, endpoint);
  const box = await sealText(
    keys.seal,
    contextOf(event, id),
    JSON.stringify({ endpoint, keys: own }),
  );
  return { id, box };
}

/** What tells one subscription from another. */
export function subscriptionId(keys: EditionKeys, endpoint: string): Promise<string> {
  return keyedHash(keys.find, `browser ${endpoint}`);
}

/** Opens a subscription. Throws where its box is of another row or key. */
export async function openSubscription(
  keys: EditionKeys,
  event: number,
  { id, box }: NewSubscription,
): Promise<PushSubscription> {
  return JSON.parse(await openText(keys.seal, contextOf(event, id), box)) as PushSubscription;
}

/**
 * Keeps a subscription with the registration of a ticket, or with the party that waits under its serial;
 * the newest, if there are too many for its tickets.
 */
export function putSubscription(
  db: D1Database,
  event: number,
  serial: number,
  { id, box }: NewSubscription,
  now: number,
): Verb<void> {
  return write(
    db.prepare(PUT).bind(event, serial, id, box, now),
    db.prepare(KEEP_NEWEST).bind(event, serial, SUBSCRIPTIONS_MAX, SUBSCRIPTIONS_OF_ALL),
  );
}

/** Forgets a subscription of the registration of a ticket, or of the party that waits under its serial. */
export function removeSubscription(
  db: D1Database,
  event: number,
  serial: number,
  id: string,
): Verb<void> {
  return write(db.prepare(REMOVE).bind(event, serial, id));
}

/** Forgets subscriptions that their push services know no more. */
export function forgetSubscriptions(
  db: D1Database,
  event: number,
  gone: readonly { readonly registration: string; readonly id: string }[],
): Verb<void> {
  if (gone.length === 0) return write();
  return write(db.prepare(FORGET).bind(event, JSON.stringify(gone)));
}

/** The subscriptions of registrations. */
export function readSubscriptions(
  db: D1Database,
  event: number,
  registrations: readonly string[],
): Verb<(NewSubscription & { readonly registration: string })[]> {
  return query(db.prepare(SELECT).bind(event, JSON.stringify(registrations)));
}

function contextOf(event: number, id: string): string {
  return `browser ${event} ${id}`;
}

/**
 * A party that waits has the serial of its first ticket, and its registration will have its id. Nobody
 * is told of one whose data was erased.
 */
const OF_SERIAL = `(
  SELECT t.registration FROM ticket t JOIN registration r ON r.event = t.event AND r.id = t.registration
  WHERE t.event = ?1 AND t.serial = ?2 AND r.erased_at IS NULL
  UNION
  SELECT id FROM wait WHERE event = ?1 AND first_serial = ?2 AND state IN ('waiting', 'offered'))`;

const PUT = `
INSERT INTO push_subscription (event, registration, id, box, at)
SELECT ?1, registration, ?3, ?4, ?5 FROM ${OF_SERIAL} WHERE true
ON CONFLICT (event, registration, id) DO UPDATE SET box = excluded.box, at = excluded.at`;

const KEEP_NEWEST = `
DELETE FROM push_subscription WHERE event = ?1 AND registration = ${OF_SERIAL} AND id IN (
  SELECT id FROM push_subscription WHERE event = ?1 AND registration = ${OF_SERIAL}
  ORDER BY at DESC, id LIMIT -1 OFFSET coalesce((
    SELECT min(?4, ?3 * max(1, ${VALID_TICKETS})) FROM registration r
    WHERE r.event = ?1 AND r.id = ${OF_SERIAL}), ?3))`;

const REMOVE = `
DELETE FROM push_subscription WHERE event = ?1 AND registration = ${OF_SERIAL} AND id = ?3`;

const FORGET = `
DELETE FROM push_subscription WHERE event = ?1 AND (registration, id) IN (
  SELECT value ->> 'registration', value ->> 'id' FROM json_each(?2))`;

const SELECT = `
SELECT registration, id, box FROM push_subscription
WHERE event = ?1 AND registration IN (SELECT value FROM json_each(?2))`;
