import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { readManifest } from '../../scripts/server/manifest.mjs';
import { readSecrets } from '../../scripts/server/secrets.mjs';
import { freePort } from '../free-port.ts';
import { seeded } from '../gate/world.ts';
import { compileJournal } from './compile.ts';
import { drawCut } from './cut.ts';
import { Disk } from './disk.ts';
import { type JournalRecord, readJournals } from './journal.ts';
import { type Plan, prepare, run, stateOf } from './served-state.ts';
import { type Outcome, trial } from './trial.ts';

/** Of the first start alone: it is short. */
const CUTS = 8;

const folder = mkdtempSync(join(tmpdir(), 'abwab-power-cuts-'));
const watched = join(folder, 'watched');
const left = join(folder, 'left');
let library: string;
let port: number;
beforeAll(async () => {
  port = await freePort();
  library = compileJournal(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const planOn = (disk: string): Plan => ({
  disk,
  port,
  log: join(folder, 'service.log'),
  journal: null,
});

async function journalOf(
  plan: Plan,
  work: (plan: Plan) => Promise<unknown>,
): Promise<JournalRecord[]> {
  const journals = mkdtempSync(join(folder, 'journals-'));
  await work({ ...plan, journal: { library, folder: journals } });
  return readJournals(journals);
}

function lay(disk: Disk, kept: number, seed = 1): void {
  rmSync(left, { recursive: true, force: true });
  disk.rebuild(left, { ...drawCut(seeded(seed).float), kept });
}

function migrationsOf(disk: string): unknown[] {
  const db = new DatabaseSync(databaseFile(stateOf(disk)), { readOnly: true });
  try {
    return db.prepare('SELECT name FROM d1_migrations').all();
  } finally {
    db.close();
  }
}

describe('the first start of a state', () => {
  let records: JournalRecord[];
  beforeAll(async () => {
    mkdirSync(watched);
    records = await journalOf(planOn(watched), prepare);
  });

  /** A disk on which the first start came so far. */
  function cutAfter(count: number, kept: number): void {
    const empty = join(folder, 'empty');
    mkdirSync(empty, { recursive: true });
    const disk = new Disk(empty);
    for (const record of records.slice(0, count)) disk.apply(record);
    lay(disk, kept, count);
  }

  it('leaves, once it is done, nothing that a power cut takes', async () => {
    cutAfter(records.length, 0);
    expect(readSecrets(stateOf(left), {})).toEqual(readSecrets(stateOf(watched), {}));
    expect(migrationsOf(left)).toEqual(migrationsOf(watched));
    const again = await journalOf(planOn(left), prepare);
    expect(again.filter(({ kind }) => kind === 'folder made')).toEqual([]);
  });

  it('can be made again, wherever it was cut', async () => {
    for (let cut = 1; cut <= CUTS; cut++) {
      cutAfter(Math.floor((records.length * cut) / CUTS), 0.5);
      await prepare(planOn(left));
    }
  });
});

describe('a backup', () => {
  it('outlives a power cut in a folder whose own folders it had to make', async () => {
    const disk = new Disk(watched);
    const own = { STATE_DIR: stateOf(watched) };
    const args = [join(root, 'scripts/backup.mjs'), join(watched, 'backups/november/26')];
    const records = await journalOf(planOn(watched), async (plan) => {
      const [code] = await once(run(plan, process.execPath, args, own), 'exit');
      expect(code).toBe(0);
    });
    for (const record of records) disk.apply(record);
    lay(disk, 0);
    expect(readManifest(join(left, 'backups/november/26')).rows.event).toBe(0);
  });
});

describe('a service under load', () => {
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    const load = { bytes: 1_500_000, ms: 60_000 };
    const terms = { folder: join(folder, 'trial'), port, library, seed: 1, load };
    for await (const outcome of trial(terms, 5, 5)) outcomes.push(outcome);
  }, 300_000);

  it('keeps through power cuts everything that was acknowledged, and counts nothing twice', () => {
    expect(outcomes.flatMap(({ findings }) => findings)).toEqual([]);
    expect(outcomes.some(({ facts }) => facts > 0)).toBe(true);
  });

  it('would be found to lose it on a disk that keeps no sync, or each one too late', () => {
    const foundOut = new Set(outcomes.flatMap((outcome) => outcome.foundOut));
    expect(foundOut).toEqual(new Set(['none', 'one too late', 'log only']));
  });
});
