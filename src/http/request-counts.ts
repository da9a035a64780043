/** Routes times methods times statuses are some hundreds; beyond this all count as one. */
const SERIES_MAX = 2_000;

export interface RequestSeries {
  readonly method: string;
  /** The pattern of a route, never a path. */
  readonly route: string;
  readonly status: number;
}

interface Counted extends RequestSeries {
  count: number;
}

/**
 * What this isolate answered. In memory only: another isolate counts for itself, a new one from 0.
 */
const counted = new Map<string, Counted>();
let slow = 0;
let cached = 0;
/** The instant of the first answer, ms: an isolate has no clock before its first request. */
let since = 0;

/** Counts one request that a route, or none, answered. */
export function countRequest(request: RequestSeries & { readonly slow: boolean }): void {
  since ||= Date.now();
  if (request.slow) slow += 1;
  const full = counted.size >= SERIES_MAX;
  const { method, route, status } = request;
  const key = `${method} ${status} ${route}`;
  const series = full && !counted.has(key) ? REST : { method, route, status };
  const name = series === REST ? '' : key;
  const found = counted.get(name);
  if (found) found.count += 1;
  else counted.set(name, { ...series, count: 1 });
}

const REST: RequestSeries = { method: 'other', route: 'other', status: 0 };

/** Counts one request that was answered before any route was looked for. */
export function countCached(): void {
  since ||= Date.now();
  cached += 1;
}

export interface RequestCounts {
  /** ms. */
  readonly since: number;
  readonly series: readonly Readonly<Counted>[];
  readonly slow: number;
  readonly cached: number;
}

export function requestCounts(): RequestCounts {
  return { since, series: [...counted.values()], slow, cached };
}
