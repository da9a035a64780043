import { hexOf } from '../../domain/sha256.ts';

/** An id in the form of a UUID, of bytes that name something: the same for the same 16 bytes. */
export function namedId(bytes: Uint8Array): string {
  // Version 8 (RFC 9562): the bits are ours.
  return hexOf(bytes).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
