import type { Locale } from '../../domain/kinds.ts';
import { grantableBy, may, OFFERED_ROLES, type Role } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import { shellWords } from '../../i18n/shell.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { OpenInvitation } from '../../store/members/invitations.ts';
import type { Member } from '../../store/members/members.ts';
import type { OpenGroupCode } from '../../store/registrations/group-codes.ts';
import { Icon } from '../../ui/icon.tsx';
import { PostForm } from '../shell/form.tsx';
import { Invitation } from '../shell/invitation.tsx';
import { SerialsNote } from '../shell/serials-note.tsx';
import { Step } from '../shell/step.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { GroupCodeForm } from './group-code-form.tsx';
import { OpenInvitations } from './open-invitations.tsx';

interface PageProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

interface PeopleProps extends PageProps {
  members: readonly Member[];
  invitations: readonly OpenInvitation[];
  codeWrong: boolean;
  groupCodes: readonly OpenGroupCode[];
  /** The last serial given out, where they run out. */
  serials: number | null;
}

export function PeoplePage(props: PeopleProps) {
  const { locale } = props;
  const words = consoleWords[locale];
  const reader = props.member.role;
  return (
    <WorkPage
      {...props}
      page="team"
      title={words.people.title}
      faulty={props.codeWrong}
      kind="narrow"
      arch={{
        number: formatNumber(props.members.length, locale),
        word: shellWords[locale].arch.team,
      }}
    >
      <SerialsNote locale={locale} serials={props.serials} />
      {may(reader, 'give_group_code') && <GroupCodeForm {...props} />}
      {may(reader, 'invite_member') && <InviteForm {...props} />}
      <OpenInvitations {...props} />
      <Members {...props} />
    </WorkPage>
  );
}

function InviteForm({ locale, edition, member }: PageProps) {
  const words = consoleWords[locale];
  const roles = grantableBy(member.role);
  const offered = OFFERED_ROLES.toReversed().filter((role) => roles.includes(role));
  return (
    <PostForm class="panel" action={`/console/${edition.slug}/people/invite`}>
      <h2>{words.people.invite}</h2>
      <p>{words.people.inviteNote}</p>
      <fieldset class="choices">
        <legend>{words.people.role}</legend>
        {offered.map((role, at) => (
          <label class="choice">
            <input type="radio" name="role" value={role} required checked={at === 0} />
            <span>
              <b>{words.roles[role]}</b>
              <small>{words.duties[role]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="primary">
        <Icon name="user-plus" />
        <span>{words.people.submit}</span>
      </button>
    </PostForm>
  );
}

/**
 * All members with a role in this edition. A member cannot take away a role that they could not
 * give.
 */
function Members({ locale, edition, member, members }: PeopleProps) {
  const words = consoleWords[locale];
  const takes = may(member.role, 'revoke_member') ? grantableBy(member.role) : [];
  return (
    <section class="panel" aria-labelledby="members">
      <h2 id="members">{words.people.members}</h2>
      <ul class="members">
        {members.map((one) => (
          <li>
            <b>
              <bdi>{one.name}</bdi>
            </b>
            <span>{words.roles[one.role]}</span>
            {one.id === member.id ? (
              <span class="hint">{words.people.you}</span>
            ) : (
              takes.includes(one.role) && (
                <div class="controls">
                  <Step
                    icon="ban"
                    name={words.people.revoke}
                    ask={words.people.revokeAsk}
                    tone="stop"
                  >
                    <PostForm action={`/console/${edition.slug}/people/${one.id}/revoke`}>
                      <button type="submit" class="stop">
                        {words.people.confirmRevoke}
                      </button>
                    </PostForm>
                  </Step>
                </div>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function MemberInvitationPage(props: PageProps & { role: Role; url: string }) {
  const { locale, edition, role, url } = props;
  const words = consoleWords[locale];
  const title = words.people.invitePage(words.roles[role]);
  return (
    <WorkPage {...props} page="team" title={title} kind="narrow">
      <Invitation
        locale={locale}
        url={url}
        note={words.people.sendNote}
        back={`/console/${edition.slug}/people`}
      />
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
