import type { Context } from 'hono';
import { openInvitations } from '../../store/members/invitations.ts';
import { teamOf } from '../../store/members/team.ts';
import { openGroupCodes } from '../../store/registrations/group-codes.ts';
import { serialsRunningOut } from '../../store/registrations/serials-left.ts';
import type { MemberApp } from '../shell/session.ts';
import { PeoplePage } from './page.tsx';

/** The team's page, with the error in the form of a code. */
export async function peopleView(
  c: Context<MemberApp>,
  { codeWrong = false }: { codeWrong?: boolean } = {},
) {
  const { locale, member, edition, now } = c.var;
  const [team, invitations, groupCodes, serials] = await Promise.all([
    teamOf(c.env.DB, edition.number),
    openInvitations(c.env.DB, edition.number, now),
    openGroupCodes(c.env.DB, edition.number, now),
    serialsRunningOut(c.env.DB, edition.number, now),
  ]);
  return (
    <PeoplePage
      {...{ locale, member, edition, now, team, invitations, serials }}
      {...{ codeWrong, groupCodes }}
    />
  );
}
