import type { Locale } from '../../domain/kinds.ts';
import { grantableBy, MEMBER_ROLES } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { teamWords } from '../../i18n/team.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { INVITED_MOST } from '../../store/members/invite-several.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import type { FieldFault } from '../shell/error-box.tsx';
import { SelectField, TextArea, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { NAMES_MAX, type TypedInvitations } from './read-invitations.ts';

interface InviteProps {
  locale: Locale;
  edition: StoredEdition;
  member: Member;
  /** What was typed, or stands there at first. */
  typed: TypedInvitations;
  faults: readonly FieldFault[];
}

/** Invites people in a role, several at once; supervisors by their gate. */
export function InviteForm({ locale, edition, member, typed, faults }: InviteProps) {
  const words = consoleWords[locale];
  const team = teamWords[locale];
  const roles = grantableBy(member.role);
  // The smallest first: nobody becomes an owner by pressing too soon.
  const offered = MEMBER_ROLES.toReversed().filter((role) => roles.includes(role));
  const chosen = offered.find((role) => role === typed.role) ?? offered[0];
  return (
    <PostForm class="panel" action={`/console/${edition.slug}/people/invite`}>
      <h2>{words.people.invite}</h2>
      <p>{words.people.inviteNote}</p>
      <fieldset class="choices">
        <legend>{words.people.role}</legend>
        {offered.map((role) => (
          <label class="choice">
            <input type="radio" name="role" value={role} required checked={role === chosen} />
            <span>
              <b>{words.roles[role]}</b>
              <small>{words.duties[role]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <SelectField
        name="gate"
        label={team.gate}
        hint={team.gateHint}
        value={typed.gate}
        faults={faults}
        options={[
          { value: 'each', text: team.eachGate },
          ...edition.gates.map(({ number, name }) => ({
            value: String(number),
            text: name[locale],
          })),
        ]}
      />
      <TextArea
        name="names"
        label={team.names}
        hint={team.namesHint}
        value={typed.names}
        faults={faults}
        max={NAMES_MAX}
        rows={3}
        dir="auto"
      />
      <TextField
        name="count"
        label={team.count}
        hint={team.countHint(INVITED_MOST)}
        value={typed.count}
        faults={faults}
        max={3}
        inputmode="numeric"
        dir="ltr"
        required
      />
      <button type="submit" class="primary">
        <Icon name="user-plus" />
        <span>{words.people.submit}</span>
      </button>
    </PostForm>
  );
}
