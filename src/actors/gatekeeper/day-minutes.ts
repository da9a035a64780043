import type { Bucket } from '../../domain/attendance.ts';
import type { DayEntries, GateMinutes } from '../../domain/day-flow.ts';

/** Minutes of the longest day: clocks may be put back by an hour. */
const LONGEST = 25 * 60;
/** What changed for so long is told with every message: a board is behind by a second at most, ms. */
const TOLD_MS = 5_000;
/** Between the first revisions of two starts: none counts as far. */
const REVISIONS = 1_000_000_000;

/** The day whose minutes are kept. */
export interface PresentDay {
  /** 0 outside of the edition. */
  readonly day: number;
  /** Days with a smaller number are over. */
  readonly before: number;
  /** The minute (UTC, since 1970) with which it began. */
  readonly began: number;
}

interface GateCounts {
  readonly entries: Int32Array;
  readonly exits: Int32Array;
  /** The revision in which each minute changed last. */
  readonly changed: Float64Array;
}

/**
 * What each gate counted in each minute of today, in memory: read once at the start, then as scans
 * are settled, and dropped when the day ends. A revision for each change says who knows what.
 */
export class DayMinutes {
  #present: PresentDay = { day: 0, before: 0, began: 0 };
  readonly #gates = new Map<number, GateCounts>();
  #ends: { readonly first: number; readonly last: number } | null = null;
  #last: { readonly day: number; readonly entries: Map<number, number> } | null = null;
  /** The revision in which it changed. */
  #lastChanged = 0;
  /** Who knows less than this needs everything. */
  #first: number;
  #revision: number;
  /** Up to here every board was told. */
  #told: number;
  #recent: { readonly revision: number; readonly at: number }[] = [];

  /** `epoch`: of the writer, so that revisions of an earlier one are all smaller. */
  constructor(epoch: number) {
    this.#first = epoch * REVISIONS + 1;
    this.#revision = this.#first;
    this.#told = this.#first;
  }

  get present(): PresentDay {
    return this.#present;
  }

  /** The last day before this one on which anybody was counted. */
  get last(): DayEntries | null {
    return this.#last && { day: this.#last.day, entries: [...this.#last.entries] };
  }

  /** Whether the last day is another one than after a revision. */
  isLastNew(after: number): boolean {
    return after === 0 || this.#lastChanged > after;
  }

  get revision(): number {
    return this.#revision;
  }

  load(present: PresentDay, gates: readonly GateMinutes[], last: DayEntries | null): void {
    this.#present = present;
    this.#last = last && { day: last.day, entries: new Map(last.entries) };
    for (const { gate, minutes } of gates) {
      for (const [minute, entries, exits] of minutes)
        this.#add(gate, minute, { entries, exits }, 0);
    }
  }

  /** Begins another day, if it is one: the minutes of the day before are kept as its last. */
  turn(present: PresentDay): void {
    if (present.began === this.#present.began && present.day === this.#present.day) return;
    if (this.#present.day > 0 && this.#gates.size > 0) this.#last = this.#sum();
    this.#present = present;
    this.#gates.clear();
    this.#ends = null;
    this.#recent = [];
    this.#revision += 1;
    this.#first = this.#revision;
    this.#told = this.#revision;
  }

  /**
   * Adds what one committed group moved today, at an instant (ms). Phones that come late still change
   * the last day, or make a later one the last.
   */
  add(buckets: Iterable<Bucket>, now: number): void {
    const { day: today, before } = this.#present;
    const own: Bucket[] = [];
    const late: Bucket[] = [];
    for (const bucket of buckets) {
      if (bucket.day === 0) continue;
      if (bucket.day === today) own.push(bucket);
      else if (bucket.day < before && this.#isLast(bucket)) late.push(bucket);
    }
    if (own.length + late.length === 0) return;
    const revision = this.mark(now);
    for (const bucket of own) this.#add(bucket.gate, bucket.minute, bucket, revision);
    for (const bucket of late) this.#addToLast(bucket, revision);
  }

  #isLast({ day, entries }: Bucket): boolean {
    return entries !== 0 && day >= (this.#last?.day ?? 0);
  }

  #addToLast(bucket: Bucket, revision: number): void {
    if (!this.#isLast(bucket)) return;
    const { day, minute } = bucket;
    if (this.#last?.day !== day) this.#last = { day, entries: new Map() };
    const { entries } = this.#last;
    entries.set(minute, (entries.get(minute) ?? 0) + bucket.entries);
    this.#lastChanged = revision;
  }

  /** Begins a new revision; its number. */
  mark(now: number): number {
    this.#revision += 1;
    this.#recent.push({ revision: this.#revision, at: now });
    return this.#revision;
  }

  /** Up to which revision every board was told, at an instant (ms). */
  told(now: number): number {
    const open = this.#recent.findIndex(({ at }) => at > now - TOLD_MS);
    const done = this.#recent.splice(0, open < 0 ? this.#recent.length : open);
    this.#told = done.at(-1)?.revision ?? this.#told;
    return this.#told;
  }

  /** Up to which revision a reader knows everything; 0 for one that knows another day or writer. */
  known(revision: number): number {
    return revision >= this.#first && revision <= this.#revision ? revision : 0;
  }

  /** The gates that counted anybody today. */
  gates(): Iterable<number> {
    return this.#gates.keys();
  }

  /** The first and the last minute in which anybody was counted; none before. */
  get ends(): readonly { readonly minute: number }[] {
    return this.#ends === null ? [] : [{ minute: this.#ends.first }, { minute: this.#ends.last }];
  }

  /** Who passed a gate in so many minutes from one on. */
  passed(gate: number, from: number, length: number): { entries: number; exits: number } {
    const counts = this.#gates.get(gate);
    const sum = { entries: 0, exits: 0 };
    if (!counts) return sum;
    const first = from - this.#present.began;
    for (let n = Math.max(0, first); n < Math.min(LONGEST, first + length); n++) {
      sum.entries += counts.entries[n] ?? 0;
      sum.exits += counts.exits[n] ?? 0;
    }
    return sum;
  }

  /** The minutes of a gate that changed after a revision. */
  changed(gate: number, after: number): readonly number[] {
    const minutes: number[] = [];
    this.#gates.get(gate)?.changed.forEach((revision, n) => {
      if (revision > after) minutes.push(this.#present.began + n);
    });
    return minutes;
  }

  #add(
    gate: number,
    minute: number,
    counts: { readonly entries: number; readonly exits: number },
    revision: number,
  ): void {
    const n = minute - this.#present.began;
    if (n < 0 || n >= LONGEST) return;
    const own = this.#gates.get(gate) ?? noGateCounts();
    this.#gates.set(gate, own);
    own.entries[n] = (own.entries[n] ?? 0) + counts.entries;
    own.exits[n] = (own.exits[n] ?? 0) + counts.exits;
    own.changed[n] = revision;
    const { first, last } = this.#ends ?? { first: minute, last: minute };
    this.#ends = { first: Math.min(first, minute), last: Math.max(last, minute) };
  }

  /** The day by the minute, all gates together. */
  #sum() {
    const { day, began } = this.#present;
    const all = [...this.#gates.values()];
    const entries = new Map<number, number>();
    for (let n = 0; n < LONGEST; n++) {
      const people = all.reduce((sum, gate) => sum + (gate.entries[n] ?? 0), 0);
      if (people !== 0) entries.set(began + n, people);
    }
    return { day, entries };
  }
}

function noGateCounts(): GateCounts {
  return {
    entries: new Int32Array(LONGEST),
    exits: new Int32Array(LONGEST),
    changed: new Float64Array(LONGEST),
  };
}
