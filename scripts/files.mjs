import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The environment in which the project's own tools, its Node among them, come first. */
export const toolEnv = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
};

/**
 * Writes only what differs, so that a watching server is not woken for nothing, and by rename, so
 * that nobody reads half a file.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
export function writeIfChanged(path, content) {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return;
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
}

/**
 * Every file under a folder, as paths relative to it; none when it does not exist.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * A fingerprint of names and contents. Not of times, which a copy or an image of a container changes:
 * what was built would be taken for old where it cannot be built again.
 * @param {string[]} paths absolute, below the repository's folder
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * `app.css` and its bytes to `/assets/app.3f2a1b0c9d.css`: the address changes with the content.
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function hashedUrl(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  return `/assets/${name.slice(0, dot).replaceAll('/', '-')}.${hash}${name.slice(dot)}`;
}
