import type { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { sealedEditions } from '../../scripts/server/sealed-database.mjs';
import { nextSeal, type Seal } from '../../src/domain/seal/chain.ts';
import { type Cell, sealedLog } from '../../src/domain/seal/form.ts';
import { sealRows } from '../../src/domain/seal/range.ts';
import { imagesOf } from '../../src/store/seal/images.ts';
import { withEdition } from './backups.ts';
import { inDatabase, migratedState } from './state-folder.ts';

const SALT = '000102030405060708090a0b0c0d0e0f';
const SCANS = `
UPDATE event SET data_key = 'still there';
INSERT INTO gate (event, number, name, kinds, step_free) VALUES (1, 1, '{}', '[]', 0);
INSERT INTO device (event, id, name, gate, state, token_hash, created_at)
VALUES (1, 'phone', '', 1, 'active', '', 0);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
INSERT INTO scan (event, id, device, gate, type, direction, day, at, received_at, decided, reported,
  verdict, people, children, conflict, undone, override, seq)
SELECT 1, printf('scan-%02d', i), 'phone', 1, 'walk_in', 'entry', 1, i, i, 'online', 0, 'admitted',
  i, 0, 0, 0, iif(i = 7, 'grand-mère', NULL), iif(i % 5, 10, 20) FROM n`;

/** A state of twenty scans in two seals, every fifth of them in the second; one has a text. */
export async function sealedState(): Promise<{ state: string; seals: Seal[] }> {
  const state = migratedState((db) => {
    withEdition(db);
    db.exec(SCANS);
  });
  const first = await sealUpTo(state, 10);
  return { state, seals: [first, await sealUpTo(state, 20, first)] };
}

async function sealUpTo(state: string, to_seq: number, before?: Seal): Promise<Seal> {
  const file = databaseFile(state);
  const rows = inDatabase(file, (db) => rowsOf(db, to_seq));
  const { copy, texts, ...sealed } = await sealRows('scan', rows, () => SALT);
  const range = { log: 'scan', upto: 'scan-20', ...sealed };
  const walked = { event: 1, from_seq: to_seq - 10, to_seq, ranges: [range], restored: [] };
  const seal = await nextSeal(walked, before ?? null, to_seq * 1_000);
  inDatabase(file, (db) => {
    db.prepare('INSERT INTO seal_range VALUES (1, ?, 0, ?, ?, ?, ?, ?, ?)').run(
      ...[to_seq, range.log, range.upto, range.rows, range.hash, JSON.stringify(range.days)],
      copy,
    );
    for (const { id, seq, name, salt, commitment } of texts) {
      const insert = "INSERT INTO sealed_text VALUES (1, 'scan', ?, ?, ?, ?, ?)";
      db.prepare(insert).run(id, seq, name, salt, commitment);
    }
    const { number, form, from_seq, days, root, previous, restored, at, hash } = seal;
    db.prepare('INSERT INTO seal VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...[number, form, from_seq, to_seq, seal.rows, JSON.stringify(days), root, previous],
      ...[JSON.stringify(restored), at, hash],
    );
  });
  return seal;
}

function rowsOf(db: DatabaseSync, to_seq: number): Cell[][] {
  return db
    .prepare(imagesOf('scan'))
    .all(1)
    .filter(({ seq }) => seq === to_seq)
    .map((row) => sealedLog('scan').columns.map((name) => cellOf(row[name])));
}

function cellOf(value: unknown): Cell {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

/** Changes the database behind the service's back. */
export function forge(state: string, sql: string): void {
  inDatabase(databaseFile(state), (db) => {
    db.exec('DROP TRIGGER IF EXISTS scan_numbered');
    db.exec(sql);
  });
}

/** The sealed log of such a state, as the console gives it out. */
export function sealedLines(state: string): string[] {
  return inDatabase(databaseFile(state), (db) => {
    const [edition] = sealedEditions(db, undefined);
    if (!edition) throw new Error('no edition');
    const { slug, source } = edition;
    const copies = db
      .prepare('SELECT copy FROM seal_range ORDER BY to_seq, number')
      .all()
      .map(({ copy }) => Buffer.from(copy instanceof Uint8Array ? copy : []).toString('base64'));
    const rows = db.prepare(imagesOf('scan')).all(1);
    const line = (row: (typeof rows)[number]) => {
      const { id, seq, override } = row;
      const kept = source.textOf('scan', String(id), Number(seq), 'override');
      const cells = { ...row, override: override === null ? null : (kept?.commitment ?? '') };
      return { row: ['scan', ...Object.values(cells)] };
    };
    return [
      { sealed_log: 1, event: 1, slug },
      ...source.seals.map((seal) => ({ seal })),
      ...source.ranges.map((range, at) => ({ range: { ...range, copy: copies[at] } })),
      ...rows.map(line),
      { end: true },
    ].map((one) => JSON.stringify(one));
  });
}
