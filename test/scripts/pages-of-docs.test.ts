import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { callbackPath } from '../../src/api/openapi/callback-path.ts';
import { gatePaths } from '../../src/api/openapi/gate-paths.ts';
import { operatorPaths } from '../../src/api/openapi/operator-paths.ts';
import { rescuePaths } from '../../src/api/openapi/rescue-paths.ts';
import { visitorPaths } from '../../src/api/openapi/visitor-paths.ts';
import { ALERT_KINDS } from '../../src/domain/alert.ts';
import { LOCALES, PARTY_KINDS } from '../../src/domain/kinds.ts';
import { COUNTED, SCAN_TYPES } from '../../src/domain/scan-type.ts';
import { LINES } from '../../src/http/log.ts';

const contract = readFileSync(join(root, 'docs/contract.md'), 'utf8');

describe('the page on the interface', () => {
  it('names every address that the service describes, and no other under /api', () => {
    const described = Object.keys({
      ...visitorPaths,
      ...gatePaths,
      ...rescuePaths,
      ...operatorPaths,
      ...callbackPath,
    });
    const named = contract.match(/\/[\w/{}.-]*[\w}]/g) ?? [];
    for (const path of described) expect(named).toContain(path);
    const programs = named.filter((path) => path.startsWith('/api/'));
    for (const path of programs) expect(described).toContain(path);
  });

  it('names every kind of party, of scan and of call, and every language', () => {
    const kinds = [...PARTY_KINDS, ...SCAN_TYPES, ...COUNTED, ...ALERT_KINDS];
    for (const word of [...kinds, ...LOCALES]) {
      expect(contract).toContain(`\`${word}\``);
    }
  });
});

const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');

describe('the glossary', () => {
  it('names tables that the schema has', () => {
    const schema = readdirSync(join(root, 'migrations'))
      .map((name) => readFileSync(join(root, 'migrations', name), 'utf8'))
      .join('\n');
    const tables = new Set([...schema.matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name]) => name));
    const rows = page('glossary.md')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      const named =
        row
          .split('|')
          .at(-2)
          ?.match(/\w+(?=`)/g) ?? [];
      for (const name of named) expect(tables, row).toContain(name);
    }
  });
});

describe('the page on operations', () => {
  it('says what each line of the log means', () => {
    for (const line of LINES) expect(page('operations.md')).toContain(`| \`${line}\` `);
  });

  it('names every number that is counted', () => {
    const source = readFileSync(join(root, 'src/api/metrics.ts'), 'utf8');
    const names = source.match(/\babwab_\w+/g) ?? [];
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(page('operations.md')).toContain(`\`${name}\``);
  });
});
