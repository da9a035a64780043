import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, toolEnv } from '../../scripts/files.mjs';

/** Of a house: what is begun from, what that uses, and one of each kind that nothing uses. */
const FILES: Readonly<Record<string, string>> = {
  'src/index.ts': "import { used } from './room.ts';\nimport 'there';\n\nused();\n",
  'src/room.ts': 'export const used = () => 1;\nexport const idle = () => 2;\n',
  'src/nowhere.ts': 'export const lost = 1;\n',
  'src/client/gate/main.ts': "import './used.ts';\n",
  'src/client/gate/used.ts': 'export {};\n',
  'src/client/gate/idle.ts': 'export {};\n',
  'src/client/gate/scanning/decoder.worker.ts': 'self.close();\n',
  'src/client/gate/rescue/drawing.module.ts': 'self.close();\n',
  'scripts/build.mjs': 'process.exit();\n',
};

let house: string;
let found: string;
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'abwab-unused-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  const dependencies = { there: '1.0.0', idle: '1.0.0' };
  writeFileSync(join(house, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  copyFileSync(join(root, 'knip.json'), join(house, 'knip.json'));
  const said = spawnSync('knip', ['--no-progress'], { cwd: house, env: toolEnv, encoding: 'utf8' });
  found = said.stdout;
}, 60_000);
afterAll(() => rmSync(house, { recursive: true }));

describe('what nothing uses, by the rules of this repository', () => {
  it.each([
    ['a file', 'src/nowhere.ts'],
    ['a file of the gate', 'src/client/gate/idle.ts'],
    ['an export', 'idle  src/room.ts'],
    ['a package', 'idle  package.json'],
  ])('is found: %s', (_, line) => {
    expect(found.replaceAll(/ {2,}/g, '  ')).toContain(line);
  });

  it('is not what the build, the pages and the threads begin from', () => {
    expect(found).not.toMatch(/index\.ts|main\.ts|used\.ts|worker\.ts|module\.ts|build\.mjs/);
  });
});
