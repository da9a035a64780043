import { env } from 'cloudflare:workers';
import { askGatekeeper } from '../../src/actors/stubs.ts';
import type { Live } from '../../src/contract/answers/live.ts';
import type { WireScan } from '../../src/contract/requests/scan.ts';
import { formatCode, parseCode } from '../../src/domain/code.ts';
import { loadEdition, type StoredEdition } from '../../src/store/editions/editions.ts';
import { asScan, type World } from './world.ts';

const MINUTE = 60_000;

/** An instant before now, as phones write it. */
export function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}

/** What a phone decided by itself, and how many passed. */
export function showed(verdict: 'admitted' | 'refused', people: number) {
  return { decided: 'offline', verdict, people } as const;
}

export function walkIn(people: number, change: Partial<WireScan> = {}): Partial<WireScan> {
  return asScan({ type: 'walk_in', people, ...change });
}

/** The same token with another letter at one place. */
export function altered(token: string, at: number): string {
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

export function wrongSecret(edition: StoredEdition, code: string): string {
  const right = parseCode(code, edition.code_key);
  if (!right) throw new Error('no code');
  return formatCode({ ...right, secret: (right.secret + 1) % 10_000 }, edition.code_key);
}

export async function editionOf(of: World): Promise<StoredEdition> {
  const edition = await loadEdition(env.DB, of.number);
  if (!edition) throw new Error('no edition');
  return edition;
}

export interface Sums {
  readonly entries: number;
  readonly exits: number;
  readonly walk_ins: number;
  readonly parties: number;
  readonly children: number;
  readonly crew_in: number;
  readonly crew_out: number;
}

/** What the attendance of an edition adds up to. */
export function sums(of: World): Promise<Sums> {
  return sumWhere(of, 'true');
}

export function sumOfDay(of: World, day: number): Promise<Sums> {
  return sumWhere(of, `day = ${day}`);
}

export function sumOfMinute(of: World, at: number): Promise<Sums> {
  return sumWhere(of, `minute = ${Math.floor(at / MINUTE)}`);
}

async function sumWhere(of: World, which: string): Promise<Sums> {
  const names = ['entries', 'exits', 'walk_ins', 'parties', 'children', 'crew_in', 'crew_out'];
  const columns = names.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(', ');
  const sql = `SELECT ${columns} FROM attendance WHERE event = ?1 AND ${which}`;
  const row = await env.DB.prepare(sql).bind(of.number).first<Sums>();
  if (!row) throw new Error('no sums');
  return row;
}

/** The exact figures, past every cache. */
export function liveFigures(of: World): Promise<Live> {
  return askGatekeeper(env, of.number, (gatekeeper) => gatekeeper.live(of.number));
}

/** Somebody of the edition who may change it. */
export function by(of: World) {
  return { event: of.number, id: 'test' };
}

/** A scan as the log keeps it. */
export async function logged(
  of: World,
  id: WireScan['id'] | undefined,
): Promise<{ at: number; after: string }> {
  const sql = 'SELECT at, after FROM scan WHERE event = ?1 AND id = ?2';
  const row = await env.DB.prepare(sql)
    .bind(of.number, id ?? '')
    .first<{ at: number; after: string }>();
  if (!row) throw new Error('not logged');
  return row;
}
