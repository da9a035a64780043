import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MINIMUM = 24;
const node = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules/.bin/node');

if (Number.parseInt(process.versions.node, 10) >= MINIMUM) {
  await import('./local.mjs');
} else if (existsSync(node)) {
  const { status } = spawnSync(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, ABWAB_PARENT: String(process.pid) },
  });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write('Nothing is installed yet: run npm start.\n');
  process.exitCode = 1;
}
