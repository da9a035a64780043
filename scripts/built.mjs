import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, fingerprint, root, writeIfChanged } from './files.mjs';

/** Where everything lies that is built. */
export const OUT = join(root, 'build');

const stampFile = join(OUT, 'stamp');

/** The fingerprint of everything from which it is built. */
export function stampOfSources() {
  const inputs = ['src', 'public', 'scripts'].flatMap((folder) =>
    filesUnder(join(root, folder)).map((file) => join(root, folder, file)),
  );
  return fingerprint([...inputs, join(root, 'package-lock.json')]);
}

/** The stamp of what lies there, whoever built it; empty where nothing was built whole. */
export const builtStamp = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '');

/** @param {string} stamp */
export const isBuilt = (stamp) => builtStamp() === stamp;

/** The last act of a build. @param {string} stamp */
export const noteBuilt = (stamp) => writeIfChanged(stampFile, stamp);
