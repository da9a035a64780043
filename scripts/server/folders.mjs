import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncToDisk } from './database.mjs';

/**
 * Makes a folder that its owner alone may read, and those above it that are missing. They outlive a
 * power cut: a synced file is lost with a folder whose own name was not synced.
 * @param {string} folder absolute
 * @returns {string | undefined} the topmost that was made; nothing where all were there
 */
export function makeFolder(folder) {
  const above = dirname(folder);
  // One by one: where nothing can be made, as in /proc, Node's own way tries for ever.
  const first = existsSync(above) ? undefined : makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
    return first;
  }
  syncToDisk(above);
  return first ?? folder;
}

/**
 * Whether a folder is another one or lies in it, by whatever way: a link, a mount, or `..`.
 * @param {string} folder absolute; need not be there
 * @param {string} outer absolute
 */
export function liesIn(folder, outer) {
  const { dev, ino } = statSync(outer);
  for (let at = realPathOf(folder); ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found?.dev === dev && found.ino === ino) return true;
    if (at === dirname(at)) return false;
  }
}

/**
 * Links are followed as far as there is something.
 * @param {string} path absolute
 * @returns {string}
 */
function realPathOf(path) {
  return existsSync(path) ? realpathSync(path) : join(realPathOf(dirname(path)), basename(path));
}
