import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/problem.ts';
import { teamWords } from '../../i18n/team.ts';
import { inviteSeveral, revokeMember, withdrawInvitation } from '../../operations/members.ts';
import { OPEN_MOST } from '../../store/members/invite-several.ts';
import { membersOf } from '../../store/members/members.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { InvitationSheet } from './invitation-sheet.tsx';
import { readInvitations, typedInvitations } from './read-invitations.ts';
import { peopleView } from './view.tsx';

/** Inviting people to the console, and taking a role away again. */
export const people = new Hono<MemberApp>();

people.get('/console/:slug/people', requirePermission('read_team'), async (c) => {
  return c.html(await peopleView(c));
});

people.post('/console/:slug/people/invite', requirePermission('invite_member'), async (c) => {
  const { locale, member, edition, now, form } = c.var;
  const typed = typedInvitations(await c.req.parseBody());
  const read = readInvitations(typed, { edition, locale });
  if ('faults' in read) return c.html(await peopleView(c, { typed, faults: read.faults }), 422);
  const { role } = read;
  const made = await inviteSeveral(memberContext(c), { ...read, form });
  if (!made) {
    const faults = [{ field: 'count', text: teamWords[locale].tooManyOpen(OPEN_MOST) }];
    return c.html(await peopleView(c, { typed, faults }), 409);
  }
  return c.html(<InvitationSheet {...{ locale, member, edition, now, role, ...made }} />);
});

people.post(
  '/console/:slug/people/invitations/:id/withdraw',
  requirePermission('withdraw_invitation'),
  async (c) => {
    const { locale, edition } = c.var;
    const used = await withdrawInvitation(memberContext(c), { id: c.req.param('id') });
    if (!used) return c.redirect(`/console/${edition.slug}/people#invitations`, 303);
    const { refusals } = teamWords[locale];
    const text = (used.isMember ? refusals.used : refusals.usedOver)(`\u2068${used.name}\u2069`);
    return c.html(await peopleView(c, { faults: [{ field: 'members', text }] }), 409);
  },
);

people.post('/console/:slug/people/:id/revoke', requirePermission('revoke_member'), async (c) => {
  const { edition } = c.var;
  const id = c.req.param('id');
  try {
    await revokeMember(memberContext(c), { id });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'forbidden') throw error;
    const text = await whyNotRevoked(c, id);
    return c.html(await peopleView(c, { faults: [{ field: 'members', text }] }), error.status);
  }
  return c.redirect(`/console/${edition.slug}/people`, 303);
});

/** Why a role of this edition was not taken away. */
async function whyNotRevoked(c: Context<MemberApp>, id: string): Promise<string> {
  const { locale, member, edition } = c.var;
  const { lastOwner, own, above } = teamWords[locale].refusals;
  const owners = (await membersOf(c.env, edition.number)).filter(({ role }) => role === 'owner');
  if (member.role !== 'owner' && owners.some((one) => one.id === id)) return above;
  const isLast = owners.length === 1 && owners[0]?.id === id;
  return isLast ? lastOwner : own;
}
