import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import { passkeyAnswer } from '../../contract/requests/passkey.ts';
import { browserWord } from '../../domain/browser.ts';
import { oneTimeCode } from '../../domain/link-text.ts';
import { openInvitation } from '../../operations/members.ts';
import { enterByPasskey, type PasskeyFault } from '../../operations/passkeys.ts';
import { beginSession, browserSecret, isShared } from '../shell/browser-cookies.ts';
import { type ConsoleApp, inviteeContext, sessionSecret } from '../shell/session.ts';
import { askPhone, type Entered, enterOpened, waitForPhone } from './asking-phone.tsx';
import { backAgain } from './back-again.tsx';
import { carriedField, readCarried } from './carried.ts';
import { readAnswer } from './passkey-form.ts';
import { ownPage, signInPage } from './sign-in.tsx';

/** Coming in: by a passkey, by a phone that is signed in, or by an invitation that was pasted. */
export const signIn = new Hono<ConsoleApp>();

signIn.post('/console/enter', async (c) => {
  const { answer: said, digits, key, screen, shared, to, carried: field } = await c.req.parseBody();
  const page = ownPage(typeof to === 'string' ? to : '');
  const carried = carriedField(field);
  if (typeof digits === 'string') {
    const form = typeof key === 'string' ? key.slice(0, 64) : '';
    return askPhone(c, { digits, form, shared: shared === 'on', to: page, carried });
  }
  if (screen === 'here') {
    const entered = await enterOpened(c);
    return entered ? goOn(c, entered, { page, carried }) : waitForPhone(c, { to: page, carried });
  }
  const answer = readAnswer(passkeyAnswer, said);
  const entered = answer ? await enter(c, answer) : 'unknown';
  if (typeof entered === 'object') return goOn(c, entered, { page, carried });
  return c.html(await signInPage(c, { to: page, carried, fault: entered }), 403);
});

// The page of a form that was answered, in another language.
signIn.get('/console/enter', (c) => waitForPhone(c, { to: '/console', carried: null }));
signIn.get('/console/invitation', (c) => c.redirect('/console', 303));

/**
 * Goes on to the page that was asked for, with what was typed there. Somebody else's form is not
 * shown, nor the page on which it stands.
 */
async function goOn(
  c: Context<ConsoleApp>,
  { person, sessionSecret: secret }: Entered,
  { page, carried: field }: { readonly page: string; readonly carried: string | null },
): Promise<Response> {
  const carried = await readCarried(c.env, person, field);
  if (carried) return backAgain(c, carried, secret);
  return c.redirect(field === null ? page : '/console', 303);
}

/** Signs in at this browser; or why the passkey opens nothing. */
async function enter(
  c: Context<ConsoleApp>,
  answer: v.InferOutput<typeof passkeyAnswer>,
): Promise<Entered | PasskeyFault> {
  const browser = browserSecret(c);
  // A browser that forgot its secret has asked for nothing that could be answered.
  if (browser === null) return 'late';
  const kind = browserWord(c.req.header('User-Agent'));
  const asked = { answer, browser, kind, shared: isShared(c), before: sessionSecret(c) };
  const entered = await enterByPasskey(inviteeContext(c), asked);
  if (typeof entered === 'object') await beginSession(c, entered, entered.expiresAt);
  return entered;
}

/** A code of an invitation has this many letters; what is around it in a pasted link is longer. */
const CODE = /(?:^|\/join\/)([a-z2-9]{24})(?![\w-])/i;

signIn.post('/console/invitation', async (c) => {
  const { invitation, to, carried: field } = await c.req.parseBody();
  const pasted = typeof invitation === 'string' ? invitation.trim().slice(0, 4_000) : '';
  const code = oneTimeCode(CODE.exec(pasted)?.[1] ?? '');
  const who = { browser: browserSecret(c), person: c.var.person?.person ?? null };
  const door = await openInvitation(inviteeContext(c), { code, ...who });
  if (door) return c.redirect(`/console/join/${code}`, 303);
  const page = ownPage(typeof to === 'string' ? to : '');
  const carried = carriedField(field);
  return c.html(await signInPage(c, { to: page, carried, fault: 'invitation' }), 422);
});
