import { groupCode } from '../../domain/code.ts';
import { type Locale, PARTY_KINDS, type PartyKind } from '../../domain/kinds.ts';
import { VISIT_LISTS, type VisitList } from '../../domain/visit-lists.ts';
import { formatNumber } from '../../i18n/format.ts';
import { listWords } from '../../i18n/lists.ts';
import { recordWords } from '../../i18n/record.ts';
import type { VisitRow } from '../../operations/read-lists.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { clockAt } from '../shell/clock.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { SelectField } from '../shell/fields.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { type Place, PlaceField, placeValue } from './place.tsx';
import { refusalWords } from './refusal-words.ts';
import { recordPath } from './search-page.tsx';
import { windowOf } from './window-of.ts';

interface ListProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  list: VisitList;
  where: Place;
  kind: PartyKind | null;
  rows: readonly VisitRow[];
  next: string | null;
}

/** Who is in, who has not come, and what went otherwise than booked; no name is shown. */
export function ListPage(props: ListProps) {
  const { locale, list, rows } = props;
  const words = listWords[locale];
  return (
    <WorkPage {...props} page="lists" title={words.title} state={words.note} kind="lists">
      <Choice {...props} />
      <section class="panel list" aria-labelledby="listed">
        <h2 id="listed">{words.lists[list]}</h2>
        {rows.length === 0 ? <EmptyState text={words.empty} /> : <Rows {...props} />}
        <Next {...props} />
      </section>
    </WorkPage>
  );
}

function Choice({ locale, edition, list, where, kind }: ListProps) {
  const words = listWords[locale];
  const { kinds } = recordWords[locale];
  return (
    <form class="search-form list-form" method="get" action={`/console/${edition.slug}/lists`}>
      <SelectField
        name="list"
        label={words.list}
        value={list}
        options={VISIT_LISTS.map((value) => ({ value, text: words.lists[value] }))}
      />
      <PlaceField locale={locale} edition={edition} chosen={where} days />
      <SelectField
        name="kind"
        label={words.kind}
        value={kind ?? ''}
        options={[
          { value: '', text: words.allKinds },
          ...PARTY_KINDS.map((value) => ({ value, text: kinds[value] })),
        ]}
      />
      <button type="submit" class="primary">
        {words.show}
      </button>
    </form>
  );
}

function Rows(props: ListProps) {
  const { locale, rows, list } = props;
  const words = listWords[locale];
  return (
    <Table labelledBy="listed">
      <Head>
        <Column>{words.ticket}</Column>
        <Column>{words.window}</Column>
        {list !== 'not_come' && <Column>{words.when}</Column>}
        {(list === 'refused' || list === 'overrides') && <Column>{words.why}</Column>}
        <Column class="count">{words.people}</Column>
      </Head>
      <Body>
        {rows.map((row) => (
          <ListRow {...props} row={row} />
        ))}
      </Body>
    </Table>
  );
}

function ListRow({ locale, edition, now, list, row }: ListProps & { row: VisitRow }) {
  const words = listWords[locale];
  const { code, registration, slot, at, people } = row;
  const gate = edition.gates.find(({ number }) => number === row.gate)?.name[locale];
  const number = code === null ? words.unknown : <bdi dir="ltr">{groupCode(code)}</bdi>;
  const when = at === null ? '' : clockAt(at, now, edition.timezone);
  return (
    <Row data-row={row.key}>
      <Name>
        {registration === null ? number : <a href={recordPath(edition, registration)}>{number}</a>}
      </Name>
      <Cell>{slot === null ? '–' : windowOf(slot, edition, locale)}</Cell>
      {list !== 'not_come' && <Cell>{[when, gate].filter(Boolean).join(' · ')}</Cell>}
      {list === 'refused' && <Cell>{refusalWords(row.why, locale)}</Cell>}
      {list === 'overrides' && (
        <Cell>
          <bdi>{row.why}</bdi>
        </Cell>
      )}
      <Cell class="count">{formatNumber(people, locale)}</Cell>
    </Row>
  );
}

function Next({ locale, edition, list, where, kind, next }: ListProps) {
  if (next === null) return null;
  const query = new URLSearchParams({
    list,
    where: placeValue(where),
    kind: kind ?? '',
    after: next,
  });
  return (
    <p class="pager">
      <a href={`/console/${edition.slug}/lists?${query}`}>{listWords[locale].next}</a>
    </p>
  );
}
