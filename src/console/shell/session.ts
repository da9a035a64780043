import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { endures } from '../../domain/archive.ts';
import { isLocale, type Locale } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import { may, type Permission } from '../../domain/roles.ts';
import type { App, Env } from '../../env.ts';
import { wordInQuery } from '../../http/address-tail.ts';
import type { InviteeContext, MemberContext } from '../../operations/context.ts';
import { editionBySlug, type StoredEdition } from '../../store/editions/editions.ts';
import { sessionCookie } from '../../store/members/sessions.ts';
import {
  personBySession,
  roleIn,
  type SignedIn,
  type SignedInPerson,
} from '../../store/members/signed-in.ts';

/** Every page of the console knows the reader's language, and who is signed in. */
export interface ConsoleApp {
  Bindings: Env;
  Variables: App['Variables'] & {
    locale: Locale;
    /** Who is signed in here; they may have lost every role. */
    person: SignedInPerson | null;
    /** The same by their role in the edition of the path, else by their latest one. */
    session: SignedIn | null;
    /** Names what the form that was sent asks for: see `answerOnce`. */
    form: string;
    /** Opens another page of the console in this request, for a session that has just begun. */
    openPage(path: string, sessionSecret: string): Promise<Response>;
  };
}

/** A page for a signed-in member. */
export interface MemberApp {
  Bindings: Env;
  Variables: ConsoleApp['Variables'] & { member: SignedIn; edition: StoredEdition };
}

const LANGUAGE_COOKIE = 'lang';
const YEAR_S = 31_536_000;

/** The reader's language: one that was chosen is remembered, else the browser's, else Arabic. */
export const language = createMiddleware<ConsoleApp>(async (c, next) => {
  const asked = wordInQuery(c.req, 'lang');
  const remembered = getCookie(c, LANGUAGE_COOKIE);
  if (isLocale(asked) && asked !== remembered) {
    setCookie(c, LANGUAGE_COOKIE, asked, {
      path: '/console',
      maxAge: YEAR_S,
      httpOnly: true,
      sameSite: 'Lax',
      secure: isSecure(c.env),
    });
  }
  const chosen = isLocale(asked) ? asked : remembered;
  c.set('locale', isLocale(chosen) ? chosen : (c.get('browserLocale') ?? 'ar'));
  await next();
});

/** Reads who is signed in at this browser; without a session it goes on. */
export const session = createMiddleware<ConsoleApp>(async (c, next) => {
  const secret = sessionSecret(c);
  // An automatic request of our script is marked as such, and is no use of the session; it only reads.
  const isPost = c.req.method === 'POST';
  const isUse = isPost || (c.req.header('Sec-Fetch-Mode') ?? 'navigate') === 'navigate';
  const person = secret ? await personBySession(c.env, secret, c.get('now'), isUse) : null;
  c.set('person', person);
  c.set('session', person && roleOnPath(person, c.req.path));
  await next();
});

function roleOnPath(person: SignedInPerson, path: string): SignedIn | null {
  const [, , slug = ''] = path.split('/');
  const [latest] = person.roles;
  return roleIn(person, slug) ?? (latest ? roleIn(person, latest.event) : null);
}

/**
 * Admits only members of the edition in the path whose role has the permission; a route names it
 * itself, so that it can be read from the route. Throws a `Problem`: `unauthenticated` without a
 * valid session, `not_found` for an edition that is not theirs, `forbidden` for another role,
 * `edition_archived` for what is not done any more in an archived one.
 */
export function requirePermission(permission: Permission) {
  const asks = createMiddleware<MemberApp>(async function askPermission(c, next) {
    const member = c.get('session');
    if (!member) throw new Problem('unauthenticated');
    const edition = await editionBySlug(c.env, c.req.param('slug') ?? '', c.get('now'));
    c.set('editionNumber', edition?.number);
    if (edition?.number !== member.event) throw new Problem('not_found');
    if (!may(member.role, permission)) throw new Problem('forbidden');
    if (member.archived && !endures(member.role, permission)) throw new Problem('edition_archived');
    c.set('member', member);
    c.set('edition', edition);
    await next();
  });
  return Object.assign(asks, { permission });
}

/** A page of one's own, which belongs to no edition. */
export interface OwnApp {
  Bindings: Env;
  Variables: ConsoleApp['Variables'] & { person: SignedInPerson; member: SignedIn };
}

/**
 * Admits whoever is signed in to their own pages, by the role that they acted in last. Throws a
 * `Problem`: `unauthenticated`, `forbidden`.
 */
export function requireOwn(permission: Permission) {
  const asks = createMiddleware<OwnApp>(async function askOwn(c, next) {
    const member = c.get('session');
    if (!member) throw new Problem('unauthenticated');
    if (!may(member.role, permission)) throw new Problem('forbidden');
    c.set('member', member);
    await next();
  });
  return Object.assign(asks, { permission });
}

/** The admitted member, as an actor. */
export function memberContext(c: Context<MemberApp> | Context<OwnApp>): MemberContext {
  return contextOf(c, c.var.member);
}

/** Whoever is about to come in, as an actor. */
export function inviteeContext(c: Context<ConsoleApp>): InviteeContext {
  const { now, requestId: request } = c.var;
  return { actor: 'invitee', env: c.env, now, request };
}

function contextOf(c: AnyContext, { event, id, role, gate, archived }: SignedIn): MemberContext {
  const { now, requestId: request } = c.var;
  return { actor: role, by: { event, id }, gate, archived, env: c.env, now, request };
}

/** A context of the console, with or without a signed-in member. */
export type AnyContext = Context<ConsoleApp> | Context<MemberApp> | Context<OwnApp>;

/** The secret of the session that this browser has; nothing where it has none. */
export function sessionSecret(c: AnyContext): string | undefined {
  return getCookie(c, sessionCookie(c.env));
}

/** Whether cookies of this service go over https alone. */
export function isSecure(env: Env): boolean {
  return env.PUBLIC_URL.startsWith('https:');
}
