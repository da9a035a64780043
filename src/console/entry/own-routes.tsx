import { type Context, Hono } from 'hono';
import { removePasskey, renamePasskey } from '../../operations/passkeys.ts';
import { endOwnSession } from '../../operations/sessions.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import { sessionsOf } from '../../store/members/own-sessions.ts';
import { relyingParty } from '../../store/members/passkey-answers.ts';
import { passkeysOf } from '../../store/members/passkeys.ts';
import { memberContext, type OwnApp, requireOwn } from '../shell/session.ts';
import { OwnPage } from './own-page.tsx';

/** One's own page: passkeys, and the browsers in which one is signed in. */
export const own = new Hono<OwnApp>();

own.get('/console/me', requireOwn('manage_passkeys'), (c) => ownPage(c, null));

own.post('/console/me/passkeys/:id/rename', requireOwn('manage_passkeys'), async (c) => {
  const { name } = await c.req.parseBody();
  const typed = typeof name === 'string' ? name : '';
  const isNamed = await renamePasskey(memberContext(c), { ...ownOf(c), name: typed });
  if (!isNamed) return ownPage(c, { id: ownOf(c).id, typed });
  return c.redirect('/console/me#passkeys', 303);
});

own.post('/console/me/passkeys/:id/remove', requireOwn('manage_passkeys'), async (c) => {
  await removePasskey(memberContext(c), ownOf(c));
  return c.redirect('/console/me#passkeys', 303);
});

own.post('/console/me/sessions/:id/end', requireOwn('end_session'), async (c) => {
  await endOwnSession(memberContext(c), ownOf(c));
  return c.redirect('/console/me#sessions', 303);
});

/** `refused`: a name of a passkey that cannot be taken, as it was typed. */
async function ownPage(c: Context<OwnApp>, refused: { id: string; typed: string } | null) {
  const { locale, member, now } = c.var;
  const [edition, passkeys, sessions] = await Promise.all([
    editionByNumber(c.env, member.event, now),
    passkeysOf(c.env.DB, member.person),
    sessionsOf(c.env.DB, member.person, now),
  ]);
  const zone = edition?.timezone ?? 'UTC';
  const host = relyingParty(c.env)?.host ?? null;
  const page = { locale, member, now, zone, passkeys, sessions, host, refused };
  return c.html(<OwnPage {...page} />, refused ? 422 : 200);
}

function ownOf(c: Context<OwnApp>): { person: string; id: string } {
  return { person: c.var.member.person, id: c.req.param('id') ?? '' };
}
