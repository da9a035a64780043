import { type Context, Hono } from 'hono';
import { oneTimeCode } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import { cleanText } from '../../domain/text.ts';
import { consoleWords } from '../../i18n/console.ts';
import { joinEdition } from '../../operations/members.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import { newBrowserSecret, type OpenDoor, openDoor } from '../../store/members/join.ts';
import type { Member } from '../../store/members/members.ts';
import { KEY } from '../shell/form.tsx';
import {
  beginSession,
  browserSecret,
  type ConsoleApp,
  keepBrowserSecret,
  sessionSecret as sessionSecretOf,
} from '../shell/session.ts';
import { GonePage, JoinPage } from './join-page.tsx';

/** Characters of a member's name. */
const LONGEST_NAME = 80;

/**
 * Opening an invitation does not spend it, since chats open links by themselves; the button does.
 * The browser is given a secret of its own: if the answer of the button was lost, this browser can
 * open the link once more, and no other browser can.
 */
export const join = new Hono<ConsoleApp>();

join.get('/console/join/:code', async (c) => {
  const { now, session } = c.var;
  const code = oneTimeCode(c.req.param('code'));
  const browser = browserSecret(c);
  const door = await openDoor(c.env, code, browser, now);
  if (!door) return c.html(<GonePage locale={c.var.locale} />, 403);
  keepBrowserSecret(c, browser ?? newBrowserSecret());
  return c.html(await pageOf(c, door, { member: session, name: door.name ?? '' }));
});

join.post('/console/join/:code', async (c) => {
  const { locale, now } = c.var;
  const code = oneTimeCode(c.req.param('code'));
  const browser = browserSecret(c);
  const { name: typed, key } = await c.req.parseBody();
  const name = typeof typed === 'string' ? cleanText(typed, LONGEST_NAME) : null;
  if (name === null) {
    const door = await openDoor(c.env, code, browser, now);
    if (!door) return c.html(<GonePage locale={locale} />, 403);
    const shown = typeof typed === 'string' ? typed.slice(0, 200) : '';
    const error = consoleWords[locale].join.nameMissing;
    return c.html(await pageOf(c, door, { member: null, name: shown, error }), 422);
  }
  try {
    const who = { name, browser, key: keyOf(key) };
    const context = { actor: 'invitee', env: c.env, now, request: c.var.requestId } as const;
    // The browser that joins here becomes this member's only one.
    const joining = { code, who, before: sessionSecretOf(c) };
    const { sessionSecret, expiresAt } = await joinEdition(context, joining);
    beginSession(c, sessionSecret, expiresAt);
  } catch (error) {
    if (error instanceof Problem && error.code === 'invitation_invalid') {
      return c.html(<GonePage locale={locale} />, error.status);
    }
    throw error;
  }
  return c.redirect('/console', 303);
});

async function pageOf(
  c: Context<ConsoleApp>,
  { event, role }: OpenDoor,
  shown: { member: Member | null; name: string; error?: string },
) {
  const { locale, now } = c.var;
  const edition = await editionByNumber(c.env, event, now);
  return <JoinPage locale={locale} edition={edition?.name[locale] ?? ''} role={role} {...shown} />;
}

/** The form's key, as far as it is one. */
function keyOf(value: unknown): string | null {
  return typeof value === 'string' && KEY.test(value) ? value : null;
}
