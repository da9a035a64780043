import { sameText } from '../../domain/same-text.ts';
import { derivedCode, randomCode } from '../keys/codes.ts';

/** How long a person may take to put a finger on a sensor, or to look for their phone, ms. */
export const CHALLENGE_MS = 5 * 60_000;

/** What a challenge is for. */
export interface ChallengeFor {
  readonly purpose: 'enter' | 'create';
  /** The secret of the browser that is asked, or the hash of its session. */
  readonly browser: string;
}

/**
 * A challenge for a passkey, base64url: it says when it was made, and proves that this service made
 * it for this browser. So nothing is stored for those who only open the page, however many.
 */
export async function newChallenge(
  secretKey: string,
  of: ChallengeFor,
  now: number,
): Promise<string> {
  const made = `${now.toString(36)}.${randomCode(15)}`;
  return toUrl(btoa(`${made}.${await proofOf(secretKey, of, made)}`));
}

/** Whether it was made by this service for this browser within the last five minutes. */
export async function challengeStands(
  secretKey: string,
  challenge: string,
  of: ChallengeFor,
  now: number,
): Promise<boolean> {
  const [, at = '', code = '', proof = ''] = WRITTEN.exec(textOf(challenge)) ?? [];
  const age = now - Number.parseInt(at, 36);
  if (!(age >= 0 && age <= CHALLENGE_MS)) return false;
  return sameText(proof, await proofOf(secretKey, of, `${at}.${code}`));
}

const WRITTEN = /^([0-9a-z]{1,11})\.([a-z2-9]{24})\.([a-z2-9]{51})$/;

function proofOf(
  secretKey: string,
  { purpose, browser }: ChallengeFor,
  made: string,
): Promise<string> {
  return derivedCode(secretKey, 'passkey challenge', JSON.stringify([purpose, browser, made]));
}

function toUrl(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Empty for what is no base64url. */
function textOf(base64url: string): string {
  if (!/^[\w-]{1,200}$/.test(base64url)) return '';
  try {
    return atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
