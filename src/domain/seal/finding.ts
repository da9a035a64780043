import type { Cell } from './form.ts';

/** A column of a row that is not what was sealed. */
interface ChangedColumn {
  readonly column: string;
  readonly sealed: Cell;
  readonly found: Cell;
}

/** A row by its log, id and number. */
interface RowName {
  readonly log: string;
  readonly id: string;
  readonly seq: number;
}

/** A range by its log and its end. */
interface RangeName {
  readonly log: string;
  readonly upto: string;
}

/**
 * What does not stand. Of a row: it was `added`, `removed` or `changed`, or its text cannot be checked
 * since its salt, or what was sealed of it, is not there (`unknown_text`). Of a seal: what it says (`seal`), the one that it follows
 * (`chain`), or the list of its ranges (`ranges`). Of a range: its copy (`copy`), so that no row of it can
 * be named. `stray`: a range of no seal. `form`: a newer release made it. `absent`: no seal has the hash that was printed.
 */
export type Finding =
  | ({ readonly fault: 'added' | 'removed' | 'unknown_text'; readonly seal: number } & RowName)
  | ({
      readonly fault: 'changed';
      readonly seal: number;
      readonly columns: readonly ChangedColumn[];
    } & RowName)
  | ({ readonly fault: 'copy'; readonly seal: number } & RangeName)
  | ({ readonly fault: 'stray' } & RangeName)
  | { readonly fault: 'seal' | 'chain' | 'ranges' | 'form'; readonly seal: number }
  | ({ readonly fault: 'beyond_clock' } & RowName)
  | { readonly fault: 'absent'; readonly hash: string };

/** `cannot`: some of it could not be recomputed, and nothing else differs. */
export type SealVerdict = 'stands' | 'differs' | 'cannot';

const CANNOT: readonly Finding['fault'][] = ['unknown_text', 'form'];

/** What all findings come to. */
export function verdictOf(findings: readonly Finding[]): SealVerdict {
  if (findings.length === 0) return 'stands';
  return findings.every(({ fault }) => CANNOT.includes(fault)) ? 'cannot' : 'differs';
}
