import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecrets } from '../../scripts/server/secrets.mjs';
import { seeded } from '../gate/world.ts';
import { compileJournal } from './compile.ts';
import { drawCut } from './cut.ts';
import { Disk } from './disk.ts';
import { type JournalRecord, readJournals } from './journal.ts';
import { type Plan, prepare, stateOf } from './served-state.ts';
import { type Outcome, trial } from './trial.ts';

const PORT = 9188;
/** Of the first start alone: it is short. */
const CUTS = 8;

const folder = mkdtempSync(join(tmpdir(), 'abwab-power-cuts-'));
let library: string;
beforeAll(() => {
  library = compileJournal(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the first start of a state', () => {
  const watched = join(folder, 'first');
  const left = join(folder, 'left');
  const planOn = (disk: string, journal: Plan['journal'] = null): Plan => ({
    disk,
    journal,
    port: PORT,
    log: join(folder, 'service.log'),
  });
  let records: JournalRecord[];
  beforeAll(async () => {
    const journals = join(folder, 'journals');
    mkdirSync(journals);
    mkdirSync(watched);
    await prepare(planOn(watched, { library, folder: journals }));
    records = readJournals(journals);
  });

  /** A disk on which the first start came so far; nothing that was not synced is kept. */
  async function cutAfter(count: number, kept: number): Promise<void> {
    const empty = join(folder, 'empty');
    mkdirSync(empty, { recursive: true });
    const disk = new Disk(empty);
    for (const record of records.slice(0, count)) disk.apply(record);
    rmSync(left, { recursive: true, force: true });
    disk.rebuild(left, { ...drawCut(seeded(count).float), kept });
  }

  it('leaves, once it is done, nothing that a power cut takes', async () => {
    await cutAfter(records.length, 0);
    expect(readSecrets(stateOf(left), {})).toEqual(readSecrets(stateOf(watched), {}));
    const again = join(folder, 'again');
    mkdirSync(again);
    await prepare(planOn(left, { library, folder: again }));
    const remade = readJournals(again).filter(({ kind }) => kind === 'folder made');
    expect(remade).toEqual([]);
  });

  it('can be made again, wherever it was cut', async () => {
    for (let cut = 1; cut <= CUTS; cut++) {
      await cutAfter(Math.floor((records.length * cut) / CUTS), 0.5);
      await prepare(planOn(left));
    }
  });
});

describe('a service under load', () => {
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    const load = { bytes: 1_500_000, ms: 5_000 };
    const terms = { folder: join(folder, 'trial'), port: PORT, library, seed: 1, load };
    for await (const outcome of trial(terms, 5, 5)) outcomes.push(outcome);
  }, 120_000);

  it('keeps through power cuts everything that was acknowledged, and counts nothing twice', () => {
    expect(outcomes.flatMap(({ findings }) => findings)).toEqual([]);
    expect(outcomes.some(({ facts }) => facts > 20)).toBe(true);
  });

  it('would be found to lose it on a disk that keeps no sync, or each one too late', () => {
    const foundOut = new Set(outcomes.flatMap((outcome) => outcome.foundOut));
    expect(foundOut).toEqual(new Set(['none', 'one too late', 'log only']));
  });
});
