import { Hono } from 'hono';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { type Member, renewSession, type SignedIn } from '../../store/members/members.ts';
import { cookieEnd, sessionEnd } from '../../store/members/sessions.ts';
import { clockAt } from './clock.ts';
import { hoursAt } from './day.ts';
import { PostForm } from './form.tsx';
import { beginSession, type MemberApp, requirePermission, sessionSecret } from './session.ts';
import { Shape } from './state-icons.tsx';

/** So long before its end a session is said to end, ms, at whatever hour that is. */
const SOON_MS = 2 * 3_600_000;

/** Renewing the session by which somebody is here. */
export const renewal = new Hono<MemberApp>();

renewal.post('/console/:slug/session/renew', requirePermission('renew_session'), async (c) => {
  const { member, edition, now } = c.var;
  await renewSession(c.env.DB, member.session, renewedEnd(edition, now), now);
  const secret = sessionSecret(c);
  if (secret) beginSession(c, secret, cookieEnd(now));
  return c.redirect(backTo(c.req.header('Referer'), edition.slug), 303);
});

/** When a session ends that is renewed now (ms): never while the gates are open, but when they close. */
function renewedEnd(edition: Edition, now: number): number {
  const end = sessionEnd(now, now);
  return hoursAt(edition, end)?.to ?? end;
}

/** The page of this edition's console from which somebody came, else its first one. */
function backTo(referer: string | undefined, slug: string): string {
  const base = `/console/${slug}`;
  const path = referer && URL.canParse(referer) ? new URL(referer).pathname : base;
  return path === base || path.startsWith(`${base}/`) ? path : base;
}

interface StripProps {
  locale: Locale;
  member: Member & Partial<Pick<SignedIn, 'expires_at'>>;
  edition: StoredEdition;
  now: number;
}

/**
 * When the reader's session ends, where that is soon or while the gates are open: nobody is shut
 * out in the middle of a day without having been told. One button puts it off.
 */
export function SessionStrip({ locale, member, edition, now }: StripProps) {
  const { expires_at } = member;
  if (expires_at === undefined) return null;
  const isWarned = expires_at - now < SOON_MS || hoursAt(edition, expires_at) !== null;
  if (!isWarned) return null;
  const words = consoleWords[locale];
  return (
    <aside class="session-strip">
      <p>
        <Shape name="waiting" />{' '}
        <b>{words.sessionEnds(clockAt(expires_at, now, edition.timezone))}</b>
      </p>
      <PostForm action={`/console/${edition.slug}/session/renew`}>
        <button type="submit" class="plain">
          {words.sessionRenew}
        </button>
      </PostForm>
    </aside>
  );
}
