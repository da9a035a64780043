import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `journal.c` writes down, in its order. Paths are relative to the watched folder. */
const KINDS = [
  'none',
  'created',
  'written',
  'sized',
  'sync begun',
  'synced',
  'linked',
  'renamed',
  'unlinked',
  'folder made',
  'folder removed',
  'mapped',
] as const;

/** One change of the watched folder, or one sync. */
export interface JournalRecord {
  readonly kind: (typeof KINDS)[number];
  /** Of the clock that never goes back (CLOCK_MONOTONIC), ns: `process.hrtime` reads the same. */
  readonly at: number;
  /** The inode. */
  readonly file: number;
  /** Where was written, the new size, or the number of a sync; bytes. */
  readonly place: number;
  readonly path: string;
  /** The new name of what was renamed. */
  readonly other: string;
  readonly data: Buffer;
}

const HEAD_BYTES = 40;

/** Every record of every process, in the order in which they happened. */
export function readJournals(folder: string): JournalRecord[] {
  const journals = readdirSync(folder).map((name) => parse(readFileSync(join(folder, name))));
  return journals.flat().sort((a, b) => a.at - b.at);
}

/** The last record of a process that was killed may be torn: it is left out. */
function parse(bytes: Buffer): JournalRecord[] {
  const records: JournalRecord[] = [];
  for (let from = 0; from + HEAD_BYTES <= bytes.length; ) {
    const lengths = [4, 8, 12].map((offset) => bytes.readUInt32LE(from + offset));
    const [path = 0, other = 0, data = 0] = lengths;
    const atPath = from + HEAD_BYTES;
    const end = atPath + path + other + data;
    if (end > bytes.length) break;
    records.push({
      kind: KINDS[bytes.readUInt32LE(from)] ?? 'none',
      at: Number(bytes.readBigInt64LE(from + 16)),
      file: Number(bytes.readBigUInt64LE(from + 24)),
      place: Number(bytes.readBigInt64LE(from + 32)),
      path: bytes.toString('utf8', atPath, atPath + path),
      other: bytes.toString('utf8', atPath + path, atPath + path + other),
      data: bytes.subarray(end - data, end),
    });
    from = end;
  }
  return records;
}

/** The clock of the journal, ns. */
export function journalNow(): number {
  return Number(process.hrtime.bigint());
}
