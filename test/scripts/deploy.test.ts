import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';

const config = readFileSync(join(root, 'wrangler.toml'), 'utf8');

describe('a deployed Worker', () => {
  it('has no second address once it has a route: wrangler closes workers.dev unless told not to', () => {
    expect(config).not.toMatch(/^\s*workers_dev\s*=/m);
    expect(config).toMatch(/^preview_urls = false$/m);
  });

  it('has a ceiling of every kind', () => {
    const names = [...config.matchAll(/^name = "(LIMIT_\w+)"$/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(['LIMIT_ADDRESS', 'LIMIT_CONTACT', 'LIMIT_ENROL', 'LIMIT_HOLDER']);
    const spaces = [...config.matchAll(/^namespace_id = "(\d+)"$/gm)].map(([, id]) => id);
    expect(new Set(spaces).size).toBe(names.length);
  });
});
