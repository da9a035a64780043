/** Which serials a key of an edition signs, both ends included. */
export interface SerialRange {
  /** Absent on a phone that enrolled with a service that sent no ranges: from the first. */
  readonly from_serial?: number;
  /** Null or absent: without end. */
  readonly to_serial?: number | null;
}

/** A public key of an edition, as phones receive it. */
export interface TicketKey extends SerialRange {
  readonly id: number;
  readonly jwk: JsonWebKey;
}

export function isInRange({ from_serial = 1, to_serial }: SerialRange, serial: number): boolean {
  return serial >= from_serial && (to_serial == null || serial <= to_serial);
}

/**
 * The key that a ticket must be signed with: the one that it names, and only for serials of its
 * range. What a replaced key signs beyond them is forged.
 */
export function keyOf<Key extends SerialRange & { readonly id: number }>(
  keys: readonly Key[],
  { keyId, serial }: { readonly keyId: number; readonly serial: number },
): Key | undefined {
  return keys.find((key) => key.id === keyId && isInRange(key, serial));
}
