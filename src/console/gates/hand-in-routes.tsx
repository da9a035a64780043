import { Hono } from 'hono';
import { acceptHandIn, declineHandIn } from '../../operations/hand-ins.ts';
import { type MemberApp, requirePermission } from '../shell/session.ts';

/** The answer to what revoked phones handed in. */
export const handIns = new Hono<MemberApp>();

handIns.post(
  '/console/:slug/hand-ins/:device/accept',
  requirePermission('decide_hand_in'),
  async (c) => {
    const { member, edition, now } = c.var;
    await acceptHandIn(c.env, member, c.req.param('device'), now);
    return c.redirect(`/console/${edition.slug}/gates#hand-ins`, 303);
  },
);

handIns.post(
  '/console/:slug/hand-ins/:device/decline',
  requirePermission('decide_hand_in'),
  async (c) => {
    const { member, edition, now } = c.var;
    await declineHandIn(c.env, member, c.req.param('device'), now);
    return c.redirect(`/console/${edition.slug}/gates#hand-ins`, 303);
  },
);
