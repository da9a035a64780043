import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** A wait that ends after a time of its own, where a busy machine takes longer. */
const OWN_LIMIT = /\bvi\.wait|(?:\.poll|\bwaitFor\w*)\((?:(?!;\n)[\s\S])*?\btimeout:/g;

const OWN_FILE = 'test/waits.test.ts';

describe('a test that waits for a state', () => {
  it('waits as long as every other', () => {
    const files = globSync('test/**/*.{ts,tsx}').filter((file) => file !== OWN_FILE);
    expect(files.length).toBeGreaterThan(400);
    const found = files.filter((file) => readFileSync(file, 'utf8').match(OWN_LIMIT));
    expect(found).toEqual([]);
  });

  it.each([
    'await vi.waitFor(() => expect(one).toBe(1));',
    'await expect.poll(one, { timeout: 5_000 }).toBe(1);',
    'await expect\n  .poll(() => one(), {\n    timeout: 5_000 })\n  .toBe(1);',
    "await page.waitForSelector('.one', { timeout: 5_000 });",
  ])('and is found where it does not: %s', (text) => {
    expect(text.match(OWN_LIMIT)).not.toBeNull();
  });
});
