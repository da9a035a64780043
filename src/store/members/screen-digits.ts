import { Problem } from '../../domain/problem.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Env } from '../../env.ts';
import { sixDigitsOf } from '../keys/codes.ts';
import { keyedHash, mac, serviceKey } from '../keys/keys.ts';

/** How long six digits can be typed, ms. */
const DIGITS_MS = 2 * MINUTE_MS;
/**
 * Wrong digits, typed at whatever screens, after which those that are shown open nothing: all that is
 * guessed in two minutes finds given digits once in ten thousand times. It is more than one network
 * may try, so that nobody spoils the digits of others alone.
 */
export const WRONG_MOST = 100;
/** Digits that others show at the same time are drawn again, so often. */
const TURNS = 8;

/** What a phone shows of its digits. */
export interface ShownDigits {
  readonly digits: string;
  /** An instant, ms: to be typed, or answered, by then. */
  readonly expires_at: number;
  /** Too many wrong ones were typed meanwhile: these open nothing. */
  readonly isWorn: boolean;
  /** The screen at which they were typed; null until they were. */
  readonly screen: AskingScreen | null;
}

/** A screen that asks to be opened. */
export interface AskingScreen {
  /** What kind of browser it is: see `browserWord`. */
  readonly kind: string | null;
  /** Whether several people use it. */
  readonly shared: boolean;
  /** Two digits that it shows as well. */
  readonly sign: number;
  /** What the phone has said. */
  readonly opened: boolean | null;
}

/** Makes six digits for a session, unless it shows some that can still be used. Throws `busy`. */
export async function makeDigits(env: Env, session: string, now: number): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const hash = await hashOfDigits(env, await digitsOf(env, { session, made_at: now, turn }));
    const results = await env.DB.batch([
      env.DB.prepare(DROP_OLD).bind(now, session),
      env.DB.prepare(INSERT_CODE).bind(session, hash, turn, now, now + DIGITS_MS),
      env.DB.prepare('SELECT session FROM screen_code WHERE session = ?1').bind(session),
    ]);
    if ((results.at(-1)?.results.length ?? 0) > 0) return;
  }
  throw new Problem('busy', { retryAfter: 60 });
}

const DROP_OLD = `
DELETE FROM screen_code WHERE expires_at <= ?1
OR (session = ?2 AND (opened = 0 OR (browser IS NULL AND wrong_tries >= ${WRONG_MOST})))`;

const INSERT_CODE = `
INSERT INTO screen_code (session, hash, turn, made_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`;

/** The digits that a session shows at `now` (ms), and what became of them; null for none. */
export async function shownBy(env: Env, session: string, now: number): Promise<ShownDigits | null> {
  const row = await env.DB.prepare(SELECT_SHOWN).bind(session, now).first<Row>();
  if (!row) return null;
  const { made_at, turn, expires_at, wrong_tries, kind, shared, sign, opened } = row;
  return {
    digits: await digitsOf(env, { session, made_at, turn }),
    expires_at,
    isWorn: sign === null && wrong_tries >= WRONG_MOST,
    screen: sign === null ? null : { kind, sign, shared: shared === 1, opened: answerIn(opened) },
  };
}

/** What a phone has said, as it is kept. */
export function answerIn(opened: number | null): boolean | null {
  return opened === null ? null : opened === 1;
}

interface Row {
  readonly made_at: number;
  readonly turn: number;
  readonly expires_at: number;
  readonly wrong_tries: number;
  readonly kind: string | null;
  readonly shared: number | null;
  readonly sign: number | null;
  readonly opened: number | null;
}

const SELECT_SHOWN = `
SELECT made_at, turn, expires_at, wrong_tries, kind, shared, sign, opened
FROM screen_code WHERE session = ?1 AND expires_at > ?2`;

/** By which digits are found: keyed, as so few could be tried one by one. */
export async function hashOfDigits(env: Env, digits: string): Promise<string> {
  return keyedHash(await serviceKey(env.SECRET_KEY, 'screen code'), digits);
}

/** Six digits that the service alone can make, and makes again each time that they are shown. */
async function digitsOf(
  env: Env,
  of: { readonly session: string; readonly made_at: number; readonly turn: number },
): Promise<string> {
  const key = await serviceKey(env.SECRET_KEY, 'screen digits');
  return sixDigitsOf(await mac(key, JSON.stringify([of.session, of.made_at, of.turn])));
}
