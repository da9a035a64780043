import { Hono } from 'hono';
import { readChannelDesk } from '../../operations/channels.ts';
import { readMessages } from '../../operations/messages.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { MessagesPage } from './page.tsx';

/** What was written to those who registered, and where it stands. */
export const messages = new Hono<MemberApp>();

messages.get('/console/:slug/messages', requirePermission('read_messages'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const context = memberContext(c);
  const [view, desk] = await Promise.all([
    readMessages(context),
    readChannelDesk(context, edition),
  ]);
  return c.html(<MessagesPage {...{ locale, member, edition, now, view, desk }} />);
});
