/** One scan that moved people of a ticket: at (ms), people (exits negative), the scan's id. */
export type Movement = readonly [at: number, people: number, scan: string];

/** What a ticket's people did, so that any order of arrival gives the same numbers. */
export interface Movements {
  /** What lies before the list: people who entered, whom exits gave back, and exits beyond those. */
  readonly opening: readonly [entered: number, exited: number, surplus: number];
  /** In the order of time, then id; at most `MOVEMENTS_MAX`. */
  readonly list: readonly Movement[];
}
