/** What is read of a header, from its end: what stands before, the client wrote. */
const READ_MAX = 1_000;
/** Proxies in a row. */
const HOPS_MAX = 8;

/**
 * The addresses that a header of proxies names, as it writes them, from the nearest to the farthest:
 * each proxy adds at the end whom it saw. At most eight. What is no address stays as it is.
 */
export function hopsOf(name: string, value: string): readonly string[] {
  const read = name.toLowerCase() === 'forwarded' ? forOf : (item: string) => item.trim();
  const items = value.slice(-READ_MAX).split(',');
  return items.slice(-HOPS_MAX).reverse().map(read);
}

/** One parameter of `Forwarded` (RFC 7239, 4), with the `;` behind it. */
const PARAMETER = /\s*([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s";,]+))\s*(?:;|$)/y;

/** What an element of `Forwarded` says of the client; empty when it is not written as the RFC says. */
function forOf(element: string): string {
  const said: string[] = [];
  const parameter = new RegExp(PARAMETER);
  while (parameter.lastIndex < element.length) {
    const [, name = '', quoted, bare = ''] = parameter.exec(element) ?? [];
    if (name === '') return '';
    if (name.toLowerCase() === 'for') said.push(quoted ?? bare);
  }
  return said.length === 1 ? (said[0] ?? '') : '';
}
