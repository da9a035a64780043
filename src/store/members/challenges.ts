import type { Permission } from '../../domain/roles.ts';
import { sameText } from '../../domain/same-text.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { derivedCode, randomCode } from '../keys/codes.ts';

/** How long a person may take to put a finger on a sensor, or to look for their phone, ms. */
export const CHALLENGE_MS = 5 * MINUTE_MS;

/** How long a passkey that is asked for one thing may take: somebody else may sit there after that, ms. */
const TOUCH_MS = 2 * MINUTE_MS;

/** What a challenge is for. */
export type ChallengeFor =
  | {
      readonly purpose: 'enter' | 'create';
      /** The secret of the browser that is asked, or the hash of its session. */
      readonly browser: string;
    }
  | TouchFor;

/** One thing that somebody who is signed in asks for, with a passkey at hand. */
interface TouchFor {
  readonly purpose: 'touch';
  /** The hash of the session. */
  readonly browser: string;
  /** The member who asks: their role in one edition. */
  readonly member: string;
  /** What they ask for, by the permission that it needs. */
  readonly action: Permission;
  /** The key of the form with which they ask. */
  readonly key: string;
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

/** Whether it was made by this service for just this, within the last five minutes; a touch within two. */
export async function challengeStands(
  secretKey: string,
  challenge: string,
  of: ChallengeFor,
  now: number,
): Promise<boolean> {
  const [, at = '', code = '', proof = ''] = WRITTEN.exec(textOf(challenge)) ?? [];
  const age = now - Number.parseInt(at, 36);
  if (!(age >= 0 && age <= (of.purpose === 'touch' ? TOUCH_MS : CHALLENGE_MS))) return false;
  return sameText(proof, await proofOf(secretKey, of, `${at}.${code}`));
}

const WRITTEN = /^([0-9a-z]{1,11})\.([a-z2-9]{24})\.([a-z2-9]{51})$/;

function proofOf(secretKey: string, of: ChallengeFor, made: string): Promise<string> {
  const { purpose, browser } = of;
  const asked = of.purpose === 'touch' ? [of.member, of.action, of.key] : [];
  const text = JSON.stringify([purpose, browser, ...asked, made]);
  return derivedCode(secretKey, 'passkey challenge', text);
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
