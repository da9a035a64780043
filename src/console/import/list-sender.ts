import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { may } from '../../domain/roles.ts';
import type { App } from '../../env.ts';
import { sessionCookie } from '../../store/members/sessions.ts';
import { personBySession, roleIn } from '../../store/members/signed-in.ts';

/** A page that a list from outside is sent to, and carried between. */
const IMPORT_PAGE = /^\/console\/([^/]+)\/import\/?$/;

/**
 * Whether a request brings a list from outside, by somebody who may send one. It is asked before
 * the body is read: of anybody else a list's megabytes are not taken. It is no use of the session.
 */
export async function bringsList(c: Context<App>): Promise<boolean> {
  const slug = IMPORT_PAGE.exec(c.req.path)?.[1];
  const secret = getCookie(c, sessionCookie(c.env));
  if (slug === undefined || !secret) return false;
  const person = await personBySession(c.env, secret, c.get('now'), false);
  const member = person && roleIn(person, slug);
  return member !== null && may(member.role, 'import_list');
}
