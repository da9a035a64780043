import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = 'src';

/** Two values of a template with nothing but a dash between them. */
const JOINED = /\}[–—-]\$?\{/;

it('says the two ends of a span in words: a dash between two numbers is turned round in Arabic', () => {
  const joined = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(console|visitor|gate|i18n|ui)\b.*\.tsx?$/.test(name))
    .flatMap((name) =>
      readFileSync(join(SOURCE, name), 'utf8')
        .split('\n')
        .filter((line) => /[–—]/.test(line) && JOINED.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(joined).toEqual([]);
});
