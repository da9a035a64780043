import { Hono } from 'hono';
import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { consoleWords } from '../../i18n/console.ts';
import { screenWords } from '../../i18n/screens.ts';
import { renewSession } from '../../operations/sessions.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { cookieEnd, sessionEnd } from '../../store/members/sessions.ts';
import type { SignedIn } from '../../store/members/signed-in.ts';
import { beginSession } from './browser-cookies.ts';
import { clockAt } from './clock.ts';
import { hoursAt } from './day.ts';
import { PostForm } from './form.tsx';
import { type MemberApp, memberContext, requirePermission, sessionSecret } from './session.ts';
import { StateIcon } from './state-icons.tsx';

/**
 * Milliseconds before its end at which a session's end is shown, and before the reader may go home.
 */
const SOON_MS = 2 * HOUR_MS;

/** Renewing the reader's session. */
export const renewal = new Hono<MemberApp>();

renewal.post('/console/:slug/session/renew', requirePermission('renew_session'), async (c) => {
  const { member, edition, now } = c.var;
  const { shared } = member;
  const until = renewedEnd(edition, shared, now);
  await renewSession(memberContext(c), { own: member, until });
  const secret = sessionSecret(c);
  if (secret)
    await beginSession(c, { sessionSecret: secret, person: member.person }, cookieEnd(now, shared));
  return c.redirect(backTo(c.req.header('Referer'), edition.slug), 303);
});

/**
 * When a session ends that is renewed now (ms): never while the gates are open, but when they close;
 * on a computer that several people use at its usual end.
 */
function renewedEnd(edition: Edition, shared: boolean, now: number): number {
  const end = sessionEnd(now, now, shared);
  return shared ? end : (hoursAt(edition, end)?.to ?? end);
}

/** The page of this edition's console that the reader came from, else its first one. */
function backTo(referer: string | undefined, slug: string): string {
  const base = `/console/${slug}`;
  const path = referer && URL.canParse(referer) ? new URL(referer).pathname : base;
  return path === base || path.startsWith(`${base}/`) ? path : base;
}

interface StripProps {
  locale: Locale;
  member: Member & Partial<Pick<SignedIn, 'expires_at' | 'shared'>>;
  edition: StoredEdition;
  now: number;
}

/**
 * Whether to show the reader now that the session ends at `end` (ms). Two hours before, at any
 * hour. When it ends while the gates are open, already at the end of the day before: a member who
 * goes home then may come back after it, and must not be signed out without notice.
 */
function isWarned(edition: Edition, end: number, now: number): boolean {
  if (end - now < SOON_MS) return true;
  if (hoursAt(edition, end) === null) return false;
  const closing = hoursAt(edition, now)?.to ?? now;
  return closing - now < SOON_MS;
}

/** When the reader's session ends, where that is to be shown; one button renews it. */
export function SessionStrip(props: StripProps) {
  const { member, edition, now } = props;
  const end = member.expires_at;
  // Of a short one always: whoever sits there next sees whose it is, and until when.
  const told = end !== undefined && (member.shared === true || isWarned(edition, end, now));
  // Kept fresh, for a page that stays open for hours.
  return <div data-fresh="session">{told && <Strip {...props} end={end} />}</div>;
}

function Strip({ locale, member, edition, now, end }: StripProps & { end: number }) {
  const words = consoleWords[locale];
  const at = clockAt(end, now, edition.timezone);
  return (
    <section class="session-strip" aria-labelledby="session-ends">
      <p class="sign">
        <StateIcon name="waiting" />{' '}
        <b id="session-ends">
          {member.shared
            ? screenWords[locale].sharedUntil(isolated(member.name), at)
            : words.sessionEnds(at)}
        </b>
      </p>
      <PostForm action={`/console/${edition.slug}/session/renew`}>
        <button type="submit" class="plain">
          {words.sessionRenew}
        </button>
      </PostForm>
    </section>
  );
}

/** A name keeps its own direction within a sentence. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
