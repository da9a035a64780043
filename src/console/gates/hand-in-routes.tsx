import { Hono } from 'hono';
import { acceptHandIn, declineHandIn } from '../../operations/hand-ins.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';

/** The decision about what revoked phones handed in. */
export const handIns = new Hono<MemberApp>();

handIns.post(
  '/console/:slug/hand-ins/:device/accept',
  requirePermission('decide_hand_in'),
  async (c) => {
    const { edition } = c.var;
    await acceptHandIn(memberContext(c), { device: c.req.param('device') });
    return c.redirect(`/console/${edition.slug}/gates#hand-ins`, 303);
  },
);

handIns.post(
  '/console/:slug/hand-ins/:device/decline',
  requirePermission('decide_hand_in'),
  async (c) => {
    const { edition } = c.var;
    await declineHandIn(memberContext(c), { device: c.req.param('device') });
    return c.redirect(`/console/${edition.slug}/gates#hand-ins`, 303);
  },
);
