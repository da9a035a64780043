// Runs on any Node from 18 on, before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What package.json says in `engines`, which npm only warns about. */
const MINIMUM = 18;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules/.abwab-stamp');

if (Number.parseInt(process.versions.node, 10) < MINIMUM) {
  fail(
    `Abwab needs Node ${MINIMUM} or newer, and this is ${process.versions.node}: see nodejs.org.`,
  );
}
if (!installed()) install();

/** Whether `node_modules` is what package-lock.json asks for, made on a machine of this kind. */
function installed() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

function stamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

function install() {
  process.stderr.write(
    'Installing what Abwab needs; this happens once and takes about a minute …\n',
  );
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  // Not `npm ci`: it fails when the lock lists no optional packages of this platform. The lock was
  // written on Linux, so elsewhere the versions come from package.json, which pins them too.
  const args = ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund'];
  if (process.platform !== 'linux') args.push('--no-package-lock');
  // The engine warnings of packages that want a newer Node do not apply: npm installs one.
  const { status, error } = spawnSync(command, [...first, ...args, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && !npm,
  });
  if (status !== 0) {
    fail(
      `npm install failed${error ? `: ${error.message}` : ''}. Is the network there? Then try again.`,
    );
  }
  const node = spawnSync(join(root, 'node_modules/.bin/node'), ['--version'], { encoding: 'utf8' });
  if (node.status !== 0) {
    fail(
      'npm did not install the project’s own Node. If npm blocks install scripts, allow them for “node”.',
    );
  }
  // Made anew and not written over: a copy of this folder may share its files.
  rmSync(stampFile, { force: true });
  writeFileSync(stampFile, stamp());
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
