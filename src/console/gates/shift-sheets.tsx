import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatNumber, formatSpan } from '../../i18n/format.ts';
import { phoneWords } from '../../i18n/phones.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { KeptSheet } from '../../store/gates/shift-sheets.ts';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';

interface SheetsProps {
  locale: Locale;
  edition: StoredEdition;
  /** The latest first. */
  sheets: readonly KeptSheet[];
}

/** The totals of shifts, as the phones sent them at the end of each; empty before the first one. */
export function ShiftSheets(props: SheetsProps) {
  const { locale, sheets } = props;
  const words = phoneWords[locale].sheets;
  const { gatesPage, board } = consoleWords[locale];
  if (sheets.length === 0) return null;
  return (
    <section class="panel phones" id="sheets" aria-labelledby="sheets-title">
      <h2 id="sheets-title">{words.title}</h2>
      <p class="hint">{words.note}</p>
      <Table labelledBy="sheets-title">
        <Head>
          <Column>{words.shift}</Column>
          <Column>{gatesPage.phone}</Column>
          <Column>{board.gate}</Column>
          <Column>{words.span}</Column>
          {COUNTS.map((name) => (
            <Column class="count">{words[WORDS[name]]}</Column>
          ))}
        </Head>
        <Body>
          {sheets.map((sheet) => (
            <SheetRow {...props} sheet={sheet} />
          ))}
        </Body>
      </Table>
    </section>
  );
}

const COUNTS = ['welcomed', 'left_again', 'refused', 'overrides'] as const;
const WORDS = {
  welcomed: 'welcomed',
  left_again: 'left',
  refused: 'refused',
  overrides: 'overrides',
} as const;

function SheetRow({ locale, edition, sheet }: SheetsProps & { sheet: KeptSheet }) {
  const words = phoneWords[locale].sheets;
  const gate = edition.gates.find((one) => one.number === sheet.gate);
  return (
    <Row data-sheet={sheet.id}>
      <Name>
        <bdi>{sheet.number}</bdi>
      </Name>
      <Cell class="phone-gate">
        <bdi>{sheet.name}</bdi>
      </Cell>
      <Cell class="phone-gate">{gate?.name[locale]}</Cell>
      <Cell class="phone-gate">
        {formatSpan(sheet.opened_at, sheet.closed_at, locale, edition.timezone)}
      </Cell>
      {COUNTS.map((name) => (
        <Count label={words[WORDS[name]]} text={formatNumber(sheet[name], locale)} />
      ))}
    </Row>
  );
}
