/**
 * What a sheet takes for the beginning of a formula, in any width; also behind what shows nothing, and
 * behind a quotation mark: some programs take both away.
 */
const FORMULA =
  /^[\s\p{Cc}\p{Cf}"'`\u2018-\u201f\u00ab\u00bb\uff02\uff07]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n]/u;

/** A cell that no sheet calculates: what looks like a formula becomes text. */
export function defused(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** What `defused` was given: whatever a file of ours says when it comes back. */
export function asWritten(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** The mark by which office programs know UTF-8. */
export const CSV_MARK = '\ufeff';

/**
 * A row as a line with semicolons (RFC 4180): what Excel expects where a comma stands before decimals,
 * as in this country. A line `sep=;` would open it anywhere, but Excel then forgets the mark.
 */
export function csvLine(row: readonly string[]): string {
  return `${row.map(quotedCell).join(';')}\r\n`;
}

/** Rows as a whole file. */
export function csvText(rows: readonly (readonly string[])[]): string {
  // A file without a row has an empty line.
  return CSV_MARK + (rows.length > 0 ? rows.map(csvLine).join('') : '\r\n');
}

function quotedCell(cell: string): string {
  return /[";\t,|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
