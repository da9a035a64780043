/** What a device says of itself with each request. */
export interface DeviceReport {
  readonly queued: number;
  readonly oldest: number | null;
  readonly signed_off: boolean;
  /** Null when it says nothing of it: what was known stays known. */
  readonly health: (Pick<DeviceHealth, 'battery'> & { readonly version: string }) | null;
  /** Since when staff hold their own gate on it, ms; null when they do not, absent when it is silent. */
  readonly own_hold?: number | null;
}

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
