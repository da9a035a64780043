import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { filesUnder } from '../files.mjs';

/** Pages whose file names them by a value. */
const NAMED_BY_VALUE: Readonly<Record<string, readonly string[]>> = {
  'console/edition/settings-page.tsx': ['words', 'shares', 'rules'],
  'console/edition/list-page.tsx': ['programme', 'questions', 'plan'],
};
/** What phones at the gates show is one page, and what is shown before signing in another. */
const GATE = ['client/gate/main.ts', 'gate/page.tsx'];
const NAMED = /<(?:WorkPage|Page|Frame)\b[^>]*?\spage="(\w+)"/g;
const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/** The file that has the words of five pages, each by its name. */
const VISITORS = 'i18n/visitor.ts';
/** `event` is the catalogue `visitor`: it was the first of them. */
const CATALOGUES: Readonly<Record<string, string>> = {
  ...{ event: 'visitor', form: 'form', ticket: 'ticket', manage: 'manage', notice: 'notice' },
};

/**
 * The Amazigh catalogues from which each page may take words: of every file that it is made of, as they
 * import one another. It is never fewer than the page shows.
 * @param src the folder of the sources, absolute
 */
export function cataloguesOfPages(src: string): Map<string, Set<string>> {
  const files = new Map<string, string>();
  for (const file of filesUnder(src)) {
    if (/\.tsx?$/.test(file)) files.set(file, readFileSync(join(src, file), 'utf8'));
  }
  const imports = new Map([...files].map(([file, text]) => [file, importsOf(file, text, src)]));
  const pages = new Map<string, Set<string>>();
  for (const [file, text] of files) {
    for (const page of pagesIn(file, text)) {
      const made = pages.get(page) ?? new Set<string>();
      for (const one of [file, ...wrappedBy(file, imports)]) {
        for (const catalogue of reached(one, { files, imports })) made.add(catalogue);
      }
      pages.set(page, made);
    }
  }
  return pages;
}

/** The pages of a catalogue, in the order of their names. */
export function pagesOf(
  pages: ReadonlyMap<string, ReadonlySet<string>>,
  catalogue: string,
): string[] {
  return [...pages].flatMap(([page, names]) => (names.has(catalogue) ? [page] : [])).sort();
}

function pagesIn(file: string, text: string): string[] {
  if (GATE.includes(file)) return ['gate'];
  const named = [...text.matchAll(NAMED)].map(([, page = '']) => page);
  const entry = text.includes('<CenteredPage') ? ['entry'] : [];
  return [...named, ...entry, ...(NAMED_BY_VALUE[file] ?? [])];
}

/** Files beside one that put it around what they show. */
function wrappedBy(file: string, imports: ReadonlyMap<string, readonly string[]>): string[] {
  return [...imports].flatMap(([other, taken]) => {
    const isBeside = dirname(other) === dirname(file) && other.endsWith('.tsx');
    return isBeside && taken.includes(file) && !/routes/.test(basename(other)) ? [other] : [];
  });
}

function importsOf(file: string, text: string, src: string): string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, to = '']) => {
    const path = join(src, dirname(file), to);
    return existsSync(path) ? [relative(src, path)] : [];
  });
}

interface Sources {
  readonly files: ReadonlyMap<string, string>;
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

function reached(from: string, { files, imports }: Sources): Set<string> {
  const found = new Set<string>();
  const seen = new Set([from]);
  for (const file of seen) {
    const [, catalogue] = /^i18n\/zgh\/([\w-]+)\.ts$/.exec(file) ?? [];
    if (catalogue) found.add(catalogue);
    for (const other of imports.get(file) ?? []) {
      if (other !== VISITORS) seen.add(other);
      else for (const one of visitorCatalogues(files.get(file) ?? '')) found.add(one);
    }
  }
  return found;
}

/** Which of the words of visitors' pages a file takes; all of them where it does not say. */
function visitorCatalogues(text: string): string[] {
  const taken = [...text.matchAll(/visitorWords\[[^\]]+\](?:\.(\w+))?/g)].map(([, name]) => name);
  const apart = [...text.matchAll(/const \{([^}]*)\} = visitorWords\[/g)].flatMap(
    ([, names = '']) => names.split(',').map((one) => one.split(':')[0]?.trim() ?? ''),
  );
  const isClear = taken.every((name) => name !== undefined) || apart.length > 0;
  const names = isClear ? [...taken, ...apart] : Object.keys(CATALOGUES);
  return names.flatMap((name) => CATALOGUES[name ?? ''] ?? []);
}
