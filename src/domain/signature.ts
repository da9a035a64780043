/** Order of the P-256 group: SEC 2 version 2, section 2.4.2. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF_ORDER = ORDER >> 1n;

/** Bytes of a P-256 signature as WebCrypto writes it: r and s, 32 bytes each (IEEE P1363). */
export const SIGNATURE_BYTES = 64;

/**
 * The same signature with the lower of its two valid values of s. Without this rule a ticket could
 * be turned into a second text that also verifies.
 */
export function toLowS(signature: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const s = readScalar(signature, 32);
  if (s <= HALF_ORDER) return signature;
  const low = signature.slice();
  writeScalar(low, 32, ORDER - s);
  return low;
}

/** Whether r is in 1 … n − 1 and s in 1 … n ÷ 2: all that verification may be asked about. */
export function isCanonical(signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const r = readScalar(signature, 0);
  const s = readScalar(signature, 32);
  return r > 0n && r < ORDER && s > 0n && s <= HALF_ORDER;
}

function readScalar(bytes: Uint8Array, at: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 32);
  let scalar = 0n;
  for (let word = 0; word < 32; word += 8) scalar = (scalar << 64n) | view.getBigUint64(word);
  return scalar;
}

function writeScalar(bytes: Uint8Array, at: number, scalar: bigint): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 32);
  for (let word = 24; word >= 0; word -= 8) {
    view.setBigUint64(word, BigInt.asUintN(64, scalar));
    scalar >>= 64n;
  }
}
