import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ListUnreadable } from '../src/domain/lists/bounds.ts';
import { readReviewFile, reviewFile } from '../src/domain/words/review-file.ts';
import { pageNameOf } from '../src/i18n/page-names.ts';
import { root, toolEnv } from './files.mjs';
import { entriesIn } from './words/entries.ts';
import { cataloguesOfPages, pagesOf } from './words/seen.ts';
import { takenOver } from './words/take-over.ts';

const USAGE = `npm run words
npm run words -- --export FILE.xlsx [--page PAGE] [--open]
npm run words -- --import FILE.xlsx

The Amazigh words of the pages, and who reviewed them. Without an option: how far each page is.
--export writes every text as a sheet (XLSX, or CSV by the name of the file) for a native reader: Arabic,
French, Amazigh, where it is read, the longest it may be, and whose initials it has. --page: of one page
alone; --open: only what nobody has reviewed as it stands now.
--import takes such a sheet over, once its reader has corrected the Amazigh and put initials beside what
they reviewed: into src/i18n/zgh, and into src/i18n/zgh/reviews.json. A row that lost a place like {n},
lacks a form of a plural, is too long, or was written for an older Arabic text is refused with its number.
`;

const i18n = join(root, 'src/i18n');

/** @type {Readonly<Record<import('../src/domain/words/review.ts').Fault, string>>} */
const SAID = {
  unknown: 'there is no such text',
  twice: 'the same text stands in a row above',
  arabic_changed: 'the Arabic is no longer what was read: export again',
  empty: 'the Amazigh is missing',
  place_lost: 'what is filled in is missing',
  place_unknown: 'nothing fills this in',
  plural_missing: 'other forms of the same sentence are missing, or their initials',
  programmer: 'the Arabic is put together from parts: its first Amazigh text needs a programmer',
  shared: 'it is the same text as another row, which says otherwise',
  too_long: 'too long',
  not_plain: 'it holds a sign that no page shows, a brace or markup',
  initials: 'these are no initials',
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      export: { type: 'string' },
      import: { type: 'string' },
      page: { type: 'string' },
      open: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const isBoth = values.export !== undefined && values.import !== undefined;
  if (values.help || isBoth || positionals.length > 0) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const pages = cataloguesOfPages(join(root, 'src'));
  const entries = entriesIn(i18n, (catalogue) => pagesOf(pages, catalogue));
  if (values.export !== undefined) await write(values.export, entries, values);
  else if (values.import !== undefined) await take(values.import);
  else process.stdout.write(overview(entries, pages));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/**
 * @param {string} name of the file
 * @param {ReturnType<typeof entriesIn>} entries
 * @param {{ page?: string, open?: boolean }} which
 */
async function write(name, entries, { page, open }) {
  const chosen = entries.filter(
    ({ seen, by }) => (page === undefined || seen.includes(page)) && !(open && by !== null),
  );
  if (chosen.length === 0)
    throw new Error('There is no such text: see npm run words for the pages.');
  const kind = name.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
  writeFileSync(resolve(name), await reviewFile(chosen, kind, pageNameOf));
  process.stdout.write(`${chosen.length} texts are in ${name}\n`);
}

/** @param {string} name of the file */
async function take(name) {
  const on = new Date().toISOString().slice(0, 10);
  const { files, changed, reviewed, refused } = takenOver(i18n, await given(name), on);
  for (const [path, text] of files) writeFileSync(path, text);
  if (files.size > 0) tidied([...files.keys()]);
  for (const { row, key, fault, about } of refused) {
    process.stdout.write(`row ${row}, ${key}: ${SAID[fault]}${about ? `: ${about}` : ''}\n`);
  }
  process.stdout.write(
    `${changed} texts taken over, ${reviewed} of them reviewed; ${refused.length} rows refused\n`,
  );
  if (refused.length > 0) process.exitCode = 1;
}

/** @param {string} name */
async function given(name) {
  try {
    return await readReviewFile(new Uint8Array(readFileSync(resolve(name))));
  } catch (error) {
    if (!(error instanceof ListUnreadable)) throw error;
    throw new Error(`${name} cannot be read as a sheet of words (${error.fault}).`);
  }
}

/** In the form of the house, and without the import of an Arabic text that no longer stands. */
function tidied(/** @type {string[]} */ paths) {
  for (const args of [
    ['lint', '--write', '--unsafe', '--only=correctness/noUnusedImports'],
    ['check', '--write'],
  ]) {
    spawnSync('biome', [...args, ...paths], { cwd: root, env: toolEnv, stdio: 'ignore' });
  }
}

/**
 * @param {ReturnType<typeof entriesIn>} entries
 * @param {ReadonlyMap<string, ReadonlySet<string>>} pages
 */
function overview(entries, pages) {
  const lines = [...pages.keys()].sort().map((page) => {
    const own = entries.filter(({ seen, amazigh }) => seen.includes(page) && amazigh !== '');
    const reviewed = own.filter(({ by }) => by !== null).length;
    const voided = own.filter(({ isVoid }) => isVoid).length;
    const note = voided > 0 ? `, ${voided} changed since` : '';
    return `${page.padEnd(14)} ${reviewed} of ${own.length} reviewed${note}`;
  });
  const standing = entries.filter(({ amazigh }) => amazigh === '').length;
  return `${lines.join('\n')}\n${entries.length} texts, of which ${standing} stand in Arabic\n`;
}
