import { sha256 } from '../sha256.ts';
import type { DayRows, SealRange } from './chain.ts';
import { NUMBERS_LEFT_OUT, rootOf, type Seal, sealHash, summed } from './chain.ts';
import { commitmentOf } from './commitment.ts';
import { differencesOf, type FoundRow, nameOf } from './compare.ts';
import { type Finding, isUnknown, type Miscount, type SealVerdict } from './finding.ts';
import {
  type Cell,
  cellOf,
  isLogName,
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

/** The file of a release that was made public, and the hash that was published with it. */
interface ReleasedFile {
  readonly id: string;
  readonly seq: number;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A hash that was noted, as that of the newest seal, when somebody worked with it; `at`: ms. */
interface NotedSeal {
  readonly hash: string;
  readonly at: number;
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
  /** The last number of a walk that was over: what has it, or a lower one, is sealed; null as above. */
  readonly walked: number | null;
  /** The files of releases; none where they are not at hand. */
  files(): Iterable<ReleasedFile>;
  readonly noted: readonly NotedSeal[];
  /** What pages and reports count from and is not the sum of the log; none where it is not at hand. */
  miscounts(): Iterable<Miscount>;
}

/** What became of the seals of an edition. */
export interface Verified {
  readonly verdict: SealVerdict;
  readonly seals: number;
  /** Rows that were recomputed, rows that no seal holds yet, and rows of seals of a newer release. */
  readonly rows: number;
  readonly unsealed: number;
  readonly unread: number;
  /** Texts that were erased: what was sealed of them stands, and cannot be checked any more. */
  readonly erased: number;
  /** The number of the seal that has the hash that was printed, and stands; null where none does. */
  readonly proven: number | null;
  /** The first of them, and how many there are in all. */
  readonly findings: readonly Finding[];
  readonly found: number;
}

/** Findings that are kept; the first one is what counts. */
const FINDINGS_MOST = 100;
/** Rows of a range that are held at once: a page has fewer, with all their images. */
const RANGE_ROWS_MOST = 50_000;

/**
 * Recomputes every seal of an edition: rows, ranges, roots and the chain; and the files of its releases.
 * `printed`: a hash that was printed somewhere, or its beginning, which one of the seals must have.
 */
export async function verifySeals(source: SealSource, printed?: string): Promise<Verified> {
  const { seals } = source;
  const findings = new Findings();
  const kept = Map.groupBy(source.ranges, ({ to_seq }) => to_seq);
  for (const [at, seal] of seals.entries()) {
    for (const fault of await faultsOfSeal(kept.get(seal.to_seq) ?? [], seal, seals[at - 1])) {
      findings.add(fault);
    }
  }
  const tally = { rows: 0, unsealed: 0, unread: 0, erased: 0 };
  for (const log of LOG_NAMES) await new LogReader(source, log, { tally, findings }).read();
  const ends = new Set(seals.map(({ to_seq }) => to_seq));
  for (const { to_seq, log, upto } of source.ranges) {
    if (!ends.has(to_seq)) findings.add({ fault: 'stray', log, upto });
  }
  for (const { id, seq, sha256: hash, bytes } of source.files()) {
    if ((await sha256(bytes)) !== hash) findings.add({ fault: 'file', id, seq });
  }
  for (const { table, row } of source.miscounts()) findings.add({ fault: 'miscount', table, row });
  const hashes = new Set(seals.map(({ hash }) => hash));
  for (const { hash, at } of source.noted) {
    if (!hashes.has(hash)) findings.add({ fault: 'noted', hash, at });
  }
  const proof = printed ? provenBy(printed, seals, findings) : null;
  if (proof && 'fault' in proof) findings.add(proof);
  return {
    verdict: findings.verdict ?? (seals.length > 0 ? 'stands' : 'unsealed'),
    seals: seals.length,
    ...tally,
    proven: proof && !('fault' in proof) ? proof.number : null,
    findings: findings.first(),
    found: findings.count,
  };
}

/** The seal that has a printed hash, where it and all before it were recomputed: else it is only written there. */
function provenBy(printed: string, seals: readonly Seal[], findings: Findings): Seal | Finding {
  const seal = seals.find(({ hash }) => hash.startsWith(printed));
  if (!seal) return { fault: 'absent', hash: printed };
  if (seal.number < findings.lowest) return seal;
  return { fault: 'unproven', hash: printed, seal: seal.number };
}

/** What was found, of which the first is kept: of a database that was made anew each row differs. */
class Findings {
  #kept: Finding[] = [];
  count = 0;
  /** Null where nothing was found. */
  verdict: 'differs' | 'cannot' | null = null;
  /** The first seal that does not stand, or was not recomputed; a text that is unknown leaves it. */
  lowest = Number.POSITIVE_INFINITY;

  add(finding: Finding): void {
    this.count += 1;
    this.verdict = isUnknown(finding) ? (this.verdict ?? 'cannot') : 'differs';
    if (finding.fault !== 'unknown_text') this.lowest = Math.min(this.lowest, sealOf(finding));
    this.#kept.push(finding);
    if (this.#kept.length > 2 * FINDINGS_MOST) this.#kept = this.first();
  }

  /** What differs, then what is unknown; those of the first seals first. */
  first(): Finding[] {
    const rank = (one: Finding) => Number(isUnknown(one));
    const before = (one: Finding, other: Finding) =>
      rank(one) - rank(other) || sealOf(one) - sealOf(other) || 0;
    return this.#kept.toSorted(before).slice(0, FINDINGS_MOST);
  }
}

const sealOf = (finding: Finding) => ('seal' in finding ? finding.seal : Number.POSITIVE_INFINITY);

async function faultsOfSeal(
  own: readonly KeptRange[],
  seal: Seal,
  before: Seal | undefined,
): Promise<Finding[]> {
  const { number } = seal;
  if (seal.form > SEAL_FORM) return [{ fault: 'form', seal: number }];
  const rows = own.reduce((sum, range) => sum + range.rows, 0);
  const days = summed(own.flatMap((range) => range.days));
  const follows =
    seal.to_seq > seal.from_seq &&
    seal.previous === (before?.hash ?? '') &&
    seal.from_seq === (before?.to_seq ?? 0) &&
    number === (before?.number ?? 0) + 1 + NUMBERS_LEFT_OUT * seal.restored.length;
  const isSame =
    own.every(({ log }) => isLogName(log)) &&
    rows === seal.rows &&
    JSON.stringify(days) === JSON.stringify(seal.days) &&
    (await rootOf(own)) === seal.root;
  return [
    ...(follows ? [] : [{ fault: 'chain' as const, seal: number }]),
    ...(seal.form === SEAL_FORM && (await sealHash(seal)) === seal.hash
      ? []
      : [{ fault: 'seal' as const, seal: number }]),
    ...(isSame ? [] : [{ fault: 'ranges' as const, seal: number }]),
  ];
}

interface Tally {
  rows: number;
  unsealed: number;
  unread: number;
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
  readonly #findings: Findings;

  constructor(
    source: SealSource,
    log: LogName,
    { tally, findings }: { readonly tally: Tally; readonly findings: Findings },
  ) {
    this.#source = source;
    this.#log = log;
    this.#tally = tally;
    this.#findings = findings;
    const own = source.ranges.map((range, place) => ({ ...range, place }));
    const kept = Map.groupBy(
      own.filter((range) => range.log === log),
      ({ to_seq }) => to_seq,
    );
    this.#open = source.seals.map((seal) => {
      const places = (kept.get(seal.to_seq) ?? []).map(({ place }) => place);
      return new OpenSeal(seal, places);
    });
  }

  async read(): Promise<void> {
    for await (const row of this.#source.rowsOf(this.#log)) await this.#take(row);
    for (const open of this.#open) {
      while (open.at < open.places.length) await this.#close(open);
    }
  }

  async #take(row: readonly Cell[]): Promise<void> {
    const name = nameOf(this.#log, row);
    const open = this.#open.find(({ seal }) => name.seq <= seal.to_seq);
    const { clock, walked } = this.#source;
    if (clock !== null && name.seq > clock) {
      this.#findings.add({ fault: 'beyond_clock', ...name });
    } else if (!open && walked !== null && name.seq <= walked) {
      this.#findings.add({ fault: 'unheld', ...name });
    } else if (!open) this.#tally.unsealed += 1;
    else if (open.seal.form > SEAL_FORM) this.#tally.unread += 1;
    else {
      while (this.#isBehind(open, name.id)) await this.#close(open);
      const found = await this.#withCommitments(row);
      this.#tally.rows += 1;
      if (open.at < open.places.length && open.found.length < RANGE_ROWS_MOST)
        open.found.push(found);
      else this.#findings.add({ fault: 'added', seal: open.seal.number, ...name });
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
    const differences: readonly Finding[] = copy
      ? differencesOf(this.#log, { seal, copy, found })
      : [{ fault: 'copy', seal, log: this.#log, upto: range.upto }];
    for (const one of differences) this.#findings.add(one);
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
