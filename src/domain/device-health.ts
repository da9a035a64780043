/** What a device says of itself with each request. */
export interface DeviceReport {
  readonly queued: number;
  readonly oldest: number | null;
  readonly signed_off: boolean;
  /** Null when the request does not say: the known value is kept. */
  readonly health:
    | (Pick<DeviceHealth, 'battery' | 'practised'> & { readonly version: string })
    | null;
  /**
   * Since when staff hold their own gate on it, ms; null when they do not, absent when it does not
   * say.
   */
  readonly own_hold?: number | null;
}

/** The last report of a gate phone, beside its queue. */
export interface DeviceHealth {
  /** Charge, 0 to 1; null where the browser does not give it. */
  readonly battery: number | null;
  /** The release of the page that it runs; null when it was never reported. */
  readonly version: string | null;
  /** Since when its staff hold their own gate by hand, ms; null when they do not. */
  readonly own_hold: number | null;
  /** When somebody last practised on it, ms; absent when it never said that anybody did. */
  readonly practised?: number;
}

export const UNKNOWN_HEALTH: DeviceHealth = { battery: null, version: null, own_hold: null };
