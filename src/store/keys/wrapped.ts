import { rewrapped } from './keys.ts';

/** Where wrapped keys lie: one a row of these statements, and what puts another in its place. */
export interface WrappedColumn {
  /** What each is bound to, with the number of its edition behind it. */
  readonly context: string;
  /** Gives `event`, `id` (0 where an edition has one alone) and `wrapped`. */
  readonly select: string;
  /** `?1`: a list of `{event, id, wrapped, next}` as JSON. What has changed meanwhile stays. */
  readonly update: string;
}

/** A wrapped key as it is stored. */
export interface StoredKey {
  readonly event: number;
  readonly id: number;
  readonly wrapped: string;
}

/** A key with what replaces it. */
export interface NextWrapping extends StoredKey {
  readonly next: string;
}

const update = (table: string, column: string, number: string, more = '') => `
UPDATE ${table} SET ${column} = j.value ->> 'next' FROM json_each(?1) j
WHERE ${table}.${number} = j.value ->> 'event' AND ${table}.${column} = j.value ->> 'wrapped'${more}`;

/** All that is wrapped by the operator's key. */
export const WRAPPED_COLUMNS: readonly WrappedColumn[] = [
  {
    context: 'data key of event',
    select:
      'SELECT number AS event, 0 AS id, data_key AS wrapped FROM event WHERE data_key IS NOT NULL',
    update: update('event', 'data_key', 'number'),
  },
  {
    context: 'token key of event',
    select: 'SELECT number AS event, 0 AS id, token_key AS wrapped FROM event',
    update: update('event', 'token_key', 'number'),
  },
  {
    context: 'signing key of event',
    select: 'SELECT event, id, private_key AS wrapped FROM signing_key',
    update: update('signing_key', 'private_key', 'event', ` AND signing_key.id = j.value ->> 'id'`),
  },
  {
    context: 'wish key of event',
    select: 'SELECT event, 0 AS id, wish_key AS wrapped FROM wish_desk WHERE wish_key IS NOT NULL',
    update: update('wish_desk', 'wish_key', 'event'),
  },
];

/**
 * Those of some keys that the first of the operator's keys does not open, wrapped by it. Throws where one
 * is opened by none of them.
 */
export async function wrapAnew(
  secretKey: string,
  { context }: WrappedColumn,
  keys: readonly StoredKey[],
): Promise<NextWrapping[]> {
  const all = await Promise.all(
    keys.map(async (key) => {
      const next = await rewrapped(secretKey, `${context} ${key.event}`, key.wrapped);
      return next === null ? [] : [{ ...key, next }];
    }),
  );
  return all.flat();
}
