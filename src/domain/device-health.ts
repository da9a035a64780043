/** What a gate phone last said of itself beside its queue. */
export interface DeviceHealth {
  /** Charge, 0 to 1; null where the browser does not tell. */
  readonly battery: number | null;
  /** Of the page that it runs; null when it never said. */
  readonly version: string | null;
  /** Since when its staff hold their own gate by hand, ms; null when they do not. */
  readonly own_hold: number | null;
}

export const UNKNOWN_HEALTH: DeviceHealth = { battery: null, version: null, own_hold: null };
