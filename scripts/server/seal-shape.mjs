import { sealedLog } from '../../src/domain/seal/form.ts';

/** @typedef {import('../../src/domain/seal/form.ts').Cell} Cell */
/** @typedef {import('../../src/domain/seal/chain.ts').Seal} Seal */
/** @typedef {import('../../src/domain/seal/chain.ts').DayRows} DayRows */

const HASH = /^[0-9a-f]{64}$/;

/** @param {unknown} value */
const isWhole = (value) => Number.isSafeInteger(value);

/** @param {unknown} value */
const isHash = (value) => typeof value === 'string' && HASH.test(value);

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Rows by day, `[[day, rows], …]`.
 * @param {unknown} value
 * @returns {value is DayRows[]}
 */
export function isDays(value) {
  const isDay = (/** @type {unknown} */ one) =>
    Array.isArray(one) && one.length === 2 && one.every(isWhole);
  return Array.isArray(value) && value.every(isDay);
}

/**
 * Instants, ms.
 * @param {unknown} value
 * @returns {value is number[]}
 */
export function isInstants(value) {
  return Array.isArray(value) && value.every(isWhole);
}

/**
 * @param {unknown} value
 * @returns {value is Seal}
 */
export function isSeal(value) {
  if (!isObject(value) || Object.keys(value).length !== 12) return false;
  const { event, number, form, from_seq, to_seq, rows, days, root, previous, restored, at } = value;
  return (
    [event, number, form, from_seq, to_seq, rows, at].every(isWhole) &&
    [root, value.hash].every(isHash) &&
    (previous === '' || isHash(previous)) &&
    isDays(days) &&
    isInstants(restored)
  );
}

/**
 * @param {unknown} value
 * @returns {value is import('../../src/domain/seal/verify.ts').KeptRange & { copy: string }}
 */
export function isRange(value) {
  if (!isObject(value) || Object.keys(value).length !== 8) return false;
  const { to_seq, number, log, upto, rows, hash, days, copy } = value;
  return (
    [to_seq, number, rows].every(isWhole) &&
    [log, upto, copy].every((text) => typeof text === 'string') &&
    isHash(hash) &&
    isDays(days)
  );
}

/**
 * The columns of a row of a log: as many as are sealed, each a number, a text or null.
 * @param {import('../../src/domain/seal/form.ts').LogName} log
 * @param {unknown[]} row
 * @returns {row is Cell[]}
 */
export function isRow(log, row) {
  const isCell = (/** @type {unknown} */ cell) =>
    cell === null || typeof cell === 'number' || typeof cell === 'string';
  return row.length === sealedLog(log).columns.length && row.every(isCell);
}
