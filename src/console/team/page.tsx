import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { OpenInvitation } from '../../store/members/invitations.ts';
import type { Member } from '../../store/members/members.ts';
import type { TeamMember } from '../../store/members/team.ts';
import type { OpenGroupCode } from '../../store/registrations/group-codes.ts';
import { archOf } from '../shell/arch.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { Invitation } from '../shell/invitation.tsx';
import { SerialsNote } from '../shell/serials-note.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { GroupCodeForm } from './group-code-form.tsx';
import { InviteForm } from './invite-form.tsx';
import { OpenInvitations } from './open-invitations.tsx';
import type { TypedInvitations } from './read-invitations.ts';
import { Team } from './team-table.tsx';

interface PageProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

interface PeopleProps extends PageProps {
  team: readonly TeamMember[];
  invitations: readonly OpenInvitation[];
  codeWrong: string | null;
  typed: TypedInvitations;
  faults: readonly FieldFault[];
  groupCodes: readonly OpenGroupCode[];
  /** The last serial given out, where they run out. */
  serials: number | null;
}

export function PeoplePage(props: PeopleProps) {
  const { locale, edition, member } = props;
  const words = consoleWords[locale];
  const reader = member.role;
  return (
    <WorkPage
      {...props}
      page="team"
      title={words.people.title}
      faulty={props.codeWrong !== null || props.faults.length > 0}
      kind="team-page"
      arch={archOf('team', props.team.length, locale)}
    >
      <ErrorBox locale={locale} faults={props.faults} />
      <SerialsNote locale={locale} serials={props.serials} />
      <Team {...props} />
      {can(reader, edition, 'invite_member') && <InviteForm {...props} />}
      <OpenInvitations {...props} />
      {can(reader, edition, 'give_group_code') && <GroupCodeForm {...props} />}
    </WorkPage>
  );
}

export function GroupCodePage(props: PageProps & { url: string }) {
  const { locale, edition, url } = props;
  const { code } = requestWords[locale];
  return (
    <WorkPage {...props} page="team" title={code.page} kind="narrow">
      <Invitation
        locale={locale}
        url={url}
        note={code.send}
        back={`/console/${edition.slug}/people`}
      />
    </WorkPage>
  );
}
