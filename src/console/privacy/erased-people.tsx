import { spokenIn } from '../../i18n/edition.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import type { ErasedParty } from '../../store/held/erased-people.ts';
import { dateAndTime } from '../shell/clock.ts';
import { Body, Cell, CellLabel, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import type { PrivacyProps } from './props.ts';

/** Who was erased one by one, by the number that is all that is left. */
export function ErasedPeople(props: PrivacyProps & { erased: readonly ErasedParty[] }) {
  const { locale, edition, erased } = props;
  const words = privacyWords[locale].people;
  return (
    <section class="panel people" aria-labelledby="erased">
      <h2 id="erased">{words.title}</h2>
      {erased.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table labelledBy="erased">
          <Head>
            <Column>{words.when}</Column>
            <Column>{words.number}</Column>
            <Column>{words.who}</Column>
          </Head>
          <Body>
            {erased.map(({ at, serial, by, name }) => (
              <Row>
                <Name>{dateAndTime(at, edition.timezone, spokenIn(locale))}</Name>
                <Cell>
                  <CellLabel text={words.number} /> {serial}
                </Cell>
                <Cell>
                  <CellLabel text={words.who} /> <bdi>{by === 'team' ? name : words[by]}</bdi>
                </Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}
