import type { Child } from 'hono/jsx';
import { Body, Cell, CellLabel, Column, Foot, Head, Name, Row, Table } from '../shell/table.tsx';

/** A column after the first one, which names the rows. */
interface ReportColumn {
  readonly label: string;
  /** Words and not a number. */
  readonly isText?: boolean;
}

export interface ReportRow {
  readonly name: Child;
  /** As many as there are columns; null: nothing to say here. */
  readonly cells: readonly (Child | null)[];
}

interface ReportTableProps {
  /** The id of the heading that names the table. */
  readonly labelledBy: string;
  /** What the first column names. */
  readonly first: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** Below the line: what the rows come to. */
  readonly sums?: readonly ReportRow[];
}

/** A table of a report: on a phone a card for each row, on paper a head on each page. */
export function ReportTable({ labelledBy, first, columns, rows, sums = [] }: ReportTableProps) {
  return (
    <Table labelledBy={labelledBy}>
      <Head>
        <Column>{first}</Column>
        {columns.map(({ label, isText }) => (
          <Column {...(!isText && { class: 'count' })}>{label}</Column>
        ))}
      </Head>
      <Body>
        {rows.map((row) => (
          <TableRow columns={columns} row={row} />
        ))}
      </Body>
      {sums.length > 0 && (
        <Foot>
          {sums.map((row) => (
            <TableRow columns={columns} row={row} />
          ))}
        </Foot>
      )}
    </Table>
  );
}

function TableRow({ columns, row }: Pick<ReportTableProps, 'columns'> & { row: ReportRow }) {
  return (
    <Row>
      <Name>{row.name}</Name>
      {columns.map(({ label, isText }, at) => {
        const cell = row.cells[at] ?? null;
        return (
          <Cell {...(!isText && { class: 'count' })} {...(cell === null && { 'data-empty': '' })}>
            <CellLabel text={label} />
            {isText ? <span>{cell}</span> : <b>{cell}</b>}
          </Cell>
        );
      })}
    </Row>
  );
}
