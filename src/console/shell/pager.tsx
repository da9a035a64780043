import type { Locale } from '../../domain/kinds.ts';
import { shellWords } from '../../i18n/shell.ts';

interface PagerProps {
  locale: Locale;
  /** Of the first row shown; rows are counted from 1. */
  from: number;
  shown: number;
  total: number;
  /** Addresses of the pages before and after; null where there is none. */
  previous: string | null;
  next: string | null;
}

/** Which rows of how many are shown, with the ways on. Nothing where all of them are. */
export function Pager({ locale, from, shown, total, previous, next }: PagerProps) {
  const words = shellWords[locale];
  if (previous === null && next === null) return null;
  return (
    <p class="pager">
      <span>{words.rows(from, from + Math.max(0, shown - 1), total)}</span>
      {previous !== null && <a href={previous}>{words.previous}</a>}
      {next !== null && <a href={next}>{words.next}</a>}
    </p>
  );
}
