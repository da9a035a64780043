import { LOG_NAMES, sealedLog } from '../../src/domain/seal/form.ts';
import { imagesOf } from '../../src/store/seal/images.ts';
import { MISCOUNTS } from '../../src/store/seal/sum-of-log.ts';
import { isDays, isInstants } from './seal-shape.mjs';

/** @typedef {import('../../src/domain/seal/verify.ts').SealSource} SealSource */
/** @typedef {{ slug: string, source: SealSource }} SealedEdition */

/**
 * The editions of a database whose log was sealed, or the one with this slug.
 * @param {import('node:sqlite').DatabaseSync} db of this release's schema; read as it is asked
 * @param {string | undefined} slug
 * @returns {SealedEdition[]}
 */
export function sealedEditions(db, slug) {
  return db
    .prepare(
      `SELECT e.number, e.slug, c.seq FROM event e LEFT JOIN ledger_clock c ON c.event = e.number
       WHERE ?1 IS NULL OR e.slug = ?1 ORDER BY e.number`,
    )
    .all(slug ?? null)
    .map(({ number, slug: name, seq }) => ({
      slug: String(name),
      source: sourceIn(db, Number(number), Number(seq ?? 0)),
    }));
}

/**
 * @param {import('node:sqlite').DatabaseSync} db
 * @param {number} event
 * @param {number} clock
 * @returns {SealSource}
 */
function sourceIn(db, event, clock) {
  const ranges = db
    .prepare(
      `SELECT to_seq, number, log, upto, rows, hash, days FROM seal_range r
       WHERE event = ? AND NOT EXISTS (SELECT 1 FROM sealing s
         WHERE s.event = r.event AND s.to_seq = r.to_seq AND s.over = 0)
       ORDER BY to_seq, number`,
    )
    .all(event);
  const copy = db.prepare(
    'SELECT copy FROM seal_range WHERE event = ? AND to_seq = ? AND number = ?',
  );
  const text = db.prepare(
    `SELECT salt, commitment FROM sealed_text
     WHERE event = ? AND log = ? AND id = ? AND seq = ? AND name = ?`,
  );
  const images = new Map(LOG_NAMES.map((log) => [log, db.prepare(imagesOf(log))]));
  for (const one of images.values()) one.setReadBigInts(true);
  const seals = db.prepare('SELECT * FROM seal WHERE event = ? ORDER BY number');
  seals.setReadBigInts(true);
  const walk = db
    .prepare('SELECT iif(over = 1, to_seq, from_seq) AS walked FROM sealing WHERE event = ?')
    .get(event);
  const files = db.prepare(
    `SELECT id, seq, sha256, CAST(csv AS BLOB) AS bytes FROM release
     WHERE event = ? AND released_at IS NOT NULL ORDER BY id`,
  );
  return {
    seals: seals.all(event).map(sealOf),
    ranges: ranges.map(rangeOf),
    async copyOf(place) {
      const { to_seq = null, number = null } = ranges[place] ?? {};
      const found = copy.get(event, to_seq, number)?.copy;
      return found instanceof Uint8Array ? found : new Uint8Array();
    },
    *rowsOf(log) {
      const { columns } = sealedLog(log);
      for (const row of images.get(log)?.iterate(event) ?? []) {
        yield columns.map((column) => cellOf(row[column]));
      }
    },
    committed: false,
    textOf(log, id, seq, name) {
      const kept = text.get(event, log, id, seq, name);
      if (!kept) return null;
      return {
        salt: kept.salt === null ? null : String(kept.salt),
        commitment: `${kept.commitment}`,
      };
    },
    clock,
    walked: walk ? Number(walk.walked) : null,
    *files() {
      for (const { id, seq, sha256, bytes } of files.iterate(event)) {
        yield {
          ...{ id: String(id), seq: Number(seq), sha256: String(sha256) },
          bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(),
        };
      }
    },
    noted: notedIn(db, event),
    *miscounts() {
      for (const { table, row } of db.prepare(MISCOUNTS).iterate(event)) {
        yield { table: String(table), row: String(row) };
      }
    },
  };
}

/**
 * What the audit says was the newest seal when somebody released figures, or took the sealed log out.
 * @param {import('node:sqlite').DatabaseSync} db
 * @param {number} event
 * @returns {SealSource['noted']}
 */
function notedIn(db, event) {
  return db
    .prepare(
      `SELECT iif(json_valid(detail), detail ->> '$.after.seal', NULL) AS hash, min(at) AS at FROM audit
       WHERE event = ? AND verb IN ('release_figures', 'ask_export')
       GROUP BY hash HAVING hash IS NOT NULL ORDER BY min(at)`,
    )
    .all(event)
    .map(({ hash, at }) => ({ hash: String(hash), at: Number(at) }));
}

/** @typedef {Record<string, import('node:sqlite').SQLOutputValue>} Row */

/**
 * @param {Row} row
 * @returns {import('../../src/domain/seal/chain.ts').Seal}
 */
function sealOf(row) {
  const [days, restored] = [parsed(row.days), parsed(row.restored)];
  const isLegible = isDays(days) && isInstants(restored);
  return {
    event: Number(row.event),
    number: Number(row.number),
    form: Number(row.form),
    from_seq: Number(row.from_seq),
    to_seq: Number(row.to_seq),
    rows: Number(row.rows),
    days: isDays(days) ? days : [],
    // What cannot be read is no seal's: its hash shows it.
    root: isLegible ? String(row.root) : '',
    previous: String(row.previous),
    restored: isInstants(restored) ? restored : [],
    at: Number(row.at),
    hash: String(row.hash),
  };
}

/**
 * @param {Row} row
 * @returns {import('../../src/domain/seal/verify.ts').KeptRange}
 */
function rangeOf(row) {
  const days = parsed(row.days);
  return {
    to_seq: Number(row.to_seq),
    log: String(row.log),
    upto: String(row.upto),
    rows: Number(row.rows),
    hash: String(row.hash),
    days: isDays(days) ? days : [],
  };
}

/** @param {import('node:sqlite').SQLOutputValue | undefined} value */
function parsed(value) {
  try {
    return JSON.parse(String(value));
  } catch {
    return null;
  }
}

/**
 * A number that is larger than any that was sealed is named by its digits.
 * @param {import('node:sqlite').SQLOutputValue | undefined} value
 */
function cellOf(value) {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
