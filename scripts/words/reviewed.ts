import { isIn, SECTIONS, type SectionName } from '../../src/domain/words/sections.ts';
import type { SourcedEntry } from './entries.ts';

/** Pages and sections of which a native reader has reviewed every text. */
export interface Reviewed {
  readonly pages: readonly string[];
  readonly sections: readonly SectionName[];
}

/**
 * A page is reviewed when every Amazigh text is that it may show: what stands in Arabic on it says so
 * itself. A section is reviewed when every text of it is written and reviewed.
 */
export function reviewedIn(entries: readonly SourcedEntry[], pages: Iterable<string>): Reviewed {
  const open = entries.filter(({ by }) => by === null);
  const unread = new Set(open.flatMap(({ amazigh, seen }) => (amazigh === '' ? [] : seen)));
  const names = (Object.keys(SECTIONS) as SectionName[]).filter((name) =>
    entries.some(({ path }) => isIn(name, path)),
  );
  return {
    pages: [...pages].filter((page) => !unread.has(page)).sort(),
    sections: names.filter((name) => !open.some(({ path }) => isIn(name, path))),
  };
}

/** That as a module of the build. */
export function reviewedModule({ pages, sections }: Reviewed): string {
  const list = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
  return `/** Pages and sections whose Amazigh a native reader has reviewed. */
export const reviewedPages: readonly string[] = ${list(pages)};
export const reviewedSections: readonly string[] = ${list(sections)};
`;
}
