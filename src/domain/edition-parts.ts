import type { Localized } from './kinds.ts';

/** Longer texts of an edition's pages, in the order in which they are asked for. */
export const TEXT_NAMES = [
  'welcome',
  'directions',
  'parking',
  'bring',
  'desk',
  'step_free_way',
] as const;
/**
 * `directions`: how to come. `parking`: where to leave a car or a coach. `bring`: what to bring. `desk`: where and when people are helped.
 * `step_free_way`: the way to the gate without steps.
 */
export type TextName = (typeof TEXT_NAMES)[number];
export type EditionTexts = Readonly<Partial<Record<TextName, Localized>>>;

/** Which way people pass a gate. */
export const GATE_DIRECTIONS = ['in', 'out', 'both'] as const;
export type GateDirection = (typeof GATE_DIRECTIONS)[number];

/** The steps at which the board changes its word, in their order. */
export const SITE_THRESHOLDS = ['busy', 'hold', 'alert', 'emergency'] as const;
export type SiteThreshold = (typeof SITE_THRESHOLDS)[number];

/** What the site holds, and from how many people inside on it is called what. All in people. */
export type Site = Readonly<Record<'capacity' | SiteThreshold, number>>;

/** One show of the programme, on a day of the edition. */
export interface Show {
  readonly day: number;
  /** Local, `HH:MM`. */
  readonly from: string;
  readonly to: string;
  readonly name: Localized;
  readonly arena: Localized;
}

/** What visitors ask, and what they are answered. */
export interface Question {
  readonly question: Localized;
  readonly answer: Localized;
}

/** What stands on the plan of the site; each step of the `way` without stairs is a point of it. */
export const PLAN_KINDS = [
  'gate',
  'arena',
  'parking',
  'bus',
  'desk',
  'water',
  'toilets',
  'first_aid',
  'prayer',
  'way',
] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Squares of the plan, from its upper left corner on. */
export const PLAN_COLUMNS = 16;
export const PLAN_ROWS = 12;

/** One thing on the plan of the site. */
export interface PlanMark {
  readonly kind: PlanKind;
  /** From 1. */
  readonly column: number;
  readonly row: number;
  /** The number of the gate that it is; null for all else. */
  readonly gate: number | null;
  /** Empty where the kind says it all. */
  readonly name: Localized;
}

/** Letters and digits of a gate's sign: it must be read in an SMS, in every script. */
export const SIGN_MAX = 4;

/** Characters of the name of a coach bay, bays of one gate, and all of them as they are typed. */
export const BAY_MAX = 12;
export const BAYS_MAX = 40;
export const BAYS_TYPED_MAX = BAYS_MAX * (BAY_MAX + 2);

/** The sign of a gate: its own, or its number where none was given. */
export function signOf(gate: { readonly number: number; readonly sign?: string | null }): string {
  return gate.sign ?? String(gate.number);
}

/** What somebody has read through and found right. */
export const REVIEWS = ['amazigh', 'notices'] as const;
export type Review = (typeof REVIEWS)[number];
