/** What a sheet takes for the beginning of a formula, in either width. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A cell that no sheet calculates: what looks like a formula becomes text. */
export function defused(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Rows as text with semicolons (RFC 4180), with the mark by which office programs know UTF-8. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(quotedCell).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function quotedCell(cell: string): string {
  return /[";\t,|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
