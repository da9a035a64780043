import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { filesUnder, root, toolEnv } from '../../scripts/files.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { migrate } from '../../scripts/server/migrate.mjs';
import { fingerprintOf } from '../../scripts/server/sealed-copy.mjs';
import { inDatabase, newFolder } from './state-folder.ts';

/** A state with so many writers who took an epoch. */
export function stateWith(writers: number): string {
  const state = newFolder();
  migrate(state);
  inDatabase(databaseFile(state), (db) => {
    db.exec('BEGIN');
    const insert = db.prepare('INSERT INTO actor VALUES (?, ?)');
    for (let n = 1; n <= writers; n++) insert.run(`writer ${n}`, n);
    db.exec('COMMIT');
  });
  return state;
}

export function writersIn(file: string): unknown {
  return inDatabase(file, (db) => db.prepare('SELECT count(*) AS n FROM actor').get()?.n);
}

/** A folder that is not there yet. */
export function place(): string {
  return join(newFolder(), 'backup');
}

/** What lies in a folder, locks and the note of a restore aside. */
export function contentOf(folder: string): string[] {
  return filesUnder(folder).filter((name) => !/^lock/.test(name) && name !== 'restored');
}

/** One edition with 300 free places of 500, after 40 batches and 70 serials. */
export function withEdition(db: DatabaseSync): void {
  db.exec(`INSERT INTO event
    (number, slug, name, city, venue, timezone, status, registration_opens, registration_closes,
     utc_offsets, registration_opens_at, registration_closes_at, party_max, group_share,
     live_detail, controller, policy, token_key, code_key, fingerprint, created_at)
    VALUES (1, 'fes-2027', '{}', '{}', '{}', '', 'open', '', '', '{}', 0, 1, 4, 0, 'exact', '{}',
      '{}', '', '{}', '', 0);
    INSERT INTO day VALUES (1, 1, '2027-05-14', '', '', 0, 1);
    INSERT INTO slot (event, number, day, from_time, to_time, starts_at, ends_at, capacity, taken)
    VALUES (1, 1, 1, '', '', 0, 1, 500, 200);
    INSERT INTO ledger_clock VALUES (1, 40, 70)`);
}

/** Changes one bit near the end of a file. */
export function turnBit(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.length - 300;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

type Changed = Record<string, unknown>;

/** Makes a backup's manifest say something else. */
export function edit(folder: string, change: (manifest: Changed) => Changed): void {
  const file = join(folder, 'manifest.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
}

/** Makes it fit the file again: whoever can change the one can change the other. */
export async function refit(folder: string, name: string): Promise<void> {
  const print = await fingerprintOf(join(folder, name));
  edit(folder, (manifest) => ({ ...manifest, ...print }));
}

/**
 * Runs a line of the shell on a state, in the repository. In a language that every machine has: the
 * shell warns of another, among what a command says.
 */
export function run(script: string, state: string) {
  return spawnSync('bash', ['-c', script], {
    cwd: root,
    env: { ...toolEnv, LC_ALL: 'C', STATE_DIR: state },
    encoding: 'utf8',
  });
}
