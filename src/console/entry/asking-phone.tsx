import type { Context } from 'hono';
import { browserWord } from '../../domain/browser.ts';
import { toLatinDigits } from '../../domain/digits.ts';
import { Problem } from '../../domain/problem.ts';
import { demandTry } from '../../http/ceilings.ts';
import { askWithDigits, enterByScreen } from '../../operations/sessions.ts';
import { askedAt } from '../../store/members/screen-asks.ts';
import {
  beginSession,
  browserSecret,
  isShared,
  keepBrowserSecret,
  markShared,
} from '../shell/browser-cookies.ts';
import { type ConsoleApp, inviteeContext, sessionSecret } from '../shell/session.ts';
import type { OnwardProps } from './onward.tsx';
import { signInPage } from './sign-in.tsx';
import { WaitingScreenPage } from './waiting-screen-page.tsx';

/** Somebody who has just signed in at this browser. */
export interface Entered {
  readonly person: string;
  readonly sessionSecret: string;
}

/** Digits as a phone shows them, with whatever is between them. */
const SIX_DIGITS = /^\d{6}$/;

interface TypedHere {
  readonly digits: string;
  /** The key of the form. */
  readonly form: string;
  readonly shared: boolean;
}

/** Asks the phone that shows these digits; then this screen waits. */
export async function askPhone(
  c: Context<ConsoleApp>,
  { digits: typed, form, shared, ...onward }: OnwardProps & TypedHere,
): Promise<Response> {
  const digits = toLatinDigits(typed.slice(0, 40)).replaceAll(/[\s\u00a0.-]/g, '');
  const browser = browserSecret(c);
  const again = () => signInPage(c, { ...onward, fault: 'digits' });
  if (!SIX_DIGITS.test(digits) || browser === null) return c.html(await again(), 422);
  const kind = browserWord(c.req.header('User-Agent'));
  const isSharedHere = shared || isShared(c);
  // Each wrong one counts against all that are shown: judged first, one network would wear them out.
  await demandTry(c, 'digits');
  let screen: string;
  try {
    const asking = { digits, browser, form, kind, shared: isSharedHere };
    screen = await askWithDigits(inviteeContext(c), asking);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invitation_invalid') throw error;
    return c.html(await again(), error.status);
  }
  markShared(c, isSharedHere);
  keepBrowserSecret(c, screen);
  const asked = await askedAt(c.env, screen, c.var.now);
  return c.html(<WaitingScreenPage {...{ locale: c.var.locale, asked, ...onward }} />);
}

/** The page of a screen that has asked; the first page where it has not. */
export async function waitForPhone(c: Context<ConsoleApp>, onward: OnwardProps): Promise<Response> {
  const browser = browserSecret(c);
  const asked = browser === null ? null : await askedAt(c.env, browser, c.var.now);
  const isAsking = asked !== null || c.req.method === 'POST';
  if (!isAsking && c.req.header('Sec-Fetch-Mode') === 'navigate')
    return c.redirect('/console', 303);
  return c.html(<WaitingScreenPage {...{ locale: c.var.locale, asked, ...onward }} />);
}

/** Signs in whoever has opened this screen from their phone; null before that. */
export async function enterOpened(c: Context<ConsoleApp>): Promise<Entered | null> {
  const browser = browserSecret(c);
  if (browser === null) return null;
  const before = sessionSecret(c);
  const entered = await enterByScreen(inviteeContext(c), { browser, before });
  if (!entered) return null;
  await beginSession(c, entered, entered.expiresAt);
  return entered;
}
