import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assets } from '../../build/manifest.ts';
import { root } from '../../scripts/files.mjs';
import { sizes } from '../../scripts/sizes.mjs';

const code = (name: keyof typeof assets) =>
  readFileSync(join(root, 'build/public', assets[name]), 'utf8');

describe('what is built', () => {
  it.each(sizes())('keeps its budget: $name', ({ bytes, budget }) => {
    expect(budget).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(budget);
    // A budget with much room is none.
    expect(bytes).toBeGreaterThan(0.8 * budget);
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
