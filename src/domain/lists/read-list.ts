import { type Grid, LIST_BYTES_MAX, LIST_CELL_MAX, ListUnreadable } from './bounds.ts';
import { readDelimited } from './csv.ts';
import { decodeText } from './encoding.ts';
import { readWorkbook } from './workbook.ts';

/**
 * Reads a file as rows of cells: a workbook by its content, whatever its name says, and anything else
 * as text. `cellMax`: characters that are kept of a cell. Throws `ListUnreadable`.
 */
export async function readGrid(
  bytes: Uint8Array<ArrayBuffer>,
  cellMax = LIST_CELL_MAX,
): Promise<Grid> {
  if (bytes.length === 0) throw new ListUnreadable('empty');
  if (bytes.length > LIST_BYTES_MAX) throw new ListUnreadable('too_large');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    return readWorkbook(bytes, cellMax);
  }
  // The older container of office programs, and of workbooks with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new ListUnreadable('old_workbook');
  const { text } = decodeText(bytes);
  if (text.includes('\0')) throw new ListUnreadable('unreadable');
  return readDelimited(text, cellMax);
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, at) => bytes[at] === byte);
}
