import type { AlertKind } from './scan.ts';

/** A call for help as a phone made it. `at` in ms, never later than when it arrived. */
export interface AskedAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly at: number;
}

/** A call for help that is written: who called, and from which gate. */
export interface Alert extends AskedAlert {
  readonly device: string;
  readonly gate: number;
}

/** A call that nobody answered is news for so long, ms; after that the crowd is another one. */
export const ALERT_MS = 2 * 3_600_000;
