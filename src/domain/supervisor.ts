/** What a phone needs to test a supervisor's six digits offline. */
export interface Supervisor {
  /** Base64, 16 bytes or more. */
  readonly salt: string;
  /** Of PBKDF2 with SHA-256. */
  readonly iterations: number;
  /** Base64, 32 bytes: see `supervisorHash`. */
  readonly hash: string;
}

/**
 * Six digits are few, so each try must be slow. Cloudflare Workers derive with no more than this.
 */
export const SUPERVISOR_ITERATIONS = 100_000;

/** PBKDF2-SHA-256 of a supervisor's code (ASCII digits), 256 bits as base64. Throws on a salt that is no base64. */
export async function supervisorHash(
  code: string,
  { salt, iterations }: Pick<Supervisor, 'salt' | 'iterations'>,
): Promise<string> {
  const secret = new TextEncoder().encode(code);
  const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
  const grain = Uint8Array.from(atob(salt), (char) => char.charCodeAt(0));
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: grain, iterations },
    key,
    256,
  );
  return btoa(String.fromCharCode(...new Uint8Array(bits)));
}
