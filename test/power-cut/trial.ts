import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../gate/world.ts';
import { afterCut, type Known, knownAt } from './after-cut.ts';
import { type Cut, drawCut } from './cut.ts';
import { Disk, type Honesty, type Uncertain } from './disk.ts';
import { findingsIn } from './findings.ts';
import { instants } from './instants.ts';
import { type JournalRecord, readJournals } from './journal.ts';
import { Load } from './load.ts';
import { promisedUntil, type Sent } from './sent.ts';
import { ServedState, stateOf } from './served-state.ts';
import { openSite, type Service, type Site } from './site.ts';

/** Where and how a trial is made. */
export interface Terms {
  /** Of this trial alone; emptied. */
  readonly folder: string;
  readonly port: number;
  /** The compiled `journal.c`. */
  readonly library: string;
  readonly seed: number;
  /** The load lasts until the disk was written so many bytes, and so many ms at most. */
  readonly load: { readonly bytes: number; readonly ms: number };
}

/** What one cut brought to light. */
export interface Outcome {
  /** The power went after this record of the journal, of so many. */
  readonly record: number;
  readonly records: number;
  /** Whether the state was begun in the same run. */
  readonly isFresh: boolean;
  /** What was promised until then. */
  readonly facts: number;
  /** What the cut could take, and how it took it. */
  readonly uncertain: Uncertain;
  readonly kept: number;
  readonly unit: number;
  /** From the start of the service on what was left, until it answered, ms. */
  readonly readyMs: number;
  /** Nothing where all is well. */
  readonly findings: readonly string[];
  /** The disks that do not keep their word and were found out by the same cut. */
  readonly foundOut: readonly Honesty[];
}

export const DISHONEST: readonly Honesty[] = ['none', 'one too late', 'log only'];

/** Every so many runs begin with an empty disk. */
const FRESH_EVERY = 3;
const LOOK_AGAIN_MS = 50;

/**
 * Serves a state under load again and again. Each run is cut at several of its instants, each time on
 * a disk of its own; the next run goes on with what the last of these cuts left, used again or as it was.
 */
export async function* trial(
  terms: Terms,
  count: number,
  cutsPerRun: number,
): AsyncGenerator<Outcome> {
  rmSync(terms.folder, { recursive: true, force: true });
  mkdirSync(join(terms.folder, 'disk'), { recursive: true });
  let known: Known | null = null;
  for (let run = 0, done = 0; done < count; run++) {
    if (run % FRESH_EVERY === 0 || !known) {
      rmSync(join(terms.folder, 'disk'), { recursive: true });
      mkdirSync(join(terms.folder, 'disk'));
      known = { site: null, sent: [] };
    }
    const cuts = Math.min(cutsPerRun, count - done);
    known = yield* cutsOf(await runUnderLoad(terms, run, known), cuts);
    done += cuts;
  }
}

/** A run that ended without warning, and the disks on which it may have run. */
interface Run {
  readonly terms: Terms;
  readonly number: number;
  readonly before: Known;
  /** The site, as soon as it was there. */
  readonly site: { readonly is: Site; readonly at: number } | null;
  readonly sent: readonly Sent[];
  readonly records: readonly JournalRecord[];
  readonly honest: Disk;
  readonly dishonest: ReadonlyMap<Honesty, Disk>;
}

async function runUnderLoad(terms: Terms, number: number, before: Known): Promise<Run> {
  const disk = join(terms.folder, 'disk');
  const journals = join(terms.folder, 'journals');
  rmSync(journals, { recursive: true, force: true });
  mkdirSync(journals);
  const honest = new Disk(disk);
  const dishonest = new Map(DISHONEST.map((honesty) => [honesty, new Disk(disk, honesty)]));
  const journal = { library: terms.library, folder: journals };
  const log = join(terms.folder, 'service.log');
  const served = await ServedState.start({ disk, port: terms.port, log, journal });
  const { origin, operatorKey } = served;
  const service: Service = { origin, operatorKey, sent: [] };
  const chance = seeded(terms.seed * 1000 + number);
  await served.ready();
  const site = before.site ?? (await openSite(service));
  const at = before.site ? 0 : service.sent.at(-1)?.acknowledged?.at;
  const load = new Load(service, site, chance).run();
  await grown(journals, terms.load);
  await served.end('SIGKILL');
  await load;
  const records = readJournals(journals);
  return {
    terms,
    number,
    before,
    site: at === undefined ? null : { is: site, at },
    sent: service.sent,
    records,
    honest,
    dishonest,
  };
}

/** Resolves when the journals hold so much, or when the time is over. */
async function grown(journals: string, { bytes, ms }: Terms['load']): Promise<void> {
  const deadline = performance.now() + ms;
  const size = () =>
    readdirSync(journals).reduce((sum, name) => sum + statSync(join(journals, name)).size, 0);
  while (size() < bytes && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Cuts one run at several of its instants, in their order, and gives what the last one left. */
async function* cutsOf(run: Run, count: number): AsyncGenerator<Outcome, Known | null> {
  const { terms, records, honest, dishonest } = run;
  const chance = seeded(terms.seed * 1000 + run.number + 500);
  // Before anything else is drawn: the load is never the same, these are.
  const cutSeeds = Array.from({ length: count }, () => chance.below(2 ** 31));
  const left = join(terms.folder, 'left');
  const asCut = join(terms.folder, 'as-cut');
  // So that the next run is cut while it recovers from this one, too.
  const isCutAgain = run.number % 2 === 0;
  let known: Known | null = run.before;
  let applied = 0;
  for (const { record, at } of instants(run, count, chance.float)) {
    for (; applied <= record; applied++) {
      const change = records[applied];
      if (change) for (const disk of [honest, ...dishonest.values()]) disk.apply(change);
    }
    const facts = [...run.before.sent, ...run.sent].flatMap((sent) => promisedUntil(sent, at));
    const cutSeed = cutSeeds.shift() ?? 0;
    const foundOut = [...dishonest].filter(([, disk]) => {
      lay(disk, left, cutSeed);
      const { lost, damaged } = findingsIn(stateOf(left), facts);
      return lost.length + damaged.length > 0;
    });
    const cut = lay(honest, left, cutSeed);
    rmSync(asCut, { recursive: true, force: true });
    cpSync(left, asCut, { recursive: true });
    const after = await afterCut({ ...run, at, left, facts, chance });
    known = after.known && (isCutAgain ? knownAt({ ...run, at }) : after.known);
    yield {
      record,
      records: records.length,
      isFresh: run.before.site === null,
      facts: facts.length,
      uncertain: honest.uncertain,
      kept: cut.kept,
      unit: cut.unit,
      readyMs: after.readyMs,
      findings: after.findings,
      foundOut: foundOut.map(([honesty]) => honesty),
    };
  }
  for (; applied < records.length; applied++) {
    const change = records[applied];
    if (change) honest.apply(change);
  }
  const disk = join(terms.folder, 'disk');
  const unseen = honest.differences(disk);
  if (unseen.length > 0) throw new Error(`The journal does not see all of ${unseen.join(', ')}.`);
  rmSync(disk, { recursive: true });
  renameSync(isCutAgain ? asCut : left, disk);
  return known;
}

function lay(disk: Disk, folder: string, seed: number): Cut {
  rmSync(folder, { recursive: true, force: true });
  const cut = drawCut(seeded(seed).float);
  disk.rebuild(folder, cut);
  return cut;
}
