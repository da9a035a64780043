import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filesUnder } from '../../scripts/files.mjs';
import { databaseFile } from '../../scripts/server/layout.mjs';
import { disagreementsOf, SUM_QUERIES } from '../sum-of-log.ts';
import { FACTS, type Fact } from './sent.ts';

/** What is wrong with the state of a service that is not running; nothing when all is well. */
export interface Findings {
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** What SQLite cannot read, or figures that differ from the sum of what they count. */
  readonly damaged: readonly string[];
}

/** Looks into every database of a state. Opening them is what a start does first: it may write. */
export function findingsIn(state: string, facts: readonly Fact[]): Findings {
  const damaged: string[] = [];
  for (const name of filesUnder(state)) {
    if (!name.endsWith('.sqlite')) continue;
    damaged.push(...orSaid(() => damageOf(join(state, name))).map((what) => `${name}: ${what}`));
  }
  if (facts.length === 0) return { lost: [], damaged };
  try {
    const db = new DatabaseSync(databaseFile(state), { readOnly: true });
    try {
      damaged.push(...disagreements(db));
      return { lost: missing(db, facts), damaged };
    } finally {
      db.close();
    }
  } catch (error) {
    return { lost: facts.map(nameOf), damaged: [...damaged, String(error)] };
  }
}

/** The rows that repeating may not add to. */
export function countRows(state: string): Readonly<Record<string, number>> {
  const db = new DatabaseSync(databaseFile(state), { readOnly: true });
  const tables = ['registration', 'ticket', 'scan', 'hold', 'handed_in', 'device'];
  const counts = tables.map((table) => {
    const row = db.prepare(`SELECT count(*) AS n FROM ${table}`).get();
    return [table, Number(row?.n)] as const;
  });
  db.close();
  return Object.fromEntries(counts);
}

function damageOf(file: string): string[] {
  const db = new DatabaseSync(file);
  try {
    const whole = db.prepare('PRAGMA integrity_check').all();
    const foreign = db.prepare('PRAGMA foreign_key_check').all();
    const said = whole.map(({ integrity_check }) => String(integrity_check));
    return [...said.filter((line) => line !== 'ok'), ...foreign.map((row) => JSON.stringify(row))];
  } finally {
    db.close();
  }
}

const SEATS = `SELECT slot.event, slot.number, slot.taken, coalesce(sum(r.held), 0) AS held
  FROM slot LEFT JOIN registration r ON r.event = slot.event AND r.slot = slot.number
  GROUP BY 1, 2 HAVING slot.taken <> coalesce(sum(r.held), 0)`;

function disagreements(db: DatabaseSync): string[] {
  const differing: unknown[] = db.prepare(SEATS).all();
  for (const { number } of db.prepare('SELECT number FROM event').all()) {
    const answers = SUM_QUERIES.map((sql) => db.prepare(sql).all(Number(number)));
    differing.push(...disagreementsOf(answers));
  }
  return differing.map((one) => JSON.stringify(one));
}

function missing(db: DatabaseSync, facts: readonly Fact[]): string[] {
  const statements = Object.fromEntries(
    Object.entries(FACTS).map(([fact, sql]) => [fact, db.prepare(sql)]),
  );
  return facts.filter(({ fact, of }) => !statements[fact]?.get(...of)).map(nameOf);
}

const nameOf = ({ fact, of }: Fact) => `${fact} ${of.join(' ')}`;

function orSaid(work: () => string[]): string[] {
  try {
    return work();
  } catch (error) {
    return [String(error)];
  }
}
