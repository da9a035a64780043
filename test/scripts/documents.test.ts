import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingNames } from '../../scripts/documents.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'abwab-documents-'));
  write('package.json', JSON.stringify({ scripts: { invite: 'node scripts/invite.mjs' } }));
  write('src/domain/kinds.ts', '');
  write('src/i18n/ar/gate.ts', '');
  write('docs/contract.md', '');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

describe('the documents of this repository', () => {
  it('name nothing that is not there', () => {
    expect(missingNames()).toEqual([]);
  });
});

describe('a document', () => {
  it.each([
    ['README.md', 'see `src/domain/kind.ts`', 'src/domain/kind.ts'],
    ['README.md', 'run `node src/domain/kind.ts --fast`', 'src/domain/kind.ts'],
    ['README.md', 'the folder `src/operations/` holds', 'src/operations/'],
    ['README.md', 'the folder `src/operations` holds', 'src/operations'],
    ['README.md', 'a folder `attic/` that never was', 'attic/'],
    ['README.md', 'in `attic/chest.ts`', 'attic/chest.ts'],
    ['README.md', 'set in `biome.json`', 'biome.json'],
    ['README.md', 'each `src/i18n/*/gates.ts`', 'src/i18n/*/gates.ts'],
    ['README.md', '``src/domain/kind.ts``', 'src/domain/kind.ts'],
    ['README.md', 'see [the interface](docs/contact.md)', 'docs/contact.md'],
    ['README.md', '![a gate](docs/gate.png)', 'docs/gate.png'],
    ['README.md', 'see [it]\n\n[it]: docs/contact.md', 'docs/contact.md'],
    ['README.md', '```sh\nnpm run invites\n```', 'npm run invites'],
    ['CONTRIBUTING.md', 'see `src/domain/kind.ts`', 'src/domain/kind.ts'],
    ['SECURITY.md', 'see `src/domain/kind.ts`', 'src/domain/kind.ts'],
    ['docs/decisions/0001-writers.md', 'see `src/domain/kind.ts`', 'src/domain/kind.ts'],
    ['docs/decisions/0001-writers.md', '[it](contract.md#scans)', 'contract.md'],
  ])('%s is told of: %s', (document, text, missing) => {
    write(document, `# Title\n\n${text}\n`);
    expect(missingNames(folder)).toEqual([`${document}: ${missing}`]);
  });

  it.each([
    '`src/domain/kinds.ts`, `src/domain/`, `src/domain`, `src/i18n/*/gate.ts`, `src/{domain,i18n}`',
    '[the interface](docs/contract.md#scans), [above](#title), [a site](https://example.org/a.md)',
    '`npm run invite -- gate`, `/api/v1/openapi.json`, `https://example.org/x.md`, `application/json`',
    '`npm run invite -- edition.json` takes a file of your own',
    '`src/<floor>/x.ts`, `Policy`, `1.5.0`, `and/or`, `zgh`, `HTTPS=1 npm start`',
    '```\nattic/chest.ts\n`src/attic.ts`\n```',
    '~~~\n`src/attic.ts`\n~~~',
  ])('may say %s', (text) => {
    write('README.md', `# Title\n\n${text}\n`);
    expect(missingNames(folder)).toEqual([]);
  });

  it('may link from where it stands', () => {
    write('docs/decisions/0001-writers.md', '[it](../contract.md#scans)\n');
    expect(missingNames(folder)).toEqual([]);
  });
});
