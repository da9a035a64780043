/** From an instant on, and before another one, ms. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A span of time in which no scan of a device counts. */
export interface VoidedSpan extends Stretch {
  readonly device: string;
}

/** Whether a scan of a device at an instant (ms) was taken out of the count. */
export type IsVoided = (device: string, at: number) => boolean;

/** The same for many scans: the spans of each device are found at once. Spans may overlap. */
export function voidedBy(spans: readonly VoidedSpan[]): IsVoided {
  const byDevice = Map.groupBy(spans, (span) => span.device);
  return (device, at) =>
    byDevice.get(device)?.some(({ from, to }) => at >= from && at < to) ?? false;
}
