/**
 * Whether an `If-None-Match` names an entity tag, compared weakly (RFC 9110, 13.1.2). `*` is any.
 */
export function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const named = header.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return named.includes('*') || named.includes(etag);
}
