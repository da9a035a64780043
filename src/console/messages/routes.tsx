import { Hono } from 'hono';
import { readBulkDesk } from '../../operations/bulk.ts';
import { readChannelDesk } from '../../operations/channels.ts';
import { readMessages } from '../../operations/messages.ts';
import { readReminding } from '../../operations/reminders.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { MessagesPage } from './page.tsx';

/** What was written to those who registered, and where it stands. */
export const messages = new Hono<MemberApp>();

messages.get('/console/:slug/messages', requirePermission('read_messages'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const context = memberContext(c);
  const [view, desk, bulks, reminds] = await Promise.all([
    readMessages(context),
    readChannelDesk(context, edition),
    readBulkDesk(context),
    readReminding(context),
  ]);
  const page = { locale, member, edition, now, view, desk, bulks, reminds };
  return c.html(<MessagesPage {...page} />);
});
