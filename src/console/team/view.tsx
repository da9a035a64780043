import type { Context } from 'hono';
import { openInvitations } from '../../store/members/invitations.ts';
import { membersOf } from '../../store/members/members.ts';
import { openGroupCodes } from '../../store/registrations/group-codes.ts';
import { pendingRequests, serialsRunningOut } from '../../store/registrations/requests.ts';
import type { MemberApp } from '../shell/session.ts';
import { PeoplePage } from './page.tsx';
import type { RequestNews } from './request-list.tsx';

/** The team's page, with the result of a decision or the error in the form of a code. */
export async function peopleView(
  c: Context<MemberApp>,
  { news = null, codeWrong = false }: { news?: RequestNews | null; codeWrong?: boolean } = {},
) {
  const { locale, member, edition, now } = c.var;
  const after = c.req.query('after') ?? null;
  const [members, invitations, requests, groupCodes, serials] = await Promise.all([
    membersOf(c.env, edition.number),
    openInvitations(c.env.DB, edition.number, now),
    pendingRequests(c.env, edition, member, after, now),
    openGroupCodes(c.env.DB, edition.number, now),
    serialsRunningOut(c.env.DB, edition.number, now),
  ]);
  return (
    <PeoplePage
      {...{ locale, member, edition, now, members, invitations, requests, serials }}
      {...{ news, codeWrong, groupCodes }}
    />
  );
}
