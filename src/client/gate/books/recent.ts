import type { Recent } from '../records.ts';
import type { Books } from './books.ts';

/** How many of the last scans can be looked at and taken back. */
const KEPT = 20;

/** Puts a scan at the end of the list; one that is in it already is shown in its new state. */
export function remember(books: Books, scan: Recent): void {
  const others = books.settings.recent.filter((one) => one.scan.id !== scan.scan.id);
  books.change({ recent: [...others, scan].slice(-KEPT) });
}

/** Changes a line of the list in its place; `null` removes it. */
export function amendRecent(books: Books, id: string, change: Partial<Recent> | null): void {
  const recent = books.settings.recent.flatMap((one) => {
    if (one.scan.id !== id) return [one];
    return change ? [{ ...one, ...change }] : [];
  });
  books.change({ recent });
}
