export const SCAN_TYPES = ['ticket', 'walk_in', 'undo', 'count'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** `estimated`: one minute, times the open width. `free_flow`: all at once, nobody was scanned. */
export const COUNTED = ['estimated', 'free_flow'] as const;
export type Counted = (typeof COUNTED)[number];
