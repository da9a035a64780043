import type { Counted, ScanType } from './scan-type.ts';

/** A ticket counts 255 adults and 255 children at most: more people pass with no tap. */
const PARTY_PEOPLE_MAX = 510;
/** Where people are estimated, not counted: a minute of a wide exit, or a part of a crowd. */
export const CROWD_PEOPLE_MAX = 1_000;
/** Inside at once, counted by eye: more than the largest site ever held. */
export const SITE_PEOPLE_MAX = 100_000;
/** Scans that one phone can hold unsent: a week of the busiest lane. */
export const QUEUED_MAX = 100_000;

/** Scans, calls for help and sheets of shifts in one request of a phone. */
export const SCANS_MAX = 500;
export const ALERTS_MAX = 20;
export const SHIFTS_MAX = 10;

/** Between the two furthest instants that a clock can show (ECMA-262, 21.4.1.1), ms. */
export const SKEW_MAX = 2 * 8.64e15;
/**
 * What a phone may write beside a scan: why staff admitted people, its zone, its shift. Characters.
 */
export const NOTE_MAX = 500;
export const LABEL_MAX = 40;

/** The most people that one scan can count: what a person can tap. */
export function peopleMax(type: ScanType, counted: Counted | null | undefined): number {
  if (type === 'count') return SITE_PEOPLE_MAX;
  return type === 'walk_in' && counted != null ? CROWD_PEOPLE_MAX : PARTY_PEOPLE_MAX;
}

/** The earliest and the latest instant of an event that is accepted, ms. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** An instant (ms) moved into a span. Nothing is later than its end. */
export function within(at: number, { earliest, latest }: Span): number {
  return Math.min(latest, Math.max(earliest, at));
}

/** Edits of one edition: more than anybody makes. */
export const VERSION_MAX = 1_000_000;
