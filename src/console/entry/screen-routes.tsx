import { type Context, Hono } from 'hono';
import { answerScreen, makeDigits, shareComputer } from '../../operations/sessions.ts';
import { editionByNumber } from '../../store/editions/editions.ts';
import { shownBy } from '../../store/members/screen-digits.ts';
import { cookieEnd } from '../../store/members/sessions.ts';
import { beginSession, markShared } from '../shell/browser-cookies.ts';
import { memberContext, type OwnApp, requireOwn, sessionSecret } from '../shell/session.ts';
import { ScreenPage } from './screen-page.tsx';

/** Opening another screen from one's phone, and computers that several people use. */
export const screens = new Hono<OwnApp>();

screens.get('/console/me/screen', requireOwn('open_screen'), async (c) => {
  const { locale, member, now } = c.var;
  if (member.shared) return c.redirect('/console/me', 303);
  const [edition, shown] = await Promise.all([
    editionByNumber(c.env, member.event, now),
    shownBy(c.env, member.session, now),
  ]);
  const zone = edition?.timezone ?? 'UTC';
  const address = `${new URL(c.env.PUBLIC_URL).host}/console`;
  return c.html(<ScreenPage {...{ locale, address, now, zone, shown }} />);
});

screens.post('/console/me/screen', requireOwn('open_screen'), async (c) => {
  if (!c.var.member.shared) await makeDigits(memberContext(c), c.var.member);
  return c.redirect('/console/me/screen', 303);
});

screens.post('/console/me/screen/open', requireOwn('open_screen'), (c) => answer(c, true));
screens.post('/console/me/screen/refuse', requireOwn('open_screen'), (c) => answer(c, false));

async function answer(c: Context<OwnApp>, open: boolean): Promise<Response> {
  const { sign } = await c.req.parseBody();
  const shown = typeof sign === 'string' && /^\d\d$/.test(sign) ? Number(sign) : 0;
  await answerScreen(memberContext(c), { own: c.var.member, sign: shown, open });
  return c.redirect('/console/me/screen', 303);
}

screens.post('/console/me/computer', requireOwn('mark_shared'), async (c) => {
  const { member, now } = c.var;
  const { shared: said } = await c.req.parseBody();
  const shared = said === 'on';
  await shareComputer(memberContext(c), { own: member, shared });
  markShared(c, shared);
  const secret = sessionSecret(c);
  const entered = secret && { sessionSecret: secret, person: member.person };
  if (entered && shared !== member.shared) await beginSession(c, entered, cookieEnd(now, shared));
  return c.redirect('/console/me#computer', 303);
});
