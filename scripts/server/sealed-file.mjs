import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { isLogName, LOG_NAMES } from '../../src/domain/seal/form.ts';

/** Of how such a file is written. */
const FORMAT = 1;

/** @typedef {import('../../src/domain/seal/form.ts').Cell} Cell */

/**
 * What the console gives out as a sealed log: a line of JSON for the edition, for each seal, range and
 * row, and one at its end.
 * @param {string} file
 * @returns {Promise<import('./sealed-database.mjs').SealedEdition>}
 * @throws with a sentence when it is no such file, or when it was cut off
 */
export async function sealedFile(file) {
  /** @type {Map<string, Cell[][]>} */
  const rows = new Map(LOG_NAMES.map((log) => [log, []]));
  /** @type {import('../../src/domain/seal/chain.ts').Seal[]} */
  const seals = [];
  /** @type {(import('../../src/domain/seal/verify.ts').KeptRange & { copy: string })[]} */
  const ranges = [];
  let slug = '';
  let whole = false;
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    const line = parsed(file, text);
    if (slug === '') {
      if (line.sealed_log !== FORMAT) throw new Error(`${file} is no sealed log of this release.`);
      slug = String(line.slug);
    } else if (line.seal) seals.push(line.seal);
    else if (line.range) ranges.push(line.range);
    else if (Array.isArray(line.row)) {
      const [log, ...row] = line.row;
      if (!isLogName(log))
        throw new Error(`${file} has rows of a log that this release does not know.`);
      rows.get(log)?.push(row);
    } else whole = line.end === true;
  }
  if (!whole)
    throw new Error(`${file} was cut off: its last line is not there. Take it out again.`);
  return {
    slug,
    source: {
      seals,
      ranges,
      copyOf: async (place) => Buffer.from(ranges[place]?.copy ?? '', 'base64'),
      rowsOf: (log) => rows.get(log) ?? [],
      committed: true,
      textOf: () => null,
      clock: null,
    },
  };
}

/**
 * @param {string} file
 * @param {string} text
 */
function parsed(file, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is no sealed log, or damaged.`);
  }
}
