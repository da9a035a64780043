/** Standard base64 with its padding. Piece by piece: a letter is longer than what a call takes. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
