import { isLogName } from '../../src/domain/seal/form.ts';
import { placedLines } from './placed-lines.mjs';
import { isObject, isRange, isRow, isSeal } from './seal-shape.mjs';

/** Of how such a file is written. */
const FORMAT = 1;
/** Bytes of one line: a range with its copy, or a release with its figures, has fewer. */
const LINE_MOST = 8_000_000;
/** Nights of ten years, and more pages than a database of this service has. */
const SEALS_MOST = 4_000;
const RANGES_MOST = 500_000;

/** @typedef {import('../../src/domain/seal/form.ts').Cell} Cell */
/** @typedef {import('../../src/domain/seal/form.ts').LogName} LogName */
/** @typedef {import('./placed-lines.mjs').Place} Place */

/**
 * What the console gives out as a sealed log: a line of JSON for the edition, for each seal, range and
 * row, and one at its end. Nothing else may stand in it, nor be written in another way: what is not read
 * could be taken for verified. It is read once to see that it is whole, and once more for its rows, so that
 * its seals and ranges are held and nothing else.
 * @param {string} file
 * @returns {Promise<import('./sealed-database.mjs').SealedEdition>}
 * @throws with a sentence when it is no such file, or when it was cut off
 */
export async function sealedFile(file) {
  const parts = new SealedParts(file);
  for await (const line of placedLines(file, { most: LINE_MOST })) parts.take(line);
  return parts.edition();
}

/** What was read of such a file so far. */
class SealedParts {
  /** Where the rows of each log begin and end. @type {Map<LogName, Place>} */
  #rows = new Map();
  /** @type {import('../../src/domain/seal/chain.ts').Seal[]} */
  #seals = [];
  /** @type {import('../../src/domain/seal/verify.ts').KeptRange[]} */
  #ranges = [];
  /** Where the line of each range lies. @type {Place[]} */
  #copies = [];
  /** @type {{ slug: string, event: unknown } | null} */
  #head = null;
  #whole = false;
  #lines = 0;
  #file;

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /** @param {{ text: string, place: Place }} line */
  take({ text, place }) {
    this.#lines += 1;
    const line = parsed(text);
    if (!line) throw this.#damaged();
    if (!this.#head) this.#begin(line);
    else if (this.#whole || Object.keys(line).length !== 1 || !this.#took(line, place)) {
      throw this.#damaged();
    }
  }

  /** @returns {import('./sealed-database.mjs').SealedEdition} */
  edition() {
    if (!this.#head || !this.#whole) {
      throw new Error(`${this.#file} was cut off: its last line is not there. Take it out again.`);
    }
    const [file, copies, rows] = [this.#file, this.#copies, this.#rows];
    return {
      slug: this.#head.slug,
      source: {
        seals: this.#seals,
        ranges: this.#ranges,
        copyOf: (place) => copyAt(file, copies[place]),
        rowsOf: (log) => rowsWithin(file, log, rows.get(log)),
        committed: true,
        textOf: () => null,
        clock: null,
        walked: null,
        files: () => [],
        noted: [],
        miscounts: () => [],
      },
    };
  }

  /** @param {Record<string, unknown>} line */
  #begin(line) {
    const { sealed_log, event, slug } = line;
    const isHead = Object.keys(line).length === 3 && Number.isSafeInteger(event);
    if (sealed_log !== FORMAT || typeof slug !== 'string' || !isHead) {
      throw new Error(`${this.#file} is no sealed log of this release.`);
    }
    this.#head = { slug, event };
  }

  /**
   * Whether a line is one that such a file has.
   * @param {Record<string, unknown>} line
   * @param {Place} place
   */
  #took({ seal, range, row, end }, place) {
    if (Array.isArray(row)) return this.#tookRow(row, place);
    if (isSeal(seal) && seal.event === this.#head?.event) this.#seals.push(seal);
    else if (isRange(range)) {
      const { copy: _, ...kept } = range;
      this.#ranges.push(kept);
      this.#copies.push(place);
    } else if (end === true) this.#whole = true;
    else return false;
    return this.#seals.length <= SEALS_MOST && this.#ranges.length <= RANGES_MOST;
  }

  /**
   * @param {unknown[]} line
   * @param {Place} place
   */
  #tookRow([log, ...row], place) {
    if (typeof log !== 'string' || !isLogName(log)) {
      throw new Error(`${this.#file} has rows of a log that this release does not know.`);
    }
    if (!isRow(log, row)) return false;
    this.#rows.set(log, { ...place, start: this.#rows.get(log)?.start ?? place.start });
    return true;
  }

  #damaged() {
    return new Error(`${this.#file} is no sealed log, or damaged: see its line ${this.#lines}.`);
  }
}

/**
 * The copy of the range whose line lies there; nothing where it is none.
 * @param {string} file
 * @param {Place | undefined} within
 */
async function copyAt(file, within) {
  if (!within) return new Uint8Array();
  for await (const { text } of placedLines(file, { most: LINE_MOST, within })) {
    const range = parsed(text)?.range;
    if (isRange(range)) return new Uint8Array(Buffer.from(range.copy, 'base64'));
  }
  return new Uint8Array();
}

/**
 * @param {string} file
 * @param {LogName} log
 * @param {Place | undefined} within
 * @returns {AsyncGenerator<Cell[]>}
 */
async function* rowsWithin(file, log, within) {
  if (!within) return;
  for await (const { text } of placedLines(file, { most: LINE_MOST, within })) {
    const line = parsed(text)?.row;
    const [of, ...row] = Array.isArray(line) ? line : [];
    if (of === log && isRow(log, row)) yield row;
  }
}

/**
 * A line as the console writes it; null for what another program would read otherwise, such as a name that
 * stands there twice, a number beyond all, or lists within lists.
 * @param {string} text
 */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) && JSON.stringify(value) === text ? value : null;
  } catch {
    return null;
  }
}
