import { Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { grantableBy, OFFERED_ROLES } from '../../domain/roles.ts';
import { openInvitations, withdrawInvitation } from '../../store/members/invitations.ts';
import { inviteMember, membersOf, revokeMember } from '../../store/members/members.ts';
import { type MemberApp, requirePermission } from '../shell/session.ts';
import { MemberInvitationPage } from './page.tsx';
import { peopleView } from './view.tsx';

/** Inviting people to the console, and taking a role away again. */
export const people = new Hono<MemberApp>();

const DONE = ['approved', 'declined', 'gone'] as const;

people.get('/console/:slug/people', requirePermission('read_team'), async (c) => {
  const what = DONE.find((one) => one === c.req.query('done'));
  return c.html(await peopleView(c, { news: what ? { what } : null }));
});

people.post('/console/:slug/people/invite', requirePermission('invite_member'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const { role: asked } = await c.req.parseBody();
  const role = OFFERED_ROLES.find((one) => one === asked);
  if (!role) throw new Problem('invalid_request');
  if (!grantableBy(member.role).includes(role)) throw new Problem('forbidden');
  const { url } = await inviteMember(c.env, member, role, now, c.var.form);
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
    const { member, edition, now } = c.var;
    const open = await openInvitations(c.env.DB, edition.number, now);
    const target = open.find((one) => one.id === c.req.param('id'));
    if (target && !grantableBy(member.role).includes(target.role)) throw new Problem('forbidden');
    // One that is open no longer is what was asked for.
    if (target) await withdrawInvitation(c.env.DB, member, target.id, now);
    return c.redirect(`/console/${edition.slug}/people#invitations`, 303);
  },
);

people.post('/console/:slug/people/:id/revoke', requirePermission('revoke_member'), async (c) => {
  const { member, edition, now } = c.var;
  const members = await membersOf(c.env, edition.number);
  const target = members.find((one) => one.id === c.req.param('id'));
  if (!target) throw new Problem('not_found');
  if (target.id === member.id || !grantableBy(member.role).includes(target.role)) {
    throw new Problem('forbidden');
  }
  await revokeMember(c.env, member, target.id, now);
  return c.redirect(`/console/${edition.slug}/people`, 303);
});
