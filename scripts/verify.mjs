import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import './setup.mjs';
import { build } from './build.mjs';
import { OUT } from './built.mjs';
import { root, toolEnv } from './files.mjs';

/** What the checks remember of files that have not changed since. */
const KNOWN = join(OUT, 'checked');
const ofKnip = ['--cache', '--cache-location', join(KNOWN, 'knip')];
const ofTypes = (/** @type {string} */ project) => [
  '--incremental',
  '--tsBuildInfoFile',
  join(KNOWN, `${project}.tsbuildinfo`),
];

/**
 * Builds (the types of generated files are part of it), then format, lint, the order of the floors,
 * what is done without permission or trace, what documents name, how large what was built is, what
 * nobody uses (files, exports, packages), and the types of every project, all at once.
 * @returns {Promise<boolean>} whether all is well; what is not is printed
 */
export async function verify() {
  const started = performance.now();
  await build();
  const projects = readdirSync(root).filter((name) => /^tsconfig(?!\.base).*\.json$/.test(name));
  const results = await Promise.all([
    run('biome', ['check', '--error-on-warnings', '.']),
    run('node', ['scripts/floors.mjs']),
    run('node', ['scripts/operations.mjs']),
    run('node', ['scripts/documents.mjs']),
    run('node', ['scripts/sizes.mjs']),
    run('knip', ['--no-progress', '--treat-config-hints-as-errors', ...ofKnip]),
    ...projects.map((project) => run('tsc', ['-p', project, ...ofTypes(project)])),
  ]);
  const failed = results.filter((result) => result.code !== 0);
  for (const { command, output } of failed) process.stdout.write(`✗ ${command}\n${output}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    failed.length > 0
      ? `verify: ${failed.length} of ${results.length} checks failed (${seconds} s)\n`
      : `verify: ${results.length} checks passed (${seconds} s)\n`,
  );
  return failed.length === 0;
}

/**
 * @param {string} tool
 * @param {string[]} args
 * @returns {Promise<{ command: string, code: number, output: string }>}
 */
function run(tool, args) {
  const command = [tool, ...args].join(' ');
  return new Promise((resolve) => {
    const child = spawn(tool, args, {
      cwd: root,
      env: toolEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ command, code: 1, output: error.message }));
    child.on('close', (code) => resolve({ command, code: code ?? 1, output }));
  });
}

if (import.meta.main) process.exitCode = (await verify()) ? 0 : 1;
