import { Hono } from 'hono';
import { Problem } from '../domain/problem.ts';
import { openInvitations, withdrawInvitation } from '../store/invitations.ts';
import { inviteMember, type Member, membersOf, revokeMember } from '../store/people.ts';
import type { Role } from '../store/schema.ts';
import { MemberInvitationPage, PeoplePage } from './people-page.tsx';
import { EVERYBODY, type MemberApp, OFFERED, ORGANIZERS, require } from './session.ts';

/** Inviting people to the console, and taking a role away again. */
export const people = new Hono<MemberApp>();

people.get('/console/:slug/people', require(...ORGANIZERS), async (c) => {
  const { locale, member, edition, now } = c.var;
  const [members, invitations] = await Promise.all([
    membersOf(c.env, edition.number),
    openInvitations(c.env.DB, edition.number, now),
  ]);
  return c.html(
    <PeoplePage
      locale={locale}
      member={member}
      edition={edition}
      now={now}
      roles={grantable(member)}
      members={members}
      invitations={invitations}
    />,
  );
});

people.post('/console/:slug/people/invite', require(...ORGANIZERS), async (c) => {
  const { locale, member, edition, now } = c.var;
  const { role: asked } = await c.req.parseBody();
  const role = OFFERED.find((one) => one === asked);
  if (!role) throw new Problem('invalid_request');
  if (!grantable(member).includes(role)) throw new Problem('forbidden');
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

people.post('/console/:slug/people/invitations/:id/withdraw', require(...ORGANIZERS), async (c) => {
  const { member, edition, now } = c.var;
  const open = await openInvitations(c.env.DB, edition.number, now);
  const target = open.find((one) => one.id === c.req.param('id'));
  if (target && !grantable(member).includes(target.role)) throw new Problem('forbidden');
  // One that is open no longer is what was asked for.
  if (target) await withdrawInvitation(c.env.DB, member, target.id, now);
  return c.redirect(`/console/${edition.slug}/people#invitations`, 303);
});

people.post('/console/:slug/people/:id/revoke', require(...ORGANIZERS), async (c) => {
  const { member, edition, now } = c.var;
  const members = await membersOf(c.env, edition.number);
  const target = members.find((one) => one.id === c.req.param('id'));
  if (!target) throw new Problem('not_found');
  if (target.id === member.id || !grantable(member).includes(target.role)) {
    throw new Problem('forbidden');
  }
  await revokeMember(c.env, member, target.id, now);
  return c.redirect(`/console/${edition.slug}/people`, 303);
});

/** Nobody hands out more than they hold. */
function grantable(member: Member): readonly Role[] {
  return member.role === 'owner' ? EVERYBODY : EVERYBODY.filter((role) => role !== 'owner');
}
