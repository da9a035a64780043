import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { sealedEditions } from '../../scripts/server/sealed-database.mjs';
import { type DayRows, nextSeal, type Seal, type SealRange } from '../../src/domain/seal/chain.ts';
import {
  type Cell,
  cellOf,
  LOG_NAMES,
  type LogName,
  sealedLog,
} from '../../src/domain/seal/form.ts';
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

/** What pages count from. */
const ATTENDANCE = `
INSERT INTO attendance (event, day, minute, gate, entries, exits, re_entries, walk_ins, parties,
  children, crew_in, crew_out)
SELECT 1, 1, 0, 1, sum(people), 0, 0, sum(people), 0, 0, 0, 0 FROM scan WHERE undone = 0`;

/** The file of the release below. */
const CSV = 'gate,from,to,entries,exits,walk_ins,re_entries\n0,a,b,210,0,210,0\n';

/** A row that was written over, a correction and a release. */
const MORE = `
UPDATE scan SET undone = 1, seq = 15 WHERE id = 'scan-03';
INSERT INTO correction (event, id, day, figure, stated, counted, reason, made_by, made_at)
VALUES (1, 'first', 1, 'exits', 12, 10, 'un compteur en panne', 'somebody', 1);
INSERT INTO release (event, id, day, number, status, reason, figures, texts, sha256, prepared_by,
  prepared_at, csv)
VALUES (1, 'evening', 1, 1, 'final', 'une erreur', '{}', '{}', '${sha256(CSV)}', 'somebody', 1, '${CSV}');
UPDATE release SET released_at = 2, released_by = 'somebody'`;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

interface Sealed {
  readonly state: string;
  readonly seals: Seal[];
}

/** A state of twenty scans in two seals, every fifth of them in the second; one has a text. */
export function sealedState(): Promise<Sealed> {
  return sealedWith(SCANS, { ends: [10, 20], page: 100 });
}

/** The same in ranges of six rows, with a row that was written over, a correction and a release. */
export function fullState(): Promise<Sealed> {
  return sealedWith(`${SCANS};${MORE}`, { ends: [10, 20, 42], page: 6 });
}

interface Walks {
  /** The number at which each ends. */
  readonly ends: readonly number[];
  /** Rows that are looked at at once. */
  readonly page: number;
}

/** A state with something in it, sealed as the service seals it. */
async function sealedWith(sql: string, { ends, page }: Walks): Promise<Sealed> {
  const state = migratedState((db) => {
    withEdition(db);
    db.exec(sql);
    db.exec(ATTENDANCE);
  });
  return { state, seals: await sealUpTo(state, { ends, page }) };
}

/** Seals what stands in the log of an edition, in so many walks, behind no seal. */
export async function sealUpTo(state: string, { ends, page }: Walks): Promise<Seal[]> {
  const seals: Seal[] = [];
  for (const to_seq of ends) {
    const span = { from_seq: seals.at(-1)?.to_seq ?? 0, to_seq };
    const ranges = await rangesOf(state, span, page);
    const walked = { event: 1, ...span, ranges, restored: [] };
    const seal = await nextSeal(walked, seals.at(-1) ?? null, to_seq * 1_000);
    seals.push(seal);
    inDatabase(databaseFile(state), (db) => insertSeal(db, seal));
  }
  return seals;
}

type Range = SealRange & { readonly days: readonly DayRows[] };

async function rangesOf(
  state: string,
  { from_seq, to_seq }: { from_seq: number; to_seq: number },
  page: number,
): Promise<Range[]> {
  const ranges: Range[] = [];
  for (const log of LOG_NAMES) {
    const rows = inDatabase(databaseFile(state), (db) => rowsOf(db, log));
    const ids = [...new Set(rows.map((row) => String(cellOf(log, row, 'id'))))];
    for (let at = 0; at < ids.length; at += page) {
      const looked = ids.slice(at, at + page);
      const own = rows.filter((row) => {
        const seq = Number(cellOf(log, row, 'seq'));
        return looked.includes(String(cellOf(log, row, 'id'))) && seq > from_seq && seq <= to_seq;
      });
      if (own.length === 0) continue;
      const { copy, texts, ...sealed } = await sealRows(log, own, () => SALT);
      const range = { log, upto: looked.at(-1) ?? '', ...sealed };
      const number = ranges.push(range);
      inDatabase(databaseFile(state), (db) => {
        db.prepare('INSERT INTO seal_range VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)').run(
          ...[to_seq, number, log, range.upto, range.rows, range.hash, JSON.stringify(range.days)],
          copy,
        );
        for (const { id, seq, name, salt, commitment } of texts) {
          const insert = 'INSERT INTO sealed_text VALUES (1, ?, ?, ?, ?, ?, ?)';
          db.prepare(insert).run(log, id, seq, name, salt, commitment);
        }
      });
    }
  }
  return ranges;
}

/** A seal, and the walk behind it, which is over. */
function insertSeal(db: DatabaseSync, seal: Seal): void {
  const { number, form, from_seq, to_seq, rows, days, root, previous, restored, at, hash } = seal;
  db.prepare('INSERT INTO seal VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[number, form, from_seq, to_seq, rows, JSON.stringify(days), root, previous],
    ...[JSON.stringify(restored), at, hash],
  );
  db.prepare("INSERT OR REPLACE INTO sealing VALUES (1, ?, ?, 0, 0, 1, NULL, '', 1)").run(
    ...[from_seq, to_seq],
  );
}

function rowsOf(db: DatabaseSync, log: LogName): Cell[][] {
  return db
    .prepare(imagesOf(log))
    .all(1)
    .map((row) => sealedLog(log).columns.map((name) => cell(row[name])));
}

function cell(value: unknown): Cell {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

/** Changes the database behind the service's back: what would refuse it, or keep it, is gone. */
export function forge(state: string, sql: string): void {
  inDatabase(databaseFile(state), (db) => {
    for (const name of ['scan_numbered', 'scan_written_over', 'correction_kept', 'release_kept']) {
      db.exec(`DROP TRIGGER IF EXISTS ${name}`);
    }
    db.exec(`PRAGMA foreign_keys = off; ${sql}`);
  });
}

/** The sealed log of such a state, as the console gives it out. */
export function sealedLines(state: string): string[] {
  return inDatabase(databaseFile(state), (db) => {
    const [edition] = sealedEditions(db, undefined);
    if (!edition) throw new Error('no edition');
    const { slug, source } = edition;
    const kept = db
      .prepare('SELECT number, copy FROM seal_range ORDER BY to_seq, number')
      .all()
      .map(({ number, copy }) => ({
        number,
        copy: Buffer.from(copy instanceof Uint8Array ? copy : []).toString('base64'),
      }));
    const line = (log: LogName, row: readonly Cell[]) => {
      const { columns, texts } = sealedLog(log);
      const [id, seq] = [String(cellOf(log, row, 'id')), Number(cellOf(log, row, 'seq'))];
      const cells = row.map((value, at) => {
        const name = columns[at] ?? '';
        const isText = texts.includes(name) && value !== null;
        return isText ? (source.textOf(log, id, seq, name)?.commitment ?? '') : value;
      });
      return { row: [log, ...cells] };
    };
    return [
      { sealed_log: 1, event: 1, slug },
      ...source.seals.map((seal) => ({ seal })),
      ...source.ranges.map((range, at) => ({ range: { ...range, ...kept[at] } })),
      ...LOG_NAMES.flatMap((log) => rowsOf(db, log).map((row) => line(log, row))),
      { end: true },
    ].map((one) => JSON.stringify(one));
  });
}
