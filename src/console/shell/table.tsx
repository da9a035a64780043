import type { PropsWithChildren } from 'hono/jsx';

// On a phone, CSS makes cards of the rows, and some browsers then forget that this is a table
// unless roles say so.
const AS = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader', scope: 'col' },
  name: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;

type Data = { readonly [name: `data-${string}`]: string };
type Part = PropsWithChildren<{ class?: string; hidden?: boolean } & Data>;

/** `labelledBy` is the id of the heading that names the table. */
export function Table({ labelledBy, children }: PropsWithChildren<{ labelledBy: string }>) {
  return (
    <table {...AS.table} aria-labelledby={labelledBy}>
      {children}
    </table>
  );
}

export function Head({ children }: PropsWithChildren) {
  return (
    <thead {...AS.group}>
      <tr {...AS.row}>{children}</tr>
    </thead>
  );
}

export function Body({ children }: PropsWithChildren) {
  return <tbody {...AS.group}>{children}</tbody>;
}

export function Foot({ children }: PropsWithChildren) {
  return <tfoot {...AS.group}>{children}</tfoot>;
}

export function Row({ children, ...rest }: Part) {
  return (
    <tr {...AS.row} {...rest}>
      {children}
    </tr>
  );
}

export function Column({ children, ...rest }: Part) {
  return (
    <th {...AS.column} {...rest}>
      {children}
    </th>
  );
}

/** The cell that names its row. */
export function Name({ children }: PropsWithChildren) {
  return <th {...AS.name}>{children}</th>;
}

export function Cell({ children, ...rest }: Part) {
  return (
    <td {...AS.cell} {...rest}>
      {children}
    </td>
  );
}

interface CountProps {
  label: string;
  text?: string | undefined;
  place?: string;
  class?: string;
}

/** A figure in a cell, with a label that shows only where the row is a card. */
export function Count(props: PropsWithChildren<CountProps>) {
  return (
    <Cell class={props.class ? `count ${props.class}` : 'count'}>
      <CellLabel text={props.label} />
      <b {...(props.place && { 'data-figure': props.place })}>{props.text}</b>
      {props.children}
    </Cell>
  );
}

/** What a figure is, where its column has no heading: on a phone. */
export function CellLabel({ text }: { text: string }) {
  return (
    <span class="cell-label" aria-hidden="true">
      {text}
    </span>
  );
}
