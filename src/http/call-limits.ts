/** How often something may be asked for under one key. */
export interface CallLimit {
  /** Calls that are allowed within a period. */
  readonly limit: number;
  /** Seconds. */
  readonly period: number;
}

/** The numbers of the ceilings in memory, the same as those of the bindings in wrangler.toml. */
export const CALL_LIMITS = {
  LIMIT_CONTACT: { limit: 10, period: 60 },
  LIMIT_ADDRESS: { limit: 600, period: 60 },
  LIMIT_ENROL: { limit: 30, period: 60 },
  LIMIT_HOLDER: { limit: 600, period: 60 },
} as const satisfies Record<string, CallLimit>;
