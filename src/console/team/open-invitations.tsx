import type { Locale } from '../../domain/kinds.ts';
import { grantableBy, may } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { OpenInvitation } from '../../store/members/invitations.ts';
import type { Member } from '../../store/members/members.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';

interface OpenInvitationsProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  /** The role that reads it, and may withdraw what it could give. */
  member: Member;
  invitations: readonly OpenInvitation[];
}

/** Links that were given out and not used yet; empty while there are none. */
export function OpenInvitations(props: OpenInvitationsProps) {
  const { locale, invitations, member } = props;
  const words = consoleWords[locale].people;
  const takes = may(member.role, 'withdraw_invitation') ? grantableBy(member.role) : [];
  if (invitations.length === 0) return null;
  return (
    <section class="panel" id="invitations" aria-labelledby="invitations-title">
      <h2 id="invitations-title">{words.open}</h2>
      <p>{words.openNote}</p>
      <ul class="members invitations">
        {invitations.map((one) => (
          <li>
            <span>
              <b>{whatFor(one, props)}</b>
              {one.label !== null && (
                <>
                  <br />
                  <bdi>{one.label}</bdi>
                </>
              )}
            </span>
            <span class="hint">
              {words.until(clockAt(one.expires_at, props.now, props.edition.timezone))}
              <br />
              {words.madeBy} <bdi>{one.made_by ?? words.operator}</bdi>
            </span>
            {takes.includes(one.role) && <Withdraw {...props} id={one.id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function whatFor(
  { kind, role, gate, card }: OpenInvitation,
  { locale, edition }: OpenInvitationsProps,
) {
  const words = consoleWords[locale];
  const name = edition.gates.find((one) => one.number === gate)?.name[locale] ?? '';
  if (kind === 'organizer') return name ? `${words.roles[role]} · ${name}` : words.roles[role];
  return words.people.forPhone(card === null ? name : `${name} · \u2066${card}\u2069`);
}

function Withdraw({ locale, edition, id }: OpenInvitationsProps & { id: string }) {
  const words = consoleWords[locale].people;
  return (
    <div class="controls">
      <Step icon="ban" name={words.withdraw} ask={words.withdrawAsk} tone="stop">
        <PostForm action={`/console/${edition.slug}/people/invitations/${id}/withdraw`}>
          <button type="submit" class="stop">
            {words.confirmWithdraw}
          </button>
        </PostForm>
      </Step>
    </div>
  );
}
