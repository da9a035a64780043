import { Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { OFFERED_ROLES } from '../../domain/roles.ts';
import { inviteMember, revokeMember, withdrawInvitation } from '../../operations/members.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { MemberInvitationPage } from './page.tsx';
import { peopleView } from './view.tsx';

/** Inviting people to the console, and taking a role away again. */
export const people = new Hono<MemberApp>();

people.get('/console/:slug/people', requirePermission('read_team'), async (c) => {
  return c.html(await peopleView(c));
});

people.post('/console/:slug/people/invite', requirePermission('invite_member'), async (c) => {
  const { locale, member, edition, now, form } = c.var;
  const { role: asked } = await c.req.parseBody();
  const role = OFFERED_ROLES.find((one) => one === asked);
  if (!role) throw new Problem('invalid_request');
  const { url } = await inviteMember(memberContext(c), { event: edition.number, role, form });
  return c.html(
    <MemberInvitationPage
      locale={locale}
      member={member}
      edition={edition}
      now={now}
      role={role}
      url={url}
    />,
  );
});

people.post(
  '/console/:slug/people/invitations/:id/withdraw',
  requirePermission('withdraw_invitation'),
  async (c) => {
    const { edition } = c.var;
    await withdrawInvitation(memberContext(c), { id: c.req.param('id') });
    return c.redirect(`/console/${edition.slug}/people#invitations`, 303);
  },
);

people.post('/console/:slug/people/:id/revoke', requirePermission('revoke_member'), async (c) => {
  const { edition } = c.var;
  await revokeMember(memberContext(c), { id: c.req.param('id') });
  return c.redirect(`/console/${edition.slug}/people`, 303);
});
