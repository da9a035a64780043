import type { Context } from 'hono';
import { MINUTE_MS } from '../../domain/time.ts';
import { newChallenge } from '../../store/members/challenges.ts';
import { newBrowserSecret } from '../../store/members/join.ts';
import { relyingParty } from '../../store/members/passkey-answers.ts';
import { browserSecret, isShared, keepBrowserSecret } from '../shell/browser-cookies.ts';
import type { ConsoleApp } from '../shell/session.ts';
import { carriedFrom, type Lost } from './carried.ts';
import { type SignInFault, SignInPage } from './sign-in-page.tsx';

/** What the sign-in page says beside how to come in. */
interface SignInNews {
  /** The reader has just left. */
  readonly left?: boolean;
  readonly fault?: SignInFault;
  /** Where to go on; else the page that was asked for. */
  readonly to?: string;
  /** A sealed form that goes on with its reader; else the one that was sent: see `carriedFrom`. */
  readonly carried?: string | null;
}

/**
 * The page of whoever is not signed in, at whatever address: with a challenge for this browser's
 * passkey, and the way back to where they wanted to be.
 */
export async function signInPage(c: Context<ConsoleApp>, news: SignInNews = {}) {
  const { locale, now } = c.var;
  const { left = false, fault = null, to = wantedPage(c) } = news;
  const isForm = c.req.method === 'POST' && news.to === undefined && !left;
  const sent = isForm ? await carriedFrom(c, to) : { field: null, lost: null as Lost | null };
  const carried = news.carried ?? sent.field;
  const party = relyingParty(c.env);
  const browser = browserSecret(c) ?? newBrowserSecret();
  keepBrowserSecret(c, browser);
  const of = { purpose: 'enter', browser } as const;
  const shared = isShared(c);
  // Whoever can unlock a computer that several people use would be let in by a passkey that it keeps.
  const options = party &&
    !shared && {
      challenge: await newChallenge(c.env.SECRET_KEY, of, now),
      rpId: party.host,
      allowCredentials: [],
      userVerification: 'required' as const,
      timeout: MINUTE_MS,
    };
  const { lost } = sent;
  const shown = { options: options || null, shared, left, fault, to, carried, lost };
  return <SignInPage locale={locale} {...shown} />;
}

/** The page that was asked for; for a form, the one on which it stands. */
function wantedPage(c: Context<ConsoleApp>): string {
  if (c.req.method === 'GET') return ownPage(c.req.url);
  return ownPage(c.req.header('Referer') ?? '');
}

/** The path of a page of the console, from its address or path; its first page for anything else. */
export function ownPage(address: string): string {
  const base = 'https://console';
  if (!URL.canParse(address, base)) return '/console';
  const { pathname, search } = new URL(address, base);
  const ours = /^\/console\/[a-z0-9-]+(\/[\w%~.-]+)*\/?$/i.test(pathname);
  const isDoor = /^\/console\/(enter|join|invitation|logout|passkeys)\b/.test(pathname);
  return ours && !isDoor ? pathname + search : '/console';
}
