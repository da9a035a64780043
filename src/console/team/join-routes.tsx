import { Hono } from 'hono';
import { oneTimeCode } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import { cleanText } from '../../domain/text.ts';
import { consoleWords } from '../../i18n/console.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import { endSession, invitationStands, spendInvitation } from '../../store/members/members.ts';
import { KEY } from '../shell/form.tsx';
import {
  beginSession,
  type ConsoleApp,
  sessionSecret as sessionSecretOf,
} from '../shell/session.ts';
import { GonePage, JoinPage } from './join-page.tsx';

/** Characters of a member's name. */
const LONGEST_NAME = 80;

/** Opening an invitation spends nothing, since chats open links by themselves; the button does. */
export const join = new Hono<ConsoleApp>();

join.get('/console/join/:code', async (c) => {
  const { locale, now } = c.var;
  const code = oneTimeCode(c.req.param('code'));
  const invitation = await invitationStands(c.env, code, 'organizer', now);
  if (!invitation) return c.html(<GonePage locale={locale} />, 403);
  const edition = await editionByNumber(c.env, invitation.event, now);
  return c.html(
    <JoinPage
      locale={locale}
      edition={edition?.name[locale] ?? ''}
      role={invitation.role}
      member={c.var.session}
      name=""
    />,
  );
});

join.post('/console/join/:code', async (c) => {
  const { locale, now } = c.var;
  const code = oneTimeCode(c.req.param('code'));
  const { name: typed, key } = await c.req.parseBody();
  const name = typeof typed === 'string' ? cleanText(typed, LONGEST_NAME) : null;
  if (name === null) {
    const invitation = await invitationStands(c.env, code, 'organizer', now);
    if (!invitation) return c.html(<GonePage locale={locale} />, 403);
    const edition = await editionByNumber(c.env, invitation.event, now);
    return c.html(
      <JoinPage
        locale={locale}
        edition={edition?.name[locale] ?? ''}
        role={invitation.role}
        member={null}
        name={typeof typed === 'string' ? typed.slice(0, 200) : ''}
        error={consoleWords[locale].join.nameMissing}
      />,
      422,
    );
  }
  try {
    const { sessionSecret, expiresAt } = await spendInvitation(
      c.env,
      code,
      { name, ...keyOf(key) },
      now,
    );
    // Whoever joins here anew is that member from now on, and in no other browser the old one.
    const before = sessionSecretOf(c);
    if (before && before !== sessionSecret) await endSession(c.env, before, now);
    beginSession(c, sessionSecret, expiresAt);
  } catch (error) {
    if (error instanceof Problem && error.code === 'invitation_invalid') {
      return c.html(<GonePage locale={locale} />, error.status);
    }
    throw error;
  }
  return c.redirect('/console', 303);
});

/** The form's key, as far as it is one. */
function keyOf(value: unknown): { key?: string } {
  return typeof value === 'string' && KEY.test(value) ? { key: value } : {};
}
