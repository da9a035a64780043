/** A carrier that asks to be left alone for longer is asked again after it, s. */
const AFTER_MAX_S = 86_400;

/** What a piece of work gives, which is told to end after so many ms. */
export async function endingAfter<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), ms);
  try {
    return await work(ending.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** RFC 9110, 10.2.3: seconds, or a date. `now`: ms. */
export function retryAfter({ headers }: Response, now: number): { readonly after?: number } {
  const header = headers.get('Retry-After');
  if (header === null) return {};
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - now) / 1000);
  return seconds > 0 ? { after: Math.min(seconds, AFTER_MAX_S) } : {};
}
