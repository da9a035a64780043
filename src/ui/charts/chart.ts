import type { Drawing } from './drawing.ts';

/** The figures behind a picture: the first cell of a row names it. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How one series of a picture looks. */
export type KeyShape = 'entries' | 'exits' | 'last' | 'held' | 'expected' | 'came' | 'single';

/** What one series of a picture is called. */
interface ChartKey {
  readonly shape: KeyShape;
  /** Empty for a series that the picture may have later, and has not now. */
  readonly text: string;
}

/** A picture with what it says, in one language. */
export interface Chart {
  /** What the picture shows, in one sentence without a full stop: its title. */
  readonly headline: string;
  /** The title and all else that a reader without the picture must be told. */
  readonly sentence: string;
  /** What its scale counts. */
  readonly unit: string;
  readonly keys: readonly ChartKey[];
  /** For a wide place, for a phone, and for a phone whose reader needs large letters. */
  readonly wide: Drawing;
  readonly narrow: Drawing;
  readonly large: Drawing;
  readonly table: ChartTable;
}

/** Measures of a drawing, units; letters are as high as `text`. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly text: number;
  /** Whether lines are named at their ends; else the key alone names them. */
  readonly isNamed: boolean;
}

export const WIDE: Frame = { width: 800, height: 320, text: 14, isNamed: true };
export const NARROW: Frame = { width: 360, height: 250, text: 13, isNamed: true };
/** A picture is as wide as its place: with fewer units on it, letters are larger. */
export const LARGE: Frame = { width: 200, height: 220, text: 13, isNamed: false };
