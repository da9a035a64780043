import { gateFieldsOf, settingsOf } from '../../domain/editing/edits.ts';
import { type Difference, differences } from '../../domain/editing/merge.ts';
import type { Edition } from '../../domain/edition.ts';
import { signOf } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords, withColon } from '../../i18n/common.ts';
import { type EditionWords, editionWords, spokenIn } from '../../i18n/edition.ts';
import { editionListWords } from '../../i18n/edition-lists.ts';
import { setUpWords } from '../../i18n/set-up.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';

interface DifferencesProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  /** The edition that it was copied from. */
  original: Edition;
}

/** What differs between a copy and its original, field by field, side by side. */
export function DifferencesPage(props: DifferencesProps) {
  const { locale, edition, original } = props;
  const words = editionWords[locale];
  const found = differences(comparable(original, locale), comparable(edition, locale));
  const name = original.name[spokenIn(locale)] || original.slug;
  return (
    <WorkPage
      {...props}
      page="editions"
      title={words.editions.differences}
      state={words.editions.differencesLead(name)}
      spoken={spokenIn(locale)}
    >
      <p>{setUpWords[locale].newEdition.copied}</p>
      <p>{setUpWords[locale].newEdition.notCopied}</p>
      {found.length === 0 ? (
        <EmptyState text={words.editions.noDifference} />
      ) : (
        <section class="panel" aria-labelledby="differences">
          <h2 class="unseen" id="differences">
            {words.editions.differences}
          </h2>
          <Table labelledBy="differences">
            <Head>
              <Column>{words.editions.field}</Column>
              <Column>{words.editions.before}</Column>
              <Column>{words.editions.after}</Column>
            </Head>
            <Body>
              {found.map((one) => (
                <Row>
                  <Name>{labelOf(one, locale)}</Name>
                  <Cell>
                    <bdi>{said(one.before, words)}</bdi>
                  </Cell>
                  <Cell>
                    <bdi>{said(one.after, words)}</bdi>
                  </Cell>
                </Row>
              ))}
            </Body>
          </Table>
        </section>
      )}
    </WorkPage>
  );
}

/** Days by their place, not by their date: a copy's first day is the original's first. */
function comparable(edition: Edition, locale: Locale) {
  const { span } = commonWords[spokenIn(locale)];
  const words = editionWords[locale];
  return {
    ...settingsOf(edition),
    days: edition.days.map(({ date, opens, closes, slots }) => {
      const windows = slots.map(
        ({ from, to, capacity }) => `${withColon(span(from, to), locale)} ${capacity}`,
      );
      return `${date} ${span(opens, closes)} (${windows.join(', ')})`;
    }),
    gates: edition.gates.map((gate) => {
      const { name, kinds, lanes, direction, bays, step_free } = gateFieldsOf(gate);
      const facts = [
        `${signOf(gate)} ${name.ar}`,
        ...kinds.map((kind) => words.kinds[kind]),
        words.gates.directions[direction],
        `${words.gates.lanes} ${lanes}`,
        ...(step_free ? [words.gates.stepFree] : []),
        ...(bays.length > 0 ? [`${words.gates.bays} ${bays.join(words.gates.baysBetween)}`] : []),
      ];
      return facts.join(', ');
    }),
  };
}

function labelOf({ path }: Difference, locale: Locale): string {
  const words = editionWords[locale];
  if (path === 'days') return words.days.title;
  if (path === 'gates') return words.gates.title;
  if (path === 'programme') return words.programme.title;
  if (path === 'questions' || path === 'plan') return editionListWords[locale][path].title;
  const known = Object.entries(words.fields).find(([name]) => `${path}.`.startsWith(`${name}.`));
  const language = path.split('.').at(-1) ?? '';
  const inLanguage = Object.entries(words.languages).find(([one]) => one === language)?.[1];
  const label = known?.[1].label ?? path;
  return inLanguage ? `${label} (${inLanguage})` : label;
}

function said(value: unknown, words: EditionWords): string {
  if (value === null || value === undefined || value === '') return words.conflict.empty;
  if (Array.isArray(value)) return value.map((one) => said(one, words)).join(' · ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
