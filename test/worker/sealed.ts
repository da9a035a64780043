import { env } from 'cloudflare:workers';
import type { Seal } from '../../src/domain/seal/chain.ts';
import { type Cell, LOG_NAMES, type LogName, sealedLog } from '../../src/domain/seal/form.ts';
import {
  type KeptRange,
  type SealSource,
  type Verified,
  verifySeals,
} from '../../src/domain/seal/verify.ts';
import { sealLogs } from '../../src/operations/seal-log.ts';
import { imagesOf } from '../../src/store/seal/images.ts';
import { latestSeals } from '../../src/store/seal/seals.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** A service whose clock is so many days on. */
export function nightOf(days: number, db: D1Database = env.DB) {
  const now = Date.now() + days * DAY;
  return sealLogs({ actor: 'service', env: { ...env, DB: db }, now, request: null });
}

/** Minutes in which every edition of a file of tests has its turn. */
const MINUTES = 8;

/** Seals as many nights on, until the walk is through; the newest seal. */
export async function sealed(world: World, days = 1): Promise<Seal | undefined> {
  const began = Date.now() + days * DAY;
  const through = 'SELECT 1 FROM sealing WHERE event = ?1 AND over = 1 AND began_at >= ?2';
  for (let minute = 0; minute < MINUTES; minute++) {
    await nightOf(days);
    if (await env.DB.prepare(through).bind(world.number, began).first()) break;
  }
  return (await latestSeals(env.DB, world.number, 1))[0];
}

/** Recomputes every seal of an edition from the database as it is now. */
export async function verified({ number }: World, printed?: string): Promise<Verified> {
  return verifySeals(await sourceOf(number), printed);
}

async function sourceOf(event: number): Promise<SealSource> {
  const all = async <Row>(sql: string) =>
    (await env.DB.prepare(sql).bind(event).all<Row>()).results;
  const seals = (await latestSeals(env.DB, event, 1_000)).reverse();
  const ranges = await all<Omit<KeptRange, 'days'> & { days: string; copy: ArrayBuffer }>(
    'SELECT * FROM seal_range WHERE event = ?1 ORDER BY to_seq, number',
  );
  const texts = await all<{
    log: string;
    id: string;
    seq: number;
    name: string;
    salt: string | null;
    commitment: string;
  }>('SELECT * FROM sealed_text WHERE event = ?1');
  const images = new Map<LogName, Cell[][]>();
  for (const log of LOG_NAMES) {
    const rows = await all<Record<string, Cell>>(imagesOf(log));
    images.set(
      log,
      rows.map((row) => sealedLog(log).columns.map((name) => row[name] ?? null)),
    );
  }
  const clock = await env.DB.prepare('SELECT seq FROM ledger_clock WHERE event = ?1')
    .bind(event)
    .first<number>('seq');
  return {
    seals,
    ranges: ranges.map((range) => ({ ...range, days: JSON.parse(range.days) })),
    copyOf: async (place) => new Uint8Array(ranges[place]?.copy ?? new ArrayBuffer(0)),
    rowsOf: (log) => images.get(log) ?? [],
    committed: false,
    textOf: (log, id, seq, name) =>
      texts.find(
        (one) => one.log === log && one.id === id && one.seq === seq && one.name === name,
      ) ?? null,
    clock,
    walked: null,
    files: () => [],
    noted: [],
    miscounts: () => [],
  };
}

interface Line {
  readonly seal?: Seal;
  readonly range?: KeptRange & { readonly copy: string };
  readonly row?: [LogName, ...Cell[]];
}

/** What the lines of a sealed log hold. */
export function sourceOfLines(lines: readonly Line[]): SealSource {
  const ranges = lines.flatMap(({ range }) => (range ? [range] : []));
  return {
    seals: lines.flatMap(({ seal }) => (seal ? [seal] : [])),
    ranges,
    copyOf: async (place) =>
      Uint8Array.from(atob(ranges[place]?.copy ?? ''), (letter) => letter.charCodeAt(0)),
    rowsOf: (log) =>
      lines.flatMap(({ row }) => {
        const [of, ...cells] = row ?? [null];
        return of === log ? [cells] : [];
      }),
    committed: true,
    textOf: () => null,
    clock: null,
    walked: null,
    files: () => [],
    noted: [],
    miscounts: () => [],
  };
}
