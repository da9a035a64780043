import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogueNames, entriesIn, type SourcedEntry } from '../../scripts/words/entries.ts';
import { reviewedIn, reviewedModule } from '../../scripts/words/reviewed.ts';
import { cataloguesOfPages, pagesOf } from '../../scripts/words/seen.ts';
import { takenOver } from '../../scripts/words/take-over.ts';
import type { Given } from '../../src/domain/words/review.ts';
import { readReviewFile, reviewFile } from '../../src/domain/words/review-file.ts';
import { SECTIONS } from '../../src/domain/words/sections.ts';
import { words as shell } from '../../src/i18n/ar/shell.ts';
import { pageNameOf } from '../../src/i18n/page-names.ts';

const ON = '2026-11-26';
const src = join(import.meta.dirname, '../../src');
let i18n = '';

beforeEach(() => {
  i18n = mkdtempSync(join(tmpdir(), 'words-'));
  cpSync(join(src, 'i18n'), i18n, { recursive: true });
  writeFileSync(join(i18n, 'zgh/reviews.json'), '{}');
});
afterEach(() => rmSync(i18n, { recursive: true }));

const givenOf = (entries: readonly SourcedEntry[], more: Partial<Given> = {}): Given[] =>
  entries.map(({ key, arabic, amazigh, by }, at) => ({
    ...{ row: at + 2, key, arabic, amazigh, by: by ?? '' },
    ...more,
  }));

function entry(key: string): SourcedEntry {
  const own = entriesIn(i18n, undefined, (catalogue) => key.startsWith(`${catalogue}.`));
  const found = own.find((one) => one.key === key);
  if (!found) throw new Error(`no text ${key}`);
  return found;
}

function takeOver(given: readonly Given[]) {
  const taken = takenOver(i18n, given, ON);
  for (const [path, text] of taken.files) writeFileSync(path, text);
  return taken;
}

function edit(file: string, change: (text: string) => string) {
  const path = join(i18n, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe('the texts of the catalogues', () => {
  it('are all found, each once', () => {
    const entries = entriesIn(i18n);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    expect(new Set(entries.map(({ catalogue }) => catalogue))).toEqual(
      new Set(catalogueNames(i18n)),
    );
    const tifinagh = /[\u2d30-\u2d7f][^'`$]*/gu;
    for (const name of catalogueNames(i18n)) {
      const own = entries.filter(({ catalogue }) => catalogue === name);
      const text = own.map(({ amazigh }) => amazigh).join('\n');
      // What is filled in is named otherwise there.
      const source = readFileSync(join(i18n, 'zgh', `${name}.ts`), 'utf8').replace(
        /\\u([0-9a-f]{4})/g,
        (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)),
      );
      for (const [piece] of source.matchAll(tifinagh)) {
        expect(text, `${name}: ${piece}`).toContain(piece);
      }
    }
  });

  it('are those of every page, but for what is sent: phones and the press have no Tifinagh', () => {
    const written = readdirSync(join(i18n, 'ar')).map((file) => file.replace('.ts', ''));
    const sent = ['communique', 'mail-text', 'message-text'];
    expect(catalogueNames(i18n)).toEqual(written.filter((name) => !sent.includes(name)).sort());
  });

  it('begin with what visitors read', () => {
    const pages = cataloguesOfPages(src);
    const names = [
      ...new Set(entriesIn(i18n, (name) => pagesOf(pages, name)).map((one) => one.catalogue)),
    ];
    expect(names.indexOf('wish')).toBeLessThan(names.indexOf('log'));
    expect(names.indexOf('visitor')).toBeLessThan(names.indexOf('desk'));
  });

  it.each(['xlsx', 'csv'] as const)('come back from a sheet as they went: %s', async (kind) => {
    const entries = entriesIn(i18n, () => ['ticket']);
    const given = await readReviewFile(await reviewFile(entries, kind, pageNameOf));
    expect(given).toHaveLength(entries.length);
    expect(takenOver(i18n, given, ON)).toEqual({
      ...{ files: new Map(), changed: 0, reviewed: 0, refused: [] },
    });
  });

  it('can all be written: those that stand in Arabic as well', () => {
    const entries = entriesIn(i18n);
    const given = givenOf(entries).map((row, at) => {
      const { amazigh, places } = entries[at] as SourcedEntry;
      const text = amazigh || `ⴰⵣⵓⵍ ${places.map((name) => `{${name}}`).join(' ')}`.trim();
      return { ...row, amazigh: text, by: 'AB' };
    });
    const { changed, refused } = takeOver(given);
    // Sentences with a number that their own file writes, which no Amazigh one has yet.
    expect(new Set(refused.map(({ fault }) => fault))).toEqual(new Set(['programmer']));
    expect(refused.length).toBeLessThan(20);
    expect(changed).toBe(entries.length - refused.length);
    const after = entriesIn(i18n);
    expect(after.map(({ key }) => key).sort()).toEqual(entries.map(({ key }) => key).sort());
    const left = new Set(refused.map(({ key }) => key));
    const open = after.filter(({ key, by }) => by !== 'AB' && !left.has(key));
    expect(open.map(({ key }) => key)).toEqual([]);
  });
});

describe('a corrected text', () => {
  it('takes the place of the old one in its file, with what is filled in', () => {
    const one = entry('visitor.opensOn');
    const amazigh = "ⴳ {time}, {date}: ⵉⵕⵥⵎ `ⵓⵣⵎⵎⴻⵎ` $ 'ⵏ' \\ \u00a0!";
    takeOver(givenOf([one], { amazigh, by: 'AB' }));
    expect(entry('visitor.opensOn')).toMatchObject({ amazigh, by: 'AB' });
  });

  it('changes every key that it is the text of, and their reviews are void', () => {
    const shared = Map.groupBy(entriesIn(i18n), ({ place }) => place).values();
    const [one, other] = [...shared].find((keys) => keys.length > 1)?.map(({ key }) => key) ?? [];
    if (!one || !other) throw new Error('no two keys are one text');
    takeOver(givenOf([entry(other)], { by: 'AB' }));
    takeOver(givenOf([entry(one)], { amazigh: 'ⵡⴰⵍⵓ ⵉⵙⵏⴼⵍⵏ.', by: 'AB' }));
    expect(entry(one)).toMatchObject({ amazigh: 'ⵡⴰⵍⵓ ⵉⵙⵏⴼⵍⵏ.', by: 'AB' });
    expect(entry(other)).toMatchObject({ amazigh: 'ⵡⴰⵍⵓ ⵉⵙⵏⴼⵍⵏ.', by: null, isVoid: true });
  });
});

describe('a review', () => {
  const review = (key: string) => takeOver(givenOf([entry(key)], { by: 'AB' }));

  it('is kept with the initials and the day', () => {
    review('ticket.code');
    const reviews = JSON.parse(readFileSync(join(i18n, 'zgh/reviews.json'), 'utf8'));
    expect(reviews['ticket.code']).toMatchObject({ by: 'AB', on: ON });
    expect(entry('ticket.code')).toMatchObject({ by: 'AB', isVoid: false });
  });

  it('is void when the Arabic changes', () => {
    review('ticket.code');
    edit('ar/ticket.ts', (text) => text.replace("code: '", "code: 'جديد "));
    expect(entry('ticket.code')).toMatchObject({ by: null, isVoid: true });
  });

  it('is void when another form of the Arabic changes', () => {
    takeOver(
      givenOf(
        ['one', 'few', 'other'].map((one) => entry(`common.people#${one}`)),
        { by: 'AB' },
      ),
    );
    expect(entry('common.people#one').by).toBe('AB');
    edit('ar/common.ts', (text) => text.replace("two: 'شخصان'", "two: 'شخصان اثنان'"));
    expect(entry('common.people#one')).toMatchObject({ by: null, isVoid: true });
  });

  it('is void when the Arabic of a sentence changes into which its text is filled', () => {
    review('gate.OPEN_LANE');
    edit('ar/gate.ts', (text) => text.replaceAll('الممر العام', 'الممر الآخر'));
    expect(entry('gate.OPEN_LANE')).toMatchObject({ by: null, isVoid: true });
  });

  it('is void when the Amazigh changes without its reader', () => {
    review('ticket.code');
    edit('zgh/ticket.ts', (text) => text.replace("code: '", "code: 'ⴰ "));
    expect(entry('ticket.code')).toMatchObject({ by: null, isVoid: true });
  });

  it('of an older sheet is refused where the Arabic has changed since', () => {
    const [row] = givenOf([entry('ticket.code')], { by: 'AB' });
    edit('ar/ticket.ts', (text) => text.replace("code: '", "code: 'جديد "));
    const { refused } = takeOver(row ? [row] : []);
    expect(refused).toMatchObject([{ row: 2, key: 'ticket.code', fault: 'arabic_changed' }]);
  });
});

describe('the pages of a text', () => {
  const pages = cataloguesOfPages(src);

  it('have a name for a reader', () => {
    for (const page of pages.keys()) expect(pageNameOf(page), page).not.toBe(page);
  });

  it('are all pages of the console, and those of visitors and of phones', () => {
    for (const page of [...Object.keys(shell.pages), 'event', 'form', 'ticket', 'gate', 'entry']) {
      expect(pages.get(page)?.has('common'), page).toBe(true);
    }
    expect(pages.get('ticket')?.has('ticket')).toBe(true);
    expect(pages.get('ticket')?.has('log')).toBe(false);
  });
});

describe('what of the words is reviewed', () => {
  const seen = (catalogue: string) => (catalogue === 'ticket' ? ['ticket'] : ['event']);
  const names = ['ticket', 'event'];
  const now = (only = (_: string) => true) => reviewedIn(entriesIn(i18n, seen, only), names);
  const sign = (given: readonly SourcedEntry[]) => takeOver(givenOf(given, { by: 'AB' }));
  const ofTicket = () => entriesIn(i18n, seen, (catalogue) => catalogue === 'ticket');

  it('is nothing to begin with', () => {
    expect(now()).toEqual({ pages: [], sections: [] });
  });

  it('is a page whose every text is reviewed, and no page beside it', () => {
    const [first, ...rest] = ofTicket();
    sign(rest);
    expect(now().pages).toEqual([]);
    if (first) sign([first]);
    expect(now().pages).toEqual(['ticket']);
    edit('ar/ticket.ts', (text) => text.replace("code: '", "code: 'جديد "));
    expect(now().pages).toEqual([]);
  });

  it('is a section whose every text is written and reviewed', () => {
    const texts = entriesIn(i18n, seen, (catalogue) => catalogue === 'moved');
    const given = givenOf(texts, { by: 'AB' }).map((row, at) => ({
      ...row,
      amazigh: `ⴰⵣⵓⵍ${(texts[at]?.places ?? []).map((name) => ` {${name}}`).join('')}`,
    }));
    takeOver(given.slice(1));
    expect(now((name) => name === 'moved').sections).not.toContain('moved');
    takeOver(given.slice(0, 1));
    expect(now().sections).toEqual(['moved']);
    edit('ar/moved.ts', (text) => text.replace(/title: '/, "title: 'جديد "));
    expect(now().sections).toEqual([]);
  });

  it('holds every text that its sections name', () => {
    const paths = entriesIn(i18n).map(({ path }) => path);
    for (const [name, begins] of Object.entries(SECTIONS)) {
      for (const begin of begins) {
        expect(
          paths.some((path) => path.startsWith(begin)),
          `${name}: ${begin}`,
        ).toBe(true);
      }
    }
  });

  it('is what the build knows', () => {
    const module = reviewedModule({ pages: ['ticket'], sections: ['moved', 'safety'] });
    expect(module).toContain("reviewedPages: readonly string[] = ['ticket'];");
    expect(module).toContain("reviewedSections: readonly string[] = ['moved', 'safety'];");
  });
});
