/** An id in the form of a UUID, of bytes that name something: the same for the same 16 bytes. */
export function namedId(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  // Version 8 (RFC 9562): the bits are ours.
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
