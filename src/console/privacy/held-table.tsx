import { erasureOf } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { MEMBER_ROLES, PERMISSIONS, type Role } from '../../domain/roles.ts';
import { consoleWords } from '../../i18n/console.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import { DATA_GROUPS, type GroupName } from '../../store/held/groups.ts';
import { COUNTED_MOST, type HeldCounts } from '../../store/held/row-counts.ts';
import { Body, Cell, CellLabel, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import type { PrivacyProps } from './props.ts';

const GROUPS = Object.keys(DATA_GROUPS) as GroupName[];
const MORTAL = GROUPS.filter((group) => DATA_GROUPS[group].until !== 'kept');
const KEPT = GROUPS.filter((group) => DATA_GROUPS[group].until === 'kept');

/** What is held, for what, who can read it, until when, and how many rows. */
export function HeldTable(props: PrivacyProps & { counts: HeldCounts }) {
  const words = privacyWords[props.locale].held;
  return (
    <section class="panel people held" aria-labelledby="held">
      <h2 id="held">{words.title}</h2>
      <GroupTable {...props} groups={MORTAL} label="held" />
      <details>
        <summary id="stays">{words.stays}</summary>
        <GroupTable {...props} groups={KEPT} label="stays" />
      </details>
    </section>
  );
}

interface GroupTableProps extends PrivacyProps {
  counts: HeldCounts;
  groups: readonly GroupName[];
  label: string;
}

function GroupTable(props: GroupTableProps) {
  const { locale, groups, label } = props;
  const words = privacyWords[locale].held;
  return (
    <Table labelledBy={label}>
      <Head>
        <Column>{words.what}</Column>
        <Column>{words.readers}</Column>
        <Column>{words.until}</Column>
        <Column class="count">{words.rows}</Column>
      </Head>
      <Body>
        {groups.map((group) => (
          <GroupRow {...props} group={group} />
        ))}
      </Body>
    </Table>
  );
}

function GroupRow(props: PrivacyProps & { counts: HeldCounts; group: GroupName }) {
  const { locale, counts, group } = props;
  const { held, groups } = privacyWords[locale];
  const { name, purpose } = groups[group];
  return (
    <Row data-group={group}>
      <Name>
        {name}
        <small>{purpose}</small>
      </Name>
      <Cell>
        <CellLabel text={held.readers} /> {readersOf(group, locale)}
      </Cell>
      <Cell>
        <CellLabel text={held.until} /> {untilOf(group, props)}
      </Cell>
      <Count label={held.rows} text={rowsOf(counts[group], locale)} place={`rows.${group}`} />
    </Row>
  );
}

function readersOf(group: GroupName, locale: Locale): string {
  const words = privacyWords[locale].readers;
  const { readers } = DATA_GROUPS[group];
  if (readers === 'everybody' || readers === 'nobody') return words[readers];
  if (readers === 'named_readers') return words.named;
  const roles: readonly string[] = PERMISSIONS[readers];
  const named = MEMBER_ROLES.filter((role) => roles.includes(role));
  if (named.length === MEMBER_ROLES.length) return words.team;
  return named.map((role: Role) => consoleWords[spokenIn(locale)].roles[role]).join(' · ');
}

function untilOf(group: GroupName, { locale, edition }: PrivacyProps): string {
  const words = privacyWords[locale].until;
  const { until } = DATA_GROUPS[group];
  if (until !== 'erasure') return words[until];
  const at = erasureOf(edition);
  return words.erasure(formatDate(at, spokenIn(locale), edition.timezone, 'without_year'));
}

function rowsOf(count: number | undefined, locale: Locale): string {
  if (count === undefined) return '–';
  const spoken = spokenIn(locale);
  if (count <= COUNTED_MOST) return formatNumber(count, spoken);
  return privacyWords[locale].held.atLeast(formatNumber(COUNTED_MOST, spoken));
}
