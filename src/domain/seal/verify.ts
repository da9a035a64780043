import { sha256 } from '../sha256.ts';
import type { DayRows, SealRange } from './chain.ts';
import { NUMBERS_LEFT_OUT, rootOf, type Seal, sealHash, summed } from './chain.ts';
import { commitmentOf } from './commitment.ts';
import { differencesOf, type FoundRow, nameOf } from './compare.ts';
import { type Finding, type SealVerdict, verdictOf } from './finding.ts';
import {
  type Cell,
  cellOf,
  LOG_NAMES,
  type LogName,
  SEAL_FORM,
  sealedLine,
  sealedLog,
} from './form.ts';
import { linesOfCopy, withCommitments } from './range.ts';

/** A range as it is kept, with what names its rows. */
export interface KeptRange extends SealRange {
  /** The last number of its seal. */
  readonly to_seq: number;
  readonly log: string;
  readonly days: readonly DayRows[];
}

/** What is kept of a text; the salt is null once it was erased. */
interface KeptText {
  readonly salt: string | null;
  readonly commitment: string;
}

/** What a seal is recomputed from: a copy of the database, or what was exported of it. */
export interface SealSource {
  /** By number. */
  readonly seals: readonly Seal[];
  /** In the order of their seal and number; none of a walk that is not over. */
  readonly ranges: readonly KeptRange[];
  /** The copy of one of the ranges. */
  copyOf(range: number): Promise<Uint8Array>;
  /** Every image of a log, in the order of id and number. */
  rowsOf(log: LogName): AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
  /** Whether commitments stand in the rows already, as in what was exported, and no text. */
  readonly committed: boolean;
  /** What stands for a text; null where nothing is kept of it. */
  textOf(log: LogName, id: string, seq: number, name: string): KeptText | null;
  /** The last number that the ledger's clock has given out; null where it is not known. */
  readonly clock: number | null;
}

/** What became of the seals of an edition. */
export interface Verified {
  readonly verdict: SealVerdict;
  readonly seals: number;
  /** Rows that were recomputed, and rows that no seal holds yet. */
  readonly rows: number;
  readonly unsealed: number;
  /** Texts that were erased: what was sealed of them stands, and cannot be checked any more. */
  readonly erased: number;
  readonly findings: readonly Finding[];
}

/** Findings that are told; the first one is what counts. */
const FINDINGS_MOST = 100;

/**
 * Recomputes every seal of an edition: rows, ranges, roots and the chain. `printed`: a hash that was
 * printed somewhere, or its beginning, which one of the seals must have.
 */
export async function verifySeals(source: SealSource, printed?: string): Promise<Verified> {
  const { seals } = source;
  const findings: Finding[] = [];
  for (const [at, seal] of seals.entries()) {
    findings.push(...(await faultsOfSeal(source, seal, seals[at - 1])));
  }
  const tally = { rows: 0, unsealed: 0, erased: 0 };
  for (const log of LOG_NAMES) {
    const reader = new LogReader(source, log, tally);
    findings.push(...(await reader.read()));
  }
  const ends = new Set(seals.map(({ to_seq }) => to_seq));
  for (const { to_seq, log, upto } of source.ranges) {
    if (!ends.has(to_seq)) findings.push({ fault: 'stray', log, upto });
  }
  if (printed && !seals.some(({ hash }) => hash.startsWith(printed))) {
    findings.push({ fault: 'absent', hash: printed });
  }
  const ordered = findings.toSorted((a, b) => sealOf(a) - sealOf(b)).slice(0, FINDINGS_MOST);
  return { verdict: verdictOf(ordered), seals: seals.length, ...tally, findings: ordered };
}

const sealOf = (finding: Finding) => ('seal' in finding ? finding.seal : Number.POSITIVE_INFINITY);

async function faultsOfSeal(
  { ranges }: SealSource,
  seal: Seal,
  before: Seal | undefined,
): Promise<Finding[]> {
  const { number } = seal;
  if (seal.form > SEAL_FORM) return [{ fault: 'form', seal: number }];
  const own = ranges.filter(({ to_seq }) => to_seq === seal.to_seq);
  const rows = own.reduce((sum, range) => sum + range.rows, 0);
  const days = summed(own.flatMap((range) => range.days));
  const follows =
    seal.previous === (before?.hash ?? '') &&
    seal.from_seq === (before?.to_seq ?? 0) &&
    number === (before?.number ?? 0) + 1 + NUMBERS_LEFT_OUT * seal.restored.length;
  const isSame =
    rows === seal.rows &&
    JSON.stringify(days) === JSON.stringify(seal.days) &&
    (await rootOf(own)) === seal.root;
  return [
    ...(follows ? [] : [{ fault: 'chain' as const, seal: number }]),
    ...((await sealHash(seal)) === seal.hash ? [] : [{ fault: 'seal' as const, seal: number }]),
    ...(isSame ? [] : [{ fault: 'ranges' as const, seal: number }]),
  ];
}

interface Tally {
  rows: number;
  unsealed: number;
  erased: number;
}

/** The ranges of one seal in one log, while its rows pass by in order. */
class OpenSeal {
  readonly seal: Seal;
  /** Places of its ranges among all. */
  readonly places: readonly number[];
  at = 0;
  found: FoundRow[] = [];

  constructor(seal: Seal, places: readonly number[]) {
    this.seal = seal;
    this.places = places;
  }
}

/** Reads a log once, whatever the number of seals, and closes each range as its last row passes. */
class LogReader {
  readonly #source: SealSource;
  readonly #log: LogName;
  readonly #tally: Tally;
  readonly #open: readonly OpenSeal[];
  readonly #findings: Finding[] = [];

  constructor(source: SealSource, log: LogName, tally: Tally) {
    this.#source = source;
    this.#log = log;
    this.#tally = tally;
    this.#open = source.seals.map((seal) => {
      const places = source.ranges.flatMap((range, place) =>
        range.to_seq === seal.to_seq && range.log === log ? [place] : [],
      );
      return new OpenSeal(seal, places);
    });
  }

  async read(): Promise<readonly Finding[]> {
    for await (const row of this.#source.rowsOf(this.#log)) await this.#take(row);
    for (const open of this.#open) {
      while (open.at < open.places.length) await this.#close(open);
    }
    return this.#findings;
  }

  async #take(row: readonly Cell[]): Promise<void> {
    const name = nameOf(this.#log, row);
    const open = this.#open.find(({ seal }) => name.seq <= seal.to_seq);
    const { clock } = this.#source;
    if (clock !== null && name.seq > clock) {
      this.#findings.push({ fault: 'beyond_clock', ...name });
    } else if (!open) this.#tally.unsealed += 1;
    else {
      while (this.#isBehind(open, name.id)) await this.#close(open);
      const found = await this.#withCommitments(row);
      this.#tally.rows += 1;
      if (open.at < open.places.length) open.found.push(found);
      else this.#findings.push({ fault: 'added', seal: open.seal.number, ...name });
    }
  }

  #isBehind(open: OpenSeal, id: string): boolean {
    const range = this.#rangeOf(open);
    return range !== undefined && id > range.upto;
  }

  #rangeOf(open: OpenSeal): KeptRange | undefined {
    return this.#source.ranges[open.places[open.at] ?? -1];
  }

  async #close(open: OpenSeal): Promise<void> {
    const range = this.#rangeOf(open);
    const place = open.places[open.at] ?? -1;
    const { found } = open;
    open.at += 1;
    open.found = [];
    if (!range || open.seal.form > SEAL_FORM) return;
    const lines = found.map(({ row }) => sealedLine(this.#log, row));
    if ((await sha256(lines.join(''))) === range.hash) return;
    const seal = open.seal.number;
    const copy = await this.#copyOf(place, range.hash);
    this.#findings.push(
      ...(copy
        ? differencesOf(this.#log, { seal, copy, found })
        : [{ fault: 'copy' as const, seal, log: this.#log, upto: range.upto }]),
    );
  }

  /** The lines that were hashed; null where the copy is not of this hash. */
  async #copyOf(place: number, hash: string): Promise<string[] | null> {
    try {
      const lines = await linesOfCopy(await this.#source.copyOf(place));
      return (await sha256(lines.join(''))) === hash ? lines : null;
    } catch {
      return null;
    }
  }

  /** A row as it was sealed: its texts are held against their commitments. */
  async #withCommitments(row: readonly Cell[]): Promise<FoundRow> {
    const { id, seq } = nameOf(this.#log, row);
    const texts: { name: string; commitment: string }[] = [];
    let unknown = false;
    for (const name of this.#source.committed ? [] : sealedLog(this.#log).texts) {
      const text = cellOf(this.#log, row, name);
      if (typeof text !== 'string') continue;
      const kept = this.#source.textOf(this.#log, id, seq, name);
      if (text === '') {
        if (kept) texts.push({ name, commitment: kept.commitment });
        if (kept) this.#tally.erased += 1;
      } else if (!kept) unknown = true;
      else if (kept.salt !== null) {
        texts.push({ name, commitment: await commitmentOf(kept.salt, text) });
      }
    }
    return { row: texts.length > 0 ? withCommitments(this.#log, row, texts) : row, unknown };
  }
}
