import type { Locale } from '../../domain/kinds.ts';
import type { Refused } from '../../domain/words/review.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { wordReviewWords } from '../../i18n/word-review.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { pageAddress } from '../shell/sections.ts';
import { Body, Cell, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import { WorkPage } from '../shell/work-page.tsx';

/** Rows that are shown: whoever has more mends these first. */
const SHOWN = 200;

interface CheckedProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  accepted: number;
  refused: readonly Refused[];
}

/** What of a sheet would be taken over, and each row that would not, with its number. */
export function CheckedPage(props: CheckedProps) {
  const { locale, edition, now, accepted, refused } = props;
  const spoken = spokenIn(locale);
  const words = wordReviewWords[spoken];
  return (
    <WorkPage
      {...props}
      page="amazigh"
      title={words.checked}
      state={words.takenOver(formatNumber(accepted, spoken))}
      kind="narrow"
      spoken={spoken}
    >
      {accepted > 0 && <p class="sign">{words.sendIt}</p>}
      {refused.length > 0 && (
        <section class="panel" aria-labelledby="refused">
          <h2 id="refused">{words.refusedTitle(formatNumber(refused.length, spoken))}</h2>
          <Table labelledBy="refused">
            <Head>
              <Column>{words.row}</Column>
              <Column>{words.key}</Column>
              <Column>{words.why}</Column>
            </Head>
            <Body>
              {refused.slice(0, SHOWN).map(({ row, key, fault, about }) => (
                <Row>
                  <Name>{formatNumber(row, spoken)}</Name>
                  <Cell>
                    <code dir="ltr">{key.slice(0, 120)}</code>
                  </Cell>
                  <Cell>
                    {words.faults[fault]} <bdi dir="ltr">{about}</bdi>
                  </Cell>
                </Row>
              ))}
            </Body>
          </Table>
        </section>
      )}
      <p class="pager">
        <a href={pageAddress('amazigh', edition, now)}>{words.back}</a>
      </p>
    </WorkPage>
  );
}
