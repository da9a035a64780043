import type { Context } from 'hono';
import { openInvitations } from '../../store/members/invitations.ts';
import { teamOf } from '../../store/members/team.ts';
import { openGroupCodes } from '../../store/registrations/group-codes.ts';
import { serialsRunningOut } from '../../store/registrations/serials-left.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import type { MemberApp } from '../shell/session.ts';
import { PeoplePage } from './page.tsx';
import { type TypedInvitations, typedInvitations } from './read-invitations.ts';

/** What the page says beside the team. */
interface TeamNews {
  /** Why the form of a directorate's code was refused. */
  readonly codeWrong?: string | null;
  /** The form of invitations as it was sent. */
  readonly typed?: TypedInvitations;
  /** Why what was asked for was not done. */
  readonly faults?: readonly FieldFault[];
}

/** The team's page; with the reason where something was refused. */
export async function peopleView(
  c: Context<MemberApp>,
  { codeWrong = null, typed = typedInvitations({}), faults = [] }: TeamNews = {},
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
      {...{ codeWrong, groupCodes, typed, faults }}
    />
  );
}
