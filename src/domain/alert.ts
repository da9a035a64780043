import { HOUR_MS } from './time.ts';
/** `pressure`: the crowd at the gate is too dense. */
export const ALERT_KINDS = ['pressure'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

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

/**
 * A call that a member saw in the console. The gate receives their role and when (ms), never a
 * name; null for a role that is no longer known.
 */
export interface SeenAlert {
  readonly id: string;
  readonly device: string;
  /** When the phone called, ms. */
  readonly at: number;
  readonly role: string | null;
  readonly seen_at: number;
}

/** An unanswered call is shown for this many milliseconds; after that the crowd has changed. */
export const ALERT_MS = 2 * HOUR_MS;
