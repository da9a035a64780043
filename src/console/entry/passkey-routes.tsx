import { type Context, Hono } from 'hono';
import { passkeyMade } from '../../contract/requests/passkey.ts';
import { browserWord } from '../../domain/browser.ts';
import { addPasskey } from '../../operations/passkeys.ts';
import { newChallenge } from '../../store/members/challenges.ts';
import { relyingParty, userHandleOf } from '../../store/members/passkey-answers.ts';
import { passkeysOf } from '../../store/members/passkeys.ts';
import { isShared } from '../shell/browser-cookies.ts';
import { memberContext, type OwnApp, requireOwn } from '../shell/session.ts';
import { browserName } from './browser-name.ts';
import { NewPasskeyPage } from './new-passkey-page.tsx';
import { readAnswer } from './passkey-form.ts';
import { ownPage } from './sign-in.tsx';

/** Making a passkey for the next time. */
export const passkeys = new Hono<OwnApp>();

passkeys.get('/console/passkeys/new', requireOwn('manage_passkeys'), async (c) => {
  if (isSharedHere(c)) return c.redirect('/console/me#passkeys', 303);
  return c.html(await newPasskeyPage(c, ownPage(c.req.query('to') ?? '')));
});

passkeys.post('/console/passkeys', requireOwn('manage_passkeys'), async (c) => {
  const { answer, name, to } = await c.req.parseBody();
  const page = ownPage(typeof to === 'string' ? to : '');
  const made = readAnswer(passkeyMade, answer);
  const { person, session } = c.var.member;
  const typed = typeof name === 'string' ? name : '';
  const shared = isSharedHere(c);
  const adding = made && { own: { person, session, shared }, made, name: typed };
  const added = adding !== null && (await addPasskey(memberContext(c), adding));
  if (!added) return c.html(await newPasskeyPage(c, page, { isRefused: true }), 422);
  return c.redirect(page, 303);
});

/** Whether several people use this computer. */
function isSharedHere(c: Context<OwnApp>): boolean {
  return c.var.member.shared || isShared(c);
}

async function newPasskeyPage(c: Context<OwnApp>, to: string, { isRefused = false } = {}) {
  const { locale, member, now } = c.var;
  const party = relyingParty(c.env);
  const of = { purpose: 'create', browser: member.session } as const;
  const name = browserName(locale, browserWord(c.req.header('User-Agent')));
  const own = await passkeysOf(c.env.DB, member.person);
  const options = party && {
    challenge: await newChallenge(c.env.SECRET_KEY, of, now),
    rp: { id: party.host, name: 'Abwab' },
    user: { id: userHandleOf(member.person), name: member.name, displayName: member.name },
    // ES256, Ed25519, RS256: what phones, laptops and security keys sign with.
    pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key' as const, alg })),
    excludeCredentials: own.map(({ id }) => ({ type: 'public-key' as const, id })),
    authenticatorSelection: {
      residentKey: 'required' as const,
      requireResidentKey: true,
      userVerification: 'required' as const,
    },
    attestation: 'none' as const,
    timeout: 120_000,
  };
  return <NewPasskeyPage {...{ locale, options, name, to, isRefused }} />;
}
