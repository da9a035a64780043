/** Days of an edition, by number: from the first to the last. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** Rows that one statement reads: gates write in between. */
export const PAGE = 2_000;
