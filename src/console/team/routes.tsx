import { Hono } from 'hono';
import { toLatinDigits } from '../../domain/digits.ts';
import { Problem } from '../../domain/problem.ts';
import { MEMBER_ROLES, type Role } from '../../domain/roles.ts';
import { inviteSeveral, revokeMember, withdrawInvitation } from '../../operations/members.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { INVITED_MOST } from '../../store/members/invite-several.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { InvitationSheet } from './invitation-sheet.tsx';
import { peopleView } from './view.tsx';

/** Inviting people to the console, and taking a role away again. */
export const people = new Hono<MemberApp>();

people.get('/console/:slug/people', requirePermission('read_team'), async (c) => {
  return c.html(await peopleView(c));
});

people.post('/console/:slug/people/invite', requirePermission('invite_member'), async (c) => {
  const { locale, member, edition, now, form } = c.var;
  const { role: asked, count, gate } = await c.req.parseBody();
  const role = MEMBER_ROLES.find((one) => one === asked);
  if (!role) throw new Problem('invalid_request');
  const gates = gatesOf(role, edition, { count, gate });
  const made = await inviteSeveral(memberContext(c), { role, gates, form });
  return c.html(<InvitationSheet {...{ locale, member, edition, now, role, ...made }} />);
});

/**
 * For each link of a sheet the gate that it is for: so many of a gate, or of each; null in a role
 * without one. Throws `invalid_request`.
 */
function gatesOf(
  role: Role,
  edition: StoredEdition,
  { count = '1', gate }: Readonly<Record<string, unknown>>,
): (number | null)[] {
  const each = Number(toLatinDigits(String(count).trim()));
  const numbers = edition.gates.map(({ number }) => number);
  const chosen = gate === 'each' ? numbers : numbers.filter((one) => String(one) === gate);
  const gates = role === 'gate' ? chosen : [null];
  const all = each * gates.length;
  if (!Number.isInteger(each) || all < 1 || all > INVITED_MOST) {
    throw new Problem('invalid_request');
  }
  return gates.flatMap((one) => Array.from({ length: each }, () => one));
}

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
