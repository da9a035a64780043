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

/** A row of a table that is kept beside the log, by a name for people. */
export interface Miscount {
  readonly table: string;
  readonly row: string;
}

/** A release by its row. */
interface ReleaseName {
  readonly id: string;
  readonly seq: number;
}

/**
 * What does not stand. Of a row: it was `added`, `removed` or `changed`, or its text cannot be checked
 * since its salt, or what was sealed of it, is not there (`unknown_text`). Of a release: its file is not the
 * one of its hash (`file`). Of a seal: what it says (`seal`), the one that it follows (`chain`), or the list
 * of its ranges (`ranges`). Of a range: its copy (`copy`), so that no row of it can be named. `stray`: a
 * range of no seal. `unheld`: rows of a walk that was over, and no seal holds them. `noted`: a seal that was
 * noted when somebody worked with it, and is not there. `miscount`: a row that is kept so that pages need not
 * add up the log is not what it adds up to. `form`: a newer release made it. Of a hash that was
 * printed: no seal has it (`absent`), or only one that was not recomputed (`unproven`).
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
  | ({ readonly fault: 'beyond_clock' | 'unheld' } & RowName)
  | ({ readonly fault: 'file' } & ReleaseName)
  | ({ readonly fault: 'miscount' } & Miscount)
  | { readonly fault: 'noted'; readonly hash: string; readonly at: number }
  | { readonly fault: 'absent'; readonly hash: string }
  | { readonly fault: 'unproven'; readonly hash: string; readonly seal: number };

/**
 * `cannot`: some of it could not be recomputed, and nothing is known of that part. `unsealed`: there is no
 * seal, and nothing is known of any row.
 */
export type SealVerdict = 'stands' | 'differs' | 'cannot' | 'unsealed';

const CANNOT: readonly Finding['fault'][] = ['unknown_text', 'form', 'unproven'];

/** Whether a finding says only that something could not be recomputed. */
export function isUnknown({ fault }: Finding): boolean {
  return CANNOT.includes(fault);
}
