import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'words-command-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run words -- --import', () => {
  it('names the rows that it refuses, and fails', () => {
    const file = join(folder, 'words.csv');
    writeFileSync(file, 'Clé;Arabe;Amazighe;Relu par (initiales)\r\nticket.nothing;x;ⴰ;AB\r\n');
    const run = spawnSync(
      join(root, 'node_modules/.bin/node'),
      ['scripts/words.mjs', '--import', file],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('row 2, ticket.nothing: there is no such text');
    expect(run.stdout).toContain('0 texts taken over, 0 of them reviewed; 1 rows refused');
    expect(run.status).toBe(1);
  });
});
