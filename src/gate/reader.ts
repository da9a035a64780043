import { dayNumberAt, spanOf } from '../domain/presence.ts';
import type { Env } from '../env.ts';
import { type StoredEdition, ticketKeyOf } from '../store/editions/editions.ts';
import type { Reader } from './read-scans.ts';

/** What is needed to read scans of an edition at an instant (ms). */
export function readerOf(env: Env, edition: StoredEdition, now: number): Reader {
  const { number, code_key, keys } = edition;
  return {
    event: number,
    code_key,
    keys,
    laterKey: (ticket) => ticketKeyOf(env, edition, ticket, now),
    span: spanOf(edition, now),
    dayOf: (at) => dayNumberAt(edition, at),
  };
}
