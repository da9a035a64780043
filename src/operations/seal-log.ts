import { DEFAULT_POLICY } from '../domain/edition.ts';
import { SALT_BYTES } from '../domain/seal/commitment.ts';
import { isSealDue } from '../domain/seal/due.ts';
import { sealRows } from '../domain/seal/range.ts';
import { hexOf } from '../domain/sha256.ts';
import { run } from '../store/d1/batch.ts';
import { readLogPage } from '../store/seal/pages.ts';
import { endWalk } from '../store/seal/seals.ts';
import { afterPage, writeStep } from '../store/seal/steps.ts';
import {
  beginWalk,
  readSealable,
  readWalk,
  type Sealable,
  type Walk,
} from '../store/seal/walks.ts';
import { allow, type ServiceContext } from './context.ts';

/** Pages that are sealed in one minute: a hundred thousand rows. */
const PAGES_A_MINUTE = 100;
/**
 * Between two pages of one log, ms, or twice as long as the one before took where that is more. A database
 * beside the service answers at once: without it everything else waited for all of the pages, and on a
 * machine with much to do a page takes longer.
 */
const PAUSE_MS = 40;
const PAUSE_TIMES = 2;

/**
 * Seals what was committed to the logs of each edition since its last seal, some pages at each call: a
 * walk begins after the hour at which days end, and goes on in the next minutes until it is through.
 */
export async function sealLogs(context: ServiceContext): Promise<void> {
  allow(context, 'seal_logs');
  const { env, now } = context;
  const [sealable] = await run(env.DB, readSealable(env.DB));
  let left = PAGES_A_MINUTE;
  let failure: { readonly error: unknown } | null = null;
  for (const one of sealable) {
    if (left === 0) break;
    try {
      left = await sealOne(env.DB, one, { left, now });
    } catch (error) {
      // Those behind it are sealed all the same: it comes first again in the next minute.
      failure ??= { error };
    }
  }
  if (failure) throw failure.error;
}

/** Goes on with the walk over one edition, or begins it where it is due; gives the pages left. */
async function sealOne(
  db: D1Database,
  one: Sealable,
  { left, now }: { left: number; now: number },
): Promise<number> {
  const archived = one.archived === 1;
  if (one.walking === 0) {
    const turn = {
      ...one,
      day_ends: one.day_ends ?? DEFAULT_POLICY.day_ends,
      archived,
      final: one.final === 1,
    };
    if (!isSealDue(turn, now)) return left;
    await beginWalk(db, one.event, { final: archived, now }).run();
  }
  let walk = await readWalk(db, one.event);
  let pages = left;
  while (walk?.log && pages > 0) {
    pages -= 1;
    const { log } = walk;
    const began = Date.now();
    walk = await takeStep(db, walk, log);
    const pause = Math.max(PAUSE_MS, PAUSE_TIMES * (Date.now() - began));
    if (walk?.log === log) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  if (walk?.log === null) await endWalk(db, walk, now);
  return pages;
}

/** One page of a walk, sealed and written; null where somebody else has taken the same step. */
async function takeStep(db: D1Database, walk: Walk, log: NonNullable<Walk['log']>) {
  const page = await readLogPage(db, walk, log);
  const sealed = await sealRows(log, page.rows, newSalt);
  const written = await writeStep(db, walk, { log, page, sealed });
  return written ? afterPage(walk, log, page) : null;
}

function newSalt(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
}
