import { PARTY_KINDS } from './kinds.ts';

export const SCAN_TYPES = ['ticket', 'walk_in', 'undo', 'count'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** `online`: the phone asks the server; `offline`: the phone has decided, and reports it. */
export const SCAN_DECISIONS = ['online', 'offline'] as const;
export type ScanDecision = (typeof SCAN_DECISIONS)[number];

/** `estimated`: one minute, times the open width. `free_flow`: all at once, without scans. */
export const COUNTED = ['estimated', 'free_flow'] as const;
export type Counted = (typeof COUNTED)[number];

/** Whom a walk-in counter counts. Crew is counted apart and never as a visitor. */
export const WALK_IN_KINDS = [...PARTY_KINDS, 'crew'] as const;
export type WalkInKind = (typeof WALK_IN_KINDS)[number];
