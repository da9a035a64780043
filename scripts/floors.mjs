import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesUnder, root } from './files.mjs';

const SIDE = ['domain', 'i18n', 'ui', 'build'];
const ROOM = [...SIDE, 'contract', 'http', 'store', 'operations', 'channels', 'env.ts'];

/**
 * Each floor of the house and what it may import beside itself: floors below, never above, and
 * rooms of one floor not each other. `build` is what the build generates.
 * @type {Record<string, string[]>}
 */
const MAY_IMPORT = {
  domain: [],
  contract: ['domain'],
  // Of what is built, which words are reviewed.
  i18n: ['domain', 'build'],
  ui: [...SIDE, 'contract'],
  client: [...SIDE, 'contract'],
  http: ['domain', 'contract', 'env.ts'],
  store: ['domain', 'contract', 'env.ts'],
  // They know no database and no edition: what they carry, and where, is given to them.
  channels: ['domain'],
  // Of what serves requests the log alone: it is written in one place. Of what is said to people the
  // messages alone: they are frozen in the batch of what they tell.
  actors: [
    'domain',
    'contract',
    'store',
    'channels',
    'env.ts',
    'http/log.ts',
    'i18n/mail-text.ts',
    'i18n/message-text.ts',
  ],
  operations: ['domain', 'contract', 'store', 'actors', 'channels', 'env.ts', 'http/log.ts'],
  visitor: ROOM,
  gate: ROOM,
  console: ROOM,
  api: ROOM,
  jobs: ROOM,
};

/** The top floor puts the house together. */
const TOP = ['index.ts', 'app.tsx', 'env.ts'];

/** Floor 0 runs in the Worker and on phones alike: it brings nothing along. */
const NO_PACKAGES = ['domain'];

/**
 * Every import that breaks the order of the floors, as a line `file: reason`.
 * @param {string} folder the repository's
 * @returns {string[]}
 */
export function broken(folder = root) {
  const src = join(folder, 'src');
  return filesUnder(src)
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const floor = file.split('/')[0] ?? '';
      const allowed = MAY_IMPORT[floor];
      if (TOP.includes(file)) return [];
      if (!allowed) return [`src/${file}: stands on no floor`];
      return imports(join(src, file))
        .filter((target) => !mayImport(floor, allowed, file, target))
        .map((target) => `src/${file}: ${floor} may not import '${target}'`);
    });

  /** @type {(floor: string, allowed: string[], file: string, target: string) => boolean} */
  function mayImport(floor, allowed, file, target) {
    if (!target.startsWith('.')) return !NO_PACKAGES.includes(floor);
    const path = relative(src, join(src, dirname(file), target));
    const to = path.startsWith('../build/') ? 'build' : (path.split('/')[0] ?? '');
    return to === floor || allowed.includes(to) || allowed.includes(path);
  }
}

/**
 * @param {string} path
 * @returns {string[]} what the file imports, type imports included
 */
function imports(path) {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:^|[;}\s])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, target]) => (target ? [target] : []),
  );
}

if (import.meta.main) {
  const lines = broken();
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
