import { type Context, Hono } from 'hono';
import { decideRequest } from '../../operations/decide-request.ts';
import { giveGroupCode, withdrawGroupCode } from '../../operations/group-codes.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { readGroupCode } from './group-code.ts';
import { GroupCodePage } from './page.tsx';
import { peopleView } from './view.tsx';

/** The decision on registrations that wait, and codes with which groups need not wait. */
export const requests = new Hono<MemberApp>();

requests.post(
  '/console/:slug/people/requests/:id/approve',
  requirePermission('decide_request'),
  (c) => decide(c, c.req.param('id'), 'approve'),
);

requests.post(
  '/console/:slug/people/requests/:id/decline',
  requirePermission('decide_request'),
  (c) => decide(c, c.req.param('id'), 'decline'),
);

async function decide(c: Context<MemberApp>, id: string, type: 'approve' | 'decline') {
  const { edition, form: key } = c.var;
  const decision = await decideRequest(memberContext(c), { id, type, key });
  if (decision.outcome === 'full') {
    const { alternatives } = decision;
    return c.html(await peopleView(c, { news: { what: 'full', id, alternatives } }), 409);
  }
  const done = type === 'approve' ? 'approved' : 'declined';
  const what = decision.outcome === 'decided' ? done : 'gone';
  return c.redirect(`/console/${edition.slug}/people?done=${what}#requests`, 303);
}

requests.post(
  '/console/:slug/people/group-code',
  requirePermission('give_group_code'),
  async (c) => {
    const { locale, member, edition, now } = c.var;
    const terms = readGroupCode(await c.req.parseBody({ all: true }), edition, now);
    if (!terms) return c.html(await peopleView(c, { codeWrong: true }), 422);
    const { form } = c.var;
    const { url } = await giveGroupCode(memberContext(c), { edition, terms, form });
    return c.html(<GroupCodePage {...{ locale, member, edition, now, url }} />);
  },
);

requests.post(
  '/console/:slug/people/group-codes/:id/withdraw',
  requirePermission('withdraw_group_code'),
  async (c) => {
    const { edition } = c.var;
    await withdrawGroupCode(memberContext(c), { id: c.req.param('id') });
    return c.redirect(`/console/${edition.slug}/people#group-code`, 303);
  },
);
