import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncToDisk } from './database.mjs';

/**
 * Makes a folder that its owner alone may read, and those above it that are missing. They outlive a
 * power cut: a synced file is lost with a folder whose own name was not synced.
 * @param {string} folder absolute
 * @returns {string | undefined} the topmost that was made; nothing where all were there
 */
export function makeFolder(folder) {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return undefined;
  for (let made = folder; ; made = dirname(made)) {
    syncToDisk(dirname(made));
    if (made === first) return first;
  }
}
