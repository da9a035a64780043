import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { gatePaths } from '../../src/api/description/gate-paths.ts';
import { operatorPaths } from '../../src/api/description/operator.ts';
import { safekeepingPaths } from '../../src/api/description/safekeeping.ts';
import { visitorPaths } from '../../src/api/description/visitor-paths.ts';
import { PARTY_KINDS } from '../../src/domain/kinds.ts';
import { COUNTED, SCAN_TYPES } from '../../src/domain/scan.ts';

const contract = readFileSync(join(root, 'docs/contract.md'), 'utf8');

describe('the page on the interface', () => {
  it('names every address that the service describes, and no other under /api', () => {
    const described = Object.keys({
      ...visitorPaths,
      ...gatePaths,
      ...safekeepingPaths,
      ...operatorPaths,
    });
    const plain = (path: string) => path.replace(/\{.*$/, '');
    for (const path of described) expect(contract, path).toContain(plain(path));
    const named = contract.match(/\/api\/v1\/[\w/{}.-]*[\w}]/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    for (const path of named) expect(described, path).toContain(path);
  });

  it('names every kind of party and of scan', () => {
    for (const word of [...PARTY_KINDS, ...SCAN_TYPES, ...COUNTED]) {
      expect(contract).toContain(`\`${word}\``);
    }
  });
});
