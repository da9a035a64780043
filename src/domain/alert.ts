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
 * A call that somebody of the console has seen. The gate is told their role and when (ms), never a
 * name; null for a role that is not known any more.
 */
export interface SeenAlert {
  readonly id: string;
  readonly device: string;
  /** When the phone called, ms. */
  readonly at: number;
  readonly role: string | null;
  readonly seen_at: number;
}

/** A call that nobody answered is news for so long, ms; after that the crowd is another one. */
export const ALERT_MS = 2 * 3_600_000;
