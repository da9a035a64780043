import { createReadStream } from 'node:fs';
import { isLogName, LOG_NAMES } from '../../src/domain/seal/form.ts';
import { explained } from './database.mjs';
import { isObject, isRange, isRow, isSeal } from './seal-shape.mjs';

/** Of how such a file is written. */
const FORMAT = 1;
/** Characters of one line: a range with its copy, or a release with its figures, has fewer. */
const LINE_MAX = 64_000_000;

/** @typedef {import('../../src/domain/seal/form.ts').Cell} Cell */

/**
 * What the console gives out as a sealed log: a line of JSON for the edition, for each seal, range and
 * row, and one at its end. Nothing else may stand in it: what is not read could be taken for verified.
 * @param {string} file
 * @returns {Promise<import('./sealed-database.mjs').SealedEdition>}
 * @throws with a sentence when it is no such file, or when it was cut off
 */
export async function sealedFile(file) {
  const parts = new SealedParts(file);
  for await (const text of linesOf(file)) parts.take(text);
  return parts.edition();
}

/** What was read of such a file so far. */
class SealedParts {
  /** @type {Map<string, Cell[][]>} */
  #rows = new Map(LOG_NAMES.map((log) => [log, []]));
  /** @type {import('../../src/domain/seal/chain.ts').Seal[]} */
  #seals = [];
  /** @type {(import('../../src/domain/seal/verify.ts').KeptRange & { copy: string })[]} */
  #ranges = [];
  /** @type {{ slug: string, event: unknown } | null} */
  #head = null;
  #whole = false;
  #file;

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /** @param {string} text */
  take(text) {
    const line = parsed(text);
    if (!isObject(line)) throw this.#damaged();
    if (!this.#head) this.#begin(line);
    else if (this.#whole || Object.keys(line).length !== 1 || !this.#took(line)) {
      throw this.#damaged();
    }
  }

  /** @returns {import('./sealed-database.mjs').SealedEdition} */
  edition() {
    if (!this.#head || !this.#whole) {
      throw new Error(`${this.#file} was cut off: its last line is not there. Take it out again.`);
    }
    return {
      slug: this.#head.slug,
      source: {
        seals: this.#seals,
        ranges: this.#ranges,
        copyOf: async (place) => Buffer.from(this.#ranges[place]?.copy ?? '', 'base64'),
        rowsOf: (log) => this.#rows.get(log) ?? [],
        committed: true,
        textOf: () => null,
        clock: null,
      },
    };
  }

  /** @param {Record<string, unknown>} line */
  #begin({ sealed_log, event, slug }) {
    if (sealed_log !== FORMAT || typeof slug !== 'string') {
      throw new Error(`${this.#file} is no sealed log of this release.`);
    }
    this.#head = { slug, event };
  }

  /**
   * Whether a line is one that such a file has.
   * @param {Record<string, unknown>} line
   */
  #took({ seal, range, row, end }) {
    if (Array.isArray(row)) return this.#tookRow(row);
    if (isSeal(seal) && seal.event === this.#head?.event) this.#seals.push(seal);
    else if (isRange(range)) this.#ranges.push(range);
    else if (end === true) this.#whole = true;
    else return false;
    return true;
  }

  /** @param {unknown[]} line */
  #tookRow([log, ...row]) {
    if (typeof log !== 'string' || !isLogName(log)) {
      throw new Error(`${this.#file} has rows of a log that this release does not know.`);
    }
    if (!isRow(log, row)) return false;
    this.#rows.get(log)?.push(row);
    return true;
  }

  #damaged() {
    return new Error(`${this.#file} is no sealed log, or damaged.`);
  }
}

/**
 * Lines as the console ends them. What JSON may hold within a text, U+2028 among it, ends none.
 * @param {string} file
 */
async function* linesOf(file) {
  let rest = '';
  try {
    for await (const chunk of createReadStream(file, 'utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > LINE_MAX) throw new Error(`${file} is no sealed log, or damaged.`);
    }
  } catch (error) {
    throw explained(error, file);
  }
  if (rest !== '') yield rest;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
