import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { root } from './files.mjs';

/** Where the local server keeps D1's files, below its state. */
const D1_FOLDER = 'local/v3/d1/miniflare-D1DatabaseObject';

/**
 * Makes way for the schema of this release. A state of another schema cannot be carried over before
 * the first release: it is moved aside, whole, and a new one begins. One that holds an edition of
 * somebody's own is not touched.
 * @param {string} stateDir
 * @returns {string | undefined} what was done, as a sentence; nothing when the state fits
 * @throws when the state holds an edition that must not be moved aside
 */
export function makeWayForSchema(stateDir) {
  const wanted = schemaNumber();
  const found = readState(stateDir);
  if (!found || found.number === wanted) return undefined;
  if (found.own.length > 0) {
    throw new Error(
      `The state in ${stateDir} has schema ${found.number} and holds ${found.own.join(', ')}; this release ` +
        `needs schema ${wanted} and has changed nothing. Serve it with the release that made it, or set ` +
        'STATE_DIR to a new folder and set the edition up there: npm run edition -- FILE',
    );
  }
  const aside = freeName(`${stateDir}.before-${wanted}`);
  renameSync(stateDir, aside);
  return `The state of schema ${found.number} was moved to ${aside}; a new one begins with the demo edition.`;
}

/** The number that the first migration gives the schema. */
export function schemaNumber() {
  const sql = readFileSync(join(root, 'migrations/0001_schema.sql'), 'utf8');
  const number = Number(/INSERT INTO schema_version \(number\) VALUES \((\d+)\)/.exec(sql)?.[1]);
  if (!number) throw new Error('migrations/0001_schema.sql gives no schema number.');
  return number;
}

/**
 * @param {string} stateDir
 * @returns {{ number: number, own: string[] } | undefined} nothing where no schema was laid yet
 */
function readState(stateDir) {
  const folder = join(stateDir, D1_FOLDER);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.sqlite'))
    : [];
  return files.map((name) => readDatabase(join(folder, name))).find((state) => state !== undefined);
}

/** @param {string} file */
function readDatabase(file) {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const has = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
    if (!has.get('event')) return undefined;
    const version = has.get('schema_version')
      ? db.prepare('SELECT number FROM schema_version').get()
      : undefined;
    // A demo edition that was replaced keeps its slug with its number behind.
    const own = db
      .prepare("SELECT slug FROM event WHERE slug <> 'demo' AND slug NOT GLOB 'demo-[0-9]*'")
      .all()
      .map(({ slug }) => String(slug));
    // The first schemas had no number.
    return { number: Number(version?.number ?? 1), own };
  } finally {
    db.close();
  }
}

/** @param {string} name */
function freeName(name) {
  let free = name;
  for (let n = 2; existsSync(free); n++) free = `${name}-${n}`;
  return free;
}
