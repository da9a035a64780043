import { consoleWords } from '../../i18n/console.ts';
import { eveningWords } from '../../i18n/evening.ts';
import { formatNumber } from '../../i18n/format.ts';
import { clockAt } from '../shell/clock.ts';
import { Body, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import type { SheetProps } from './props.ts';

/** Of each gate where a phone was on duty: how many handed in, and which minutes may still change. */
export function CompletenessByGate({ locale, edition, figures, now }: SheetProps) {
  const words = eveningWords[locale].phones.byGate;
  const { gates } = figures.completeness;
  if (gates.length === 0) return null;
  return (
    <section class="gates-complete by-line" aria-labelledby="by-gate">
      <h3 id="by-gate">{words.title}</h3>
      <Table labelledBy="by-gate">
        <Head>
          <Column>{consoleWords[locale].board.gate}</Column>
          <Column class="count">{words.phones}</Column>
          <Column class="count">{words.handedIn}</Column>
          <Column class="count">{words.completeTo}</Column>
          <Column class="count">{words.minutes}</Column>
        </Head>
        <Body>
          {gates.map((one) => (
            <Row data-gate={String(one.gate)}>
              <Name>
                {edition.gates.find(({ number }) => number === one.gate)?.name[locale] ?? one.gate}
              </Name>
              <Count label={words.phones} text={formatNumber(one.phones, locale)} />
              <Count label={words.handedIn} text={formatNumber(one.handed_in, locale)} />
              <Count
                label={words.completeTo}
                text={clockAt(one.complete_to, now, edition.timezone)}
              />
              <Count label={words.minutes} text={formatNumber(one.missing_minutes, locale)} />
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}
