import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { OLDEST, scriptTargets } from './browsers.mjs';
import { build as makeBuild } from './build.mjs';
import { root } from './files.mjs';
import { workerModule } from './worker.mjs';

const USAGE = `npm run keep-release [-- --replace]

Keeps the phone's code and the service's as they are now, as test/releases/<version of
package.json>.mjs.gz and .worker.mjs.gz: tests play the phone against the services to come, and run the
service on the schemas to come. The last two releases are kept. --replace: keeps a release anew that
no phone has yet.
`;
const FOLDER = join(root, 'test/releases');
const KEPT = 2;

/**
 * The phone without its screen, as the simulation plays it, of one file.
 * @returns {Promise<Uint8Array>}
 */
async function phoneCore() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['test/gate/phone-core.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: scriptTargets(OLDEST.staff.scripts),
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('nothing was built');
  return file.contents;
}

/** @param {string} file whose name begins with a release */
function releaseOf(file) {
  return file.split('.').slice(0, 3).join('.');
}

/** @param {string} release */
function order(release) {
  return release.split('.').map(Number);
}

/** @type {(a: string, b: string) => number} the newest first */
function newestFirst(a, b) {
  const [left, right] = [order(a), order(b)];
  const at = left.findIndex((part, i) => part !== right[i]);
  return at < 0 ? 0 : (right[at] ?? 0) - (left[at] ?? 0);
}

const args = process.argv.slice(2);
if (args.some((one) => one !== '--replace')) {
  process.stderr.write(USAGE);
  process.exit(args.includes('--help') ? 0 : 2);
}
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = join(FOLDER, `${version}.mjs.gz`);
if (existsSync(file) && !args.includes('--replace')) {
  process.stderr.write(
    `${version} is kept already. Raise the version in package.json and src/contract/release.ts first.\n`,
  );
  process.exit(1);
}
await makeBuild();
mkdirSync(FOLDER, { recursive: true });
writeFileSync(file, gzipSync(await phoneCore(), { level: 9 }));
const { code } = await workerModule();
writeFileSync(join(FOLDER, `${version}.worker.mjs.gz`), gzipSync(code, { level: 9 }));
const kept = [...new Set(readdirSync(FOLDER).map(releaseOf))].sort(newestFirst).slice(0, KEPT);
for (const one of readdirSync(FOLDER)) {
  if (!kept.includes(releaseOf(one))) rmSync(join(FOLDER, one));
}
process.stdout.write(`kept: ${kept.join(', ')}\n`);
