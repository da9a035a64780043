import { MINUTE_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { auditRow, type By } from '../d1/audit.ts';
import { derivedCode } from '../keys/codes.ts';
import { hashSecret } from '../keys/keys.ts';
import { type AskingScreen, answerIn, hashOfDigits, WRONG_MOST } from './screen-digits.ts';
import { cookieEnd, STANDS, sessionEnd } from './sessions.ts';

/** How long a phone may take to answer, and after its answer the screen to go in, ms. */
const ANSWER_MS = MINUTE_MS;

/** What was typed at a browser. */
export interface TypedDigits {
  readonly digits: string;
  /** The secret of the browser. */
  readonly browser: string;
  /** The key of the form in which they were typed. */
  readonly form: string;
  /** What kind of browser it is: see `browserWord`. */
  readonly kind: string | null;
  /** Whether several people use it. */
  readonly shared: boolean;
}

/**
 * Notes that these digits were typed: the phone that shows them is asked now. One screen asks, once,
 * and may ask again. Gives the secret by which the browser goes in from then on: whoever was at the same
 * computer before may have copied the one that it had. Null for digits that open nothing, which count
 * against all that are shown.
 */
export async function askWithDigits(
  env: Env,
  { digits, browser, form, kind, shared }: TypedDigits,
  now: number,
): Promise<string | null> {
  const origin = JSON.stringify([browser, digits, form]);
  const own = await derivedCode(env.SECRET_KEY, 'asking screen', origin, browser.length);
  const [hash, from, before] = await Promise.all([
    hashOfDigits(env, digits),
    hashSecret(own),
    hashSecret(browser),
  ]);
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  const sign = 10 + (random % 90);
  const db = env.DB;
  const results = await db.batch<{ browser: string }>([
    db.prepare(ASK).bind(hash, from, now, kind, Number(shared), sign, now + ANSWER_MS),
    db.prepare(COUNT_WRONG).bind(hash, from, now, before),
    db.prepare(SELECT_ASKED).bind(hash, from, now, before),
  ]);
  const asked = results.at(-1)?.results[0];
  if (!asked) return null;
  return asked.browser === from ? own : browser;
}

/** The digits are shown by somebody who is signed in and has a role. */
const SHOWN_BY_MEMBER = `EXISTS (SELECT 1 FROM session s
  JOIN member m ON m.person = s.person AND m.state = 'active'
  WHERE s.hash = screen_code.session AND ${STANDS})`;

const ASK = `
UPDATE screen_code SET browser = ?2, kind = ?4, shared = ?5, sign = ?6, asked_at = ?3,
  expires_at = max(expires_at, ?7)
WHERE hash = ?1 AND browser IS NULL AND expires_at > ?3 AND wrong_tries < ${WRONG_MOST}
AND ${SHOWN_BY_MEMBER}`;

const COUNT_WRONG = `
UPDATE screen_code SET wrong_tries = wrong_tries + 1
WHERE browser IS NULL AND expires_at > ?3 AND wrong_tries < ${WRONG_MOST}
AND NOT EXISTS (SELECT 1 FROM screen_code o WHERE o.hash = ?1 AND o.browser IN (?2, ?4))`;

const SELECT_ASKED = `
SELECT browser FROM screen_code WHERE hash = ?1 AND browser IN (?2, ?4) AND expires_at > ?3`;

/** What became of the digits that were typed last at the browser of this secret; null for none. */
export async function askedAt(
  env: Env,
  browser: string,
  now: number,
): Promise<Pick<AskingScreen, 'sign' | 'opened'> | null> {
  const row = await latestAt(env, await hashSecret(browser), now);
  return row && { sign: row.sign, opened: answerIn(row.opened) };
}

interface Asked {
  readonly session: string;
  readonly made_at: number;
  readonly sign: number;
  readonly opened: number | null;
}

function latestAt(env: Env, browser: string, now: number): Promise<Asked | null> {
  return env.DB.prepare(SELECT_AT_BROWSER).bind(browser, now).first<Asked>();
}

const SELECT_AT_BROWSER = `
SELECT session, made_at, sign, opened FROM screen_code WHERE browser = ?1 AND expires_at > ?2
ORDER BY asked_at DESC, session LIMIT 1`;

/** What the reader of a phone says of the screen that asks. */
export interface ScreenAnswer {
  /** The hash of the phone's session. */
  readonly session: string;
  /** The two digits that they were shown. */
  readonly sign: number;
  readonly open: boolean;
}

/** Opens the screen that asks, or refuses it. The first answer counts. */
export async function answerScreen(
  db: D1Database,
  by: By,
  { session, sign, open }: ScreenAnswer,
  now: number,
): Promise<void> {
  const values = { session, sign, open: Number(open), now, until: now + ANSWER_MS };
  const verb = open ? 'open_screen' : 'refuse_screen';
  await db.batch([
    auditRow(
      db,
      { by, at: now, verb, subject: `member ${by.id}` },
      {
        values,
        found: `FROM screen_code WHERE ${UNANSWERED}`,
        after: { browser: 'kind', shared: 'shared' },
      },
    ),
    db.prepare(ANSWER).bind(JSON.stringify(values)),
  ]);
}

const UNANSWERED = `session = ?1 ->> 'session' AND sign = ?1 ->> 'sign' AND opened IS NULL
AND expires_at > ?1 ->> 'now'`;

const ANSWER = `
UPDATE screen_code SET opened = ?1 ->> 'open', expires_at = ?1 ->> 'until' WHERE ${UNANSWERED}`;

/** Somebody whose screen was opened, with the secret of their session until `expiresAt` (ms). */
export interface EnteredByScreen {
  readonly person: string;
  readonly sessionSecret: string;
  readonly expiresAt: number;
}

/**
 * A session for the browser of this secret, where a phone has opened it; null otherwise, and where
 * whoever did so was signed out or has lost every role since. Asked again, it is the same session.
 */
export async function enterByScreen(
  env: Env,
  browser: string,
  now: number,
): Promise<EnteredByScreen | null> {
  const db = env.DB;
  const from = await hashSecret(browser);
  const asked = await latestAt(env, from, now);
  if (!asked) return null;
  const origin = JSON.stringify([asked.session, asked.made_at, browser]);
  const sessionSecret = await derivedCode(env.SECRET_KEY, 'screen', origin);
  const hash = await hashSecret(sessionSecret);
  const [ends, endsShared] = [sessionEnd(now, now, false), sessionEnd(now, now, true)];
  const results = await db.batch<{ person: string; shared: number; renewed_at: number }>([
    db.prepare(INSERT_SESSION).bind(hash, from, now, asked.session, ends, endsShared),
    db.prepare(SELECT_ENTERED).bind(hash, null, now),
  ]);
  const entered = results.at(-1)?.results[0];
  if (!entered) return null;
  const { person, renewed_at, shared } = entered;
  return { person, sessionSecret, expiresAt: cookieEnd(renewed_at, shared === 1) };
}

const INSERT_SESSION = `
INSERT INTO session (hash, person, browser, shared, created_at, renewed_at, used_at, expires_at)
SELECT ?1, own.person, kind, screen_code.shared, ?3, ?3, ?3, iif(screen_code.shared = 1, ?6, ?5)
FROM screen_code JOIN session own ON own.hash = screen_code.session
WHERE screen_code.session = ?4 AND screen_code.browser = ?2 AND opened = 1
  AND screen_code.expires_at > ?3 AND ${SHOWN_BY_MEMBER}
ON CONFLICT DO NOTHING`;

const SELECT_ENTERED = `
SELECT s.person, s.shared, s.renewed_at FROM session s WHERE s.hash = ?1 AND ${STANDS}`;
