import { readFileSync, statSync } from 'node:fs';
import { explaining } from './database.mjs';

const LINE = /^\s*(?:export\s+)?([A-Z_]+)\s*=\s*(.*?)\s*$/;

/**
 * What a file of secrets holds: lines `NAME=value`, in quotes or not, as editors of any system and
 * shells write them. Other lines say nothing.
 * @param {string} file
 * @returns {Partial<Record<string, string>>}
 * @throws with a sentence, and no word of a value, when it cannot be read or says two things of a name
 */
export function secretLines(file) {
  /** @type {Partial<Record<string, string>>} */
  const found = {};
  for (const line of textOf(file).split(/\r\n|\r|\n/)) {
    const [, name, written = ''] = LINE.exec(line) ?? [];
    if (name === undefined) continue;
    const value = written.replace(/^(["'])(.*)\1$/, '$2');
    if ((found[name] ?? value) !== value) {
      throw new Error(`${file} has two different lines ${name}=…: keep the right one.`);
    }
    found[name] = value;
  }
  return found;
}

/** @param {string} file */
function textOf(file) {
  return explaining(file, () => {
    // One that is no file, such as a pipe, would never end.
    if (!statSync(file).isFile()) throw new Error(`${file} is no file.`);
    // Editors of Windows put a mark in front.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  });
}
