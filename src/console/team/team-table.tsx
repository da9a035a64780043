import type { Locale } from '../../domain/kinds.ts';
import { grantableBy, may } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber } from '../../i18n/format.ts';
import { teamWords } from '../../i18n/team.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { TeamMember } from '../../store/members/team.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { Body, Cell, CellLabel, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';

interface TeamProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  member: Member;
  team: readonly TeamMember[];
}

/**
 * Everybody who has a role in this edition. Who came in last and with what is the owners' to see. A
 * member cannot take away a role that they could not give, nor anybody the last owner.
 */
export function Team(props: TeamProps) {
  const { locale, member, team } = props;
  const words = teamWords[locale];
  const seesAll = may(member.role, 'read_last_entries');
  return (
    <section class="panel people" aria-labelledby="members">
      <h2 id="members">{consoleWords[locale].people.members}</h2>
      {ownersIn(team) < 2 && (
        <p class="sign" data-state="waiting">
          <StateIcon name="waiting" />
          <span>{words.oneOwner}</span>
        </p>
      )}
      <Table labelledBy="members">
        <Head>
          <Column>{words.name}</Column>
          <Column>{words.role}</Column>
          <Column>{words.where}</Column>
          {seesAll && <Column class="count">{words.lastEntry}</Column>}
          {seesAll && <Column class="count">{words.passkeys}</Column>}
          <Column>{words.action}</Column>
        </Head>
        <Body>
          {team.map((one) => (
            <TeamRow {...props} one={one} seesAll={seesAll} />
          ))}
        </Body>
      </Table>
    </section>
  );
}

function ownersIn(team: readonly TeamMember[]): number {
  return team.filter(({ role }) => role === 'owner').length;
}

function TeamRow(props: TeamProps & { one: TeamMember; seesAll: boolean }) {
  const { locale, edition, now, one, seesAll } = props;
  const words = teamWords[locale];
  const gate = edition.gates.find(({ number }) => number === one.gate);
  const seen = one.last_seen === null ? words.never : clockAt(one.last_seen, now, edition.timezone);
  return (
    <Row>
      <Name>
        <bdi>{one.name}</bdi>
      </Name>
      <Cell>{consoleWords[locale].roles[one.role]}</Cell>
      <Cell>
        <CellLabel text={words.where} />
        {gate ? gate.name[locale] : words.wholeEdition}
      </Cell>
      {seesAll && <Count label={words.lastEntry} text={seen} />}
      {seesAll && <Count label={words.passkeys} text={formatNumber(one.passkeys, locale)} />}
      <Cell class="act">
        <TakeAway {...props} />
      </Cell>
    </Row>
  );
}

/** The step that takes a role away, or why there is none. */
function TakeAway({ locale, edition, member, team, one }: TeamProps & { one: TeamMember }) {
  const words = consoleWords[locale].people;
  const takes = may(member.role, 'revoke_member') ? grantableBy(member.role) : [];
  const isLastOwner = one.role === 'owner' && ownersIn(team) < 2;
  if (isLastOwner) return <span class="hint">{teamWords[locale].lastOwner}</span>;
  if (one.id === member.id) return <span class="hint">{words.you}</span>;
  if (!takes.includes(one.role)) return null;
  return (
    <div class="controls">
      <Step icon="ban" name={words.revoke} ask={teamWords[locale].takeAway} tone="stop">
        <PostForm action={`/console/${edition.slug}/people/${one.id}/revoke`}>
          <button type="submit" class="stop">
            {words.confirmRevoke}
          </button>
        </PostForm>
      </Step>
    </div>
  );
}
