import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { MINUTE_MS } from '../../domain/time.ts';
import { type MadeAtDesk, newestAtDesk } from '../../store/registrations/at-desk.ts';
import type { MemberApp } from '../shell/session.ts';
import { UUID } from './answers.ts';

const COOKIE = 'desk_forms';
/** Forms that a browser had before it: those of a few tabs. */
const FORMS = 4;
/** From then on a ticket is nobody's who stands there. */
const MINUTES = 10;

/**
 * The last ticket that a form of this browser has made: its answer may have been lost on the way. The
 * browser keeps the keys of its forms, which are the ids of what they register, and nothing else.
 */
export async function lastMade(c: Context<MemberApp>): Promise<MadeAtDesk | null> {
  const { edition, now } = c.var;
  const ids = formsOf(c);
  if (ids.length === 0) return null;
  return newestAtDesk(c.env.DB, edition.number, { ids, since: now - MINUTES * MINUTE_MS });
}

/** Keeps the key of a form that this browser is given. */
export function keepForm(c: Context<MemberApp>, key: string): void {
  const forms = [key, ...formsOf(c).filter((one) => one !== key)].slice(0, FORMS);
  setCookie(c, COOKIE, forms.join('.'), {
    path: '/console',
    maxAge: MINUTES * 60,
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.env.PUBLIC_URL.startsWith('https:'),
  });
}

function formsOf(c: Context<MemberApp>): string[] {
  const kept = (getCookie(c, COOKIE) ?? '').split('.', FORMS);
  return kept.filter((key) => UUID.test(key));
}
