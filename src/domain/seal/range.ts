import { sha256 } from '../sha256.ts';
import { throughStream } from '../unfold.ts';
import { type DayRows, summed } from './chain.ts';
import { commitmentOf } from './commitment.ts';
import { type Cell, cellOf, type LogName, sealedLine, sealedLog } from './form.ts';

/** A text of a row, and what is sealed in its place. */
export interface SealedText {
  readonly id: string;
  readonly seq: number;
  /** The column. */
  readonly name: string;
  readonly salt: string;
  readonly commitment: string;
}

/** Rows of a page, sealed. */
export interface SealedRows {
  readonly rows: number;
  readonly hash: string;
  readonly days: readonly DayRows[];
  /** The rows as they were hashed, deflated. */
  readonly copy: Uint8Array<ArrayBuffer>;
  readonly texts: readonly SealedText[];
}

/** Bytes of a copy once it is inflated: the rows of a page, each as long as can be, are less. */
const COPY_MAX = 32_000_000;

/**
 * Seals rows of a log, in their order. `newSalt` gives a salt for each text, in hexadecimal digits. A
 * text that was erased before it was sealed stays as it is: empty.
 */
export async function sealRows(
  log: LogName,
  rows: readonly (readonly Cell[])[],
  newSalt: () => string,
): Promise<SealedRows> {
  const texts: SealedText[] = [];
  const lines: string[] = [];
  for (const row of rows) {
    const own = await textsOf(log, row, newSalt);
    texts.push(...own);
    lines.push(sealedLine(log, own.length > 0 ? withCommitments(log, row, own) : row));
  }
  const written = new Uint8Array(new TextEncoder().encode(lines.join('')));
  return {
    rows: rows.length,
    hash: await sha256(written),
    days: summed(rows.map((row) => [Number(cellOf(log, row, 'day') ?? 0), 1])),
    copy: await throughStream(written, new CompressionStream('deflate-raw'), COPY_MAX),
    texts,
  };
}

/** The lines of a copy. Rejects where it cannot be inflated. */
export async function linesOfCopy(copy: Uint8Array): Promise<string[]> {
  const folding = new DecompressionStream('deflate-raw');
  const written = await throughStream(new Uint8Array(copy), folding, COPY_MAX);
  return new TextDecoder()
    .decode(written)
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`);
}

async function textsOf(
  log: LogName,
  row: readonly Cell[],
  newSalt: () => string,
): Promise<SealedText[]> {
  const texts: SealedText[] = [];
  for (const name of sealedLog(log).texts) {
    const text = cellOf(log, row, name);
    if (typeof text !== 'string' || text === '') continue;
    const salt = newSalt();
    texts.push({
      id: String(cellOf(log, row, 'id')),
      seq: Number(cellOf(log, row, 'seq')),
      name,
      salt,
      commitment: await commitmentOf(salt, text),
    });
  }
  return texts;
}

/** A row with commitments in the place of its texts. */
export function withCommitments(
  log: LogName,
  row: readonly Cell[],
  texts: readonly Pick<SealedText, 'name' | 'commitment'>[],
): Cell[] {
  const { columns } = sealedLog(log);
  return row.map((cell, at) => texts.find(({ name }) => name === columns[at])?.commitment ?? cell);
}
