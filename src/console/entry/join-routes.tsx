import { type Context, Hono } from 'hono';
import { browserWord } from '../../domain/browser.ts';
import { oneTimeCode } from '../../domain/link-text.ts';
import { Problem } from '../../domain/problem.ts';
import { cleanText } from '../../domain/text.ts';
import { consoleWords } from '../../i18n/console.ts';
import { joinEdition, joinFurtherEdition, openInvitation } from '../../operations/members.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import { type Joining, newBrowserSecret, type OpenDoor } from '../../store/members/join.ts';
import { type RoleInEdition, roleIn } from '../../store/members/signed-in.ts';
import {
  beginSession,
  browserSecret,
  isShared,
  keepBrowserSecret,
  markShared,
} from '../shell/browser-cookies.ts';
import { KEY } from '../shell/form.tsx';
import { type ConsoleApp, inviteeContext, sessionSecret } from '../shell/session.ts';
import { GonePage, JoinPage } from './join-page.tsx';

/** Characters of a member's name. */
const LONGEST_NAME = 80;

/**
 * Opening an invitation does not spend it, since chats open links by themselves; the button does.
 * The browser is given a secret of its own: if the answer of the button was lost, this browser can
 * open the link once more, and no other browser can. Who is signed in already gets a further role.
 */
export const join = new Hono<ConsoleApp>();

join.get('/console/join/:code', async (c) => {
  const browser = browserSecret(c);
  const door = await doorOf(c);
  if (!door) return c.html(<GonePage locale={c.var.locale} />, 403);
  keepBrowserSecret(c, browser ?? newBrowserSecret());
  return c.html(await joinPage(c, door, {}));
});

join.post('/console/join/:code', async (c) => {
  const { locale, person, session } = c.var;
  const { name: typed, key, as, passkey, shared } = await c.req.parseBody();
  try {
    if (as === 'me' && person && session) {
      const slug = await joinFurther(c, { person: person.person, name: session.name });
      return c.redirect(slug ? `/console/${slug}` : '/console', 303);
    }
    const name = typeof typed === 'string' ? cleanText(typed, LONGEST_NAME) : null;
    if (name !== null) {
      const isSharedHere = isShared(c) || shared === 'on';
      await joinAnew(c, { name, key: keyOf(key), shared: isSharedHere });
      markShared(c, isSharedHere);
      const isOffered = passkey === 'here' && !isSharedHere;
      return c.redirect(isOffered ? '/console/passkeys/new' : '/console', 303);
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invitation_invalid') throw error;
    return c.html(<GonePage locale={locale} />, error.status);
  }
  const door = await doorOf(c);
  if (!door) return c.html(<GonePage locale={locale} />, 403);
  const shown = typeof typed === 'string' ? typed.slice(0, 200) : '';
  const error = consoleWords[locale].join.nameMissing;
  return c.html(await joinPage(c, door, { name: shown, error }), 422);
});

/** The slug of the edition that somebody who is signed in was given a role in. */
async function joinFurther(
  c: Context<ConsoleApp>,
  who: { readonly person: string; readonly name: string },
): Promise<string | null> {
  const code = oneTimeCode(c.req.param('code') ?? '');
  const { event } = await joinFurtherEdition(inviteeContext(c), { code, who });
  return (await editionByNumber(c.env, event, c.var.now))?.slug ?? null;
}

/** A new person, who becomes this browser's only one. */
async function joinAnew(
  c: Context<ConsoleApp>,
  typed: Pick<Joining, 'name' | 'key' | 'shared'>,
): Promise<void> {
  const code = oneTimeCode(c.req.param('code') ?? '');
  const kind = browserWord(c.req.header('User-Agent'));
  const who = { ...typed, browser: browserSecret(c), kind };
  const joining = { code, who, before: sessionSecret(c) };
  const joined = await joinEdition(inviteeContext(c), joining);
  await beginSession(c, joined, joined.expiresAt);
}

function doorOf(c: Context<ConsoleApp>): Promise<OpenDoor | null> {
  const code = oneTimeCode(c.req.param('code') ?? '');
  const who = { browser: browserSecret(c), person: c.var.person?.person ?? null };
  return openInvitation(inviteeContext(c), { code, ...who });
}

/** The page of an invitation. */
async function joinPage(
  c: Context<ConsoleApp>,
  { event, role, gate: number, name }: OpenDoor,
  shown: { name?: string; error?: string },
) {
  const { locale, now, person, session } = c.var;
  const found = await editionByNumber(c.env, event, now);
  const edition = found?.name[locale] ?? '';
  const gate = found?.gates.find((one) => one.number === number)?.name[locale] ?? null;
  const here: RoleInEdition | null = person && roleIn(person, event);
  // Who has a role there already needs no other one: the invitation is for somebody else.
  const further = here ? null : (session?.name ?? null);
  const action = `/console/join/${oneTimeCode(c.req.param('code') ?? '')}`;
  const { error } = shown;
  const said = { name: shown.name ?? name ?? '', ...(error && { error }) };
  const shared = isShared(c);
  return <JoinPage {...{ locale, edition, role, gate, here, further, shared, ...said, action }} />;
}

/** The form's key, as far as it is one. */
function keyOf(value: unknown): string | null {
  return typeof value === 'string' && KEY.test(value) ? value : null;
}
