import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/files.mjs';
import { verbWord } from '../../src/console/log/names.ts';
import { HOLD_KINDS } from '../../src/domain/edition.ts';
import { LOCALES } from '../../src/domain/kinds.ts';

const FLOORS = ['store', 'actors', 'operations'];

/** What the code can write into the audit as what was done, read from its text. */
function verbsOfCode(): string[] {
  const files = FLOORS.flatMap((floor) =>
    readdirSync(join(root, 'src', floor), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, 'src', floor, file), 'utf8')),
  );
  const found = files.flatMap((text) => [
    ...[...text.matchAll(/\bverb: '(\w+)'/g)].map(([, verb = '']) => verb),
    // A type that lists them.
    ...[...text.matchAll(/\bverb:\s*((?:\|?\s*'\w+'\s*)+);/g)].flatMap(([, list = '']) =>
      words(list),
    ),
    ...[...text.matchAll(/type Opening = ([^;]*);/g)].flatMap(([, list = '']) => words(list)),
    // Tables from which one is taken.
    ...[...text.matchAll(/_VERBS = \{([^}]*)\}/g)].flatMap(([, list = '']) => words(list)),
    ...[...text.matchAll(/\? \w+_VERBS\[[^\]]*\] : ('\w+')/g)].flatMap(([, list = '']) =>
      words(list),
    ),
    ...[...text.matchAll(/const CHANGES = \{([\s\S]*?)\n\}/g)].flatMap(([, table = '']) =>
      [...table.matchAll(/^ {2}(\w+): \{/gm)].map(([, verb = '']) => verb),
    ),
  ]);
  // The order itself of an edit, which is none of the audit's.
  return [...new Set([...found, ...HOLD_KINDS])].filter((verb) => verb !== 'status').sort();
}

function words(list: string): string[] {
  return [...list.matchAll(/'(\w+)'/g)].map(([, word = '']) => word);
}

const VERBS = verbsOfCode();

describe('what the log says was done', () => {
  it('is read from the code', () => {
    const some = ['invite', 'join', 'hold', 'move', 'edit_edition', 'publish', 'open_record'];
    expect(VERBS).toEqual(expect.arrayContaining([...some, 'split', 'accept', 'show_contact']));
    expect(VERBS.length).toBeGreaterThan(40);
  });

  it.each(LOCALES)('has a word of its own for each of them in %s', (locale) => {
    const nameless = VERBS.filter((verb) => verbWord(locale, verb) === verb);
    expect(nameless).toEqual([]);
  });
});
