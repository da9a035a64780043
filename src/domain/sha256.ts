/** SHA-256 as 64 lowercase hexadecimal digits, of bytes or of a text in UTF-8. */
export async function sha256(of: Uint8Array | string): Promise<string> {
  const bytes = typeof of === 'string' ? new TextEncoder().encode(of) : new Uint8Array(of);
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Two hexadecimal digits a byte. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
