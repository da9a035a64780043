import { type Context, Hono } from 'hono';
import type * as v from 'valibot';
import { passkeyAnswer } from '../../contract/requests/passkey.ts';
import { browserWord } from '../../domain/browser.ts';
import { oneTimeCode } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import { openInvitation } from '../../operations/members.ts';
import { enterByPasskey } from '../../operations/passkeys.ts';
import {
  beginSession,
  browserSecret,
  type ConsoleApp,
  inviteeContext,
  sessionSecret,
} from '../shell/session.ts';
import { backAgain } from './back-again.tsx';
import { readCarried } from './carried.ts';
import { joinPage } from './join-routes.tsx';
import { readAnswer } from './passkey-form.ts';
import { ownPage, signInPage } from './sign-in.tsx';

/** Coming in: by a passkey, or by an invitation that was pasted. */
export const signIn = new Hono<ConsoleApp>();

signIn.post('/console/enter', async (c) => {
  const { answer: said, to, carried: field } = await c.req.parseBody();
  const page = ownPage(typeof to === 'string' ? to : '');
  const answer = readAnswer(passkeyAnswer, said);
  const secret = answer && (await enter(c, answer));
  const carried = readCarried(field);
  if (secret === null)
    return c.html(await signInPage(c, { ...again(page, field), fault: 'passkey' }), 403);
  return carried ? backAgain(c, carried, secret) : c.redirect(page, 303);
});

/** The way on, on a page that asks once more. */
function again(to: string, field: unknown) {
  return { to, carried: readCarried(field) && typeof field === 'string' ? field : null };
}

/** Signs in at this browser: the session's secret; null where the passkey opens nothing. */
async function enter(
  c: Context<ConsoleApp>,
  answer: v.InferOutput<typeof passkeyAnswer>,
): Promise<string | null> {
  const browser = browserSecret(c);
  if (browser === null) return null;
  const kind = browserWord(c.req.header('User-Agent'));
  try {
    const asked = { answer, browser, kind, before: sessionSecret(c) };
    const { sessionSecret: secret, expiresAt } = await enterByPasskey(inviteeContext(c), asked);
    beginSession(c, secret, expiresAt);
    return secret;
  } catch (error) {
    if (error instanceof Problem && error.code === 'invitation_invalid') return null;
    throw error;
  }
}

/** A code of an invitation has this many letters; what is around it in a pasted link is longer. */
const CODE = /(?:^|\/join\/)([a-z2-9]{24})(?![\w-])/i;

signIn.post('/console/invitation', async (c) => {
  const { invitation, to, carried } = await c.req.parseBody();
  const pasted = typeof invitation === 'string' ? invitation.trim().slice(0, 400) : '';
  const code = oneTimeCode(CODE.exec(pasted)?.[1] ?? '');
  const who = { browser: browserSecret(c), person: c.var.person?.person ?? null };
  const door = await openInvitation(inviteeContext(c), { code, ...who });
  if (door && readCarried(carried)) return c.html(await joinPage(c, door, { code, carried }));
  if (door) return c.redirect(`/console/join/${code}`, 303);
  const page = ownPage(typeof to === 'string' ? to : '');
  return c.html(await signInPage(c, { ...again(page, carried), fault: 'invitation' }), 422);
});
