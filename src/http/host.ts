/** A name, an IPv4 address, or an IPv6 one in brackets, and a port (RFC 9110, 7.2). */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?$/i;

/** Whether a header `Host` is a host; a request without one has the host of its address. */
export function isHost(header: string | null): boolean {
  return header === null || HOST.test(header);
}

/**
 * Refuses a request with an invalid host, before its address is read: `a b`, a port that does not
 * exist, or more than a host, which would be read as part of the path. Null for every other one.
 */
export function refusedHost({ url, headers }: Request): Response | null {
  const host = headers.get('Host');
  if (URL.canParse(url) && isHost(host)) return null;
  const problem = {
    type: 'urn:abwab:problem:invalid_request',
    title: 'The request is not valid',
    status: 400,
    code: 'invalid_request',
    detail: 'The header Host names no host.',
  };
  return new Response(JSON.stringify(problem), {
    status: 400,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': crypto.randomUUID(),
    },
  });
}
