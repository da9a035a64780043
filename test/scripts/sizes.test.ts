import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assets } from '../../build/manifest.ts';
import { root } from '../../scripts/files.mjs';
import { beyondBudget, sizes } from '../../scripts/sizes.mjs';

const code = (name: keyof typeof assets) =>
  readFileSync(join(root, 'build/public', assets[name]), 'utf8');

describe('what is built', () => {
  it('keeps its budgets', () => {
    expect(beyondBudget()).toEqual([]);
  });

  it.each([
    ['is larger', 1_001, 1_000, 'x.js: 1001 bytes, 1 above its budget of 1000'],
    ['has none', 1, 0, 'x.js: 1 bytes, and no budget in scripts/sizes.mjs'],
    ['leaves much room', 800, 1_000, 'x.js: 800 bytes, far below its budget of 1000: lower it'],
  ])('is found where a file %s', (_, bytes, budget, line) => {
    expect(beyondBudget([{ name: 'x.js', bytes, budget }])).toEqual([line]);
    expect(beyondBudget([{ name: 'x.js', bytes: 900, budget: 1_000 }])).toEqual([]);
  });

  it('is all there', () => {
    const names = sizes().map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['worker/index.js', 'console.js', 'gate.js', 'visitor.js', 'sw.js']),
    );
  });

  it('brings no catalogue to the console and to visitors: their pages say everything', () => {
    for (const name of ['console.js', 'visitor.js'] as const) {
      expect(code(name), name).not.toMatch(/[\u0620-\u064a\u2d30-\u2d7f]/);
    }
  });

  it('draws no QR code at the start of a gate', () => {
    expect(code('gate.js')).not.toContain('alphanumeric');
    expect(code('gate/rescue/qr-drawing.module.js')).toContain('alphanumeric');
    expect(code('gate.js')).toContain(`import("${assets['gate/rescue/qr-drawing.module.js']}")`);
  });
});
