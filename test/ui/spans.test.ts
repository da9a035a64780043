import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = 'src';

/** Two values of a template, or of a list, with nothing but a dash between them. */
const JOINED = /\}\s?[–—-]\s?\$?\{|join\('\s?[–—]\s?'\)/;
/** Names beside one another are no span: of a browser, of a page and the product, of an edition and its day. */
const NAMES = /browser-name\.ts|edition\.name\[locale\]|<title>/;
const ARROW = /[←→]/;
const COMMENT = /^\s*(\/\/|\/?\*)/;

/** The lines of what is shown in which something stands. */
function linesWith(pattern: RegExp, rooms: RegExp): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => rooms.test(name))
    .flatMap((name) =>
      readFileSync(join(SOURCE, name), 'utf8')
        .split('\n')
        .filter((line) => !COMMENT.test(line) && pattern.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
}

it('says the two ends of a span in words: a dash between two numbers is turned round in Arabic', () => {
  const spans = linesWith(/[–—]/, /^(console|visitor|gate|i18n|ui)\b.*\.tsx?$/);
  expect(spans.filter((line) => JOINED.test(line) && !NAMES.test(line))).toEqual([]);
});

it('leads an arrow the way that its language is read: each catalogue has its own', () => {
  expect(linesWith(ARROW, /^(console|visitor|gate|client|ui)\b.*\.tsx?$/)).toEqual([]);
  expect(linesWith(/→/, /^i18n\/ar\/.*/)).toEqual([]);
  expect(linesWith(/←/, /^i18n\/(fr|en|zgh)\/.*/)).toEqual([]);
});
