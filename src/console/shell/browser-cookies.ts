import { getCookie, setCookie } from 'hono/cookie';
import {
  browserCookie,
  sessionCookie,
  sharedCookie,
  typistCookie,
} from '../../store/members/sessions.ts';
import { personOfSession, TYPIST, typistOf } from '../../store/members/typist.ts';
import { type AnyContext, isSecure, sessionSecret } from './session.ts';

const DAY_S = 86_400;
const YEAR_S = 365 * DAY_S;

/** Hands a person's session to this browser until `expiresAt` (ms). */
export async function beginSession(
  c: AnyContext,
  { sessionSecret: secret, person }: { readonly sessionSecret: string; readonly person: string },
  expiresAt: number,
): Promise<void> {
  const age = Math.max(0, Math.floor((expiresAt - c.var.now) / 1000));
  putCookie(c, sessionCookie(c.env), secret, age);
  putCookie(c, typistCookie(c.env), await typistOf(c.env.SECRET_KEY, person), age);
}

/** Forgets who was signed in at this browser. */
export function forgetSession(c: AnyContext): void {
  putCookie(c, sessionCookie(c.env), '', 0);
  putCookie(c, typistCookie(c.env), '', 0);
}

/** The mark of who is or was signed in here: see `typistOf`; null after they have left. */
export async function typistHere(c: AnyContext): Promise<string | null> {
  const secret = sessionSecret(c);
  const person = secret ? await personOfSession(c.env.DB, secret) : null;
  if (person !== null) return typistOf(c.env.SECRET_KEY, person);
  const mark = getCookie(c, typistCookie(c.env)) ?? '';
  return TYPIST.test(mark) ? mark : null;
}

/**
 * The secret that identifies this browser before anyone is signed in here; null where there is
 * none.
 */
export function browserSecret(c: AnyContext): string | null {
  const secret = getCookie(c, browserCookie(c.env)) ?? '';
  return BROWSER_SECRET.test(secret) ? secret : null;
}

/** Makes this browser recognizable for as long as an invitation lasts. */
export function keepBrowserSecret(c: AnyContext, secret: string): void {
  putCookie(c, browserCookie(c.env), secret, DAY_S);
}

/** Whether this computer is marked as one that several people use. */
export function isShared(c: AnyContext): boolean {
  return getCookie(c, sharedCookie(c.env)) === '1';
}

/** Marks it so, or no longer. */
export function markShared(c: AnyContext, shared: boolean): void {
  if (shared !== isShared(c)) putCookie(c, sharedCookie(c.env), '1', shared ? YEAR_S : 0);
}

const BROWSER_SECRET = /^[a-z2-9]{24}$/;

function putCookie(c: AnyContext, name: string, value: string, maxAge: number): void {
  setCookie(c, name, value, {
    path: '/',
    maxAge,
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c.env),
  });
}
