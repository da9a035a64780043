import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Direction } from '../../../domain/admission.ts';
import { peopleMax } from '../../../domain/bounds.ts';
import type { Counted, WalkInKind } from '../../../domain/scan-type.ts';
import type { Books } from '../books/books.ts';
import { isOpen, MERGE_MS } from '../books/queue.ts';
import type { Chance, Clock } from '../ports.ts';
import type { QueueRow } from '../records.ts';
import { newScan } from './new-scan.ts';
import { note } from './shift-tally.ts';

/** A second tap of the same button within this time is a tremor, ms. */
const TREMOR_MS = 250;

/** People without a ticket, counted by hand: `children` of the `people`. */
export interface Passing {
  readonly people: number;
  readonly children: number;
  readonly kind: WalkInKind;
  /** Default: the lane's. */
  readonly direction?: Direction;
  /** Default: one by one, and `free_flow` while that lasts. */
  readonly counted?: Counted;
}

/** When, and in which part of the site, people were counted by eye. */
export interface Seen {
  readonly at?: number;
  readonly zone?: string;
}

/** Counts people who hold up no code. All is on the disk before a promise resolves. */
export class Counter {
  readonly #books: Books;
  readonly #clock: Clock;
  readonly #random: Chance;
  /** By direction and kind: the row that taps are merged into. */
  readonly #open = new Map<string, number>();
  #tapped = { button: '', at: Number.NEGATIVE_INFINITY };

  constructor(books: Books, clock: Clock, random: Chance) {
    this.#books = books;
    this.#clock = clock;
    this.#random = random;
  }

  /** One tap of a counter's button. `false` when it was ignored as a tremor. */
  async tap(passing: Passing): Promise<boolean> {
    const now = this.#clock.now();
    const { direction, kind } = this.#marked(passing);
    const button = [direction, kind, passing.people, passing.children].join();
    const since = now - this.#tapped.at;
    if (this.#tapped.button === button && since >= 0 && since < TREMOR_MS) return false;
    this.#tapped = { button, at: now };
    const row = this.#merge(passing, now);
    const { people, children } = passing;
    note(this.#books, row, { verdict: 'admitted', people }, { tap: { people, children } });
    await this.#books.save();
    return true;
  }

  /**
   * People let in (or out) at once, such as those of a refused scan (`after`). A crowd larger than
   * one scan can count makes several.
   *
   * @returns the id of the last of them
   */
  async walkIn(passing: Passing, after?: string): Promise<string> {
    const most = this.#most(passing);
    let { people, children } = passing;
    let id = '';
    while (people > 0) {
      const part = { people: Math.min(most, people), children: Math.min(most, children) };
      const row = this.#add({ ...passing, ...part }, after);
      note(this.#books, row, { verdict: 'admitted', people: part.people });
      people -= part.people;
      children -= part.children;
      id = row.scan.id;
    }
    await this.#books.save();
    return id;
  }

  /** People inside the site (or a zone) at a corrected time (ms; now), counted by eye. */
  async byEye(people: number, { at = this.#books.now(), zone }: Seen = {}): Promise<void> {
    const scan: WireScan = {
      ...newScan(this.#books, this.#random, at),
      type: 'count',
      people,
      verdict: 'admitted',
      ...(zone !== undefined && { zone }),
    };
    this.#books.add(scan, null, at);
    await this.#books.save();
  }

  #merge(passing: Passing, now: number): QueueRow {
    const { direction, kind, counted } = this.#marked(passing);
    const key = [direction, kind, counted].join();
    const row = this.#books.queue.get(this.#open.get(key) ?? 0);
    const people = (row?.scan.people ?? 0) + passing.people;
    if (row && isOpen(row, now) && people <= this.#most(passing)) {
      const { scan } = row;
      const children = (scan.children ?? 0) + passing.children;
      const merged = { ...row, scan: { ...scan, people, children } };
      this.#books.put(merged);
      return merged;
    }
    const begun = this.#add(passing, undefined, now + MERGE_MS);
    this.#open.set(key, begun.seq);
    return begun;
  }

  /** In which direction, and how they were counted if not one by one. */
  #marked(passing: Passing): Passing & { readonly direction: Direction } {
    const { direction } = this.#books.settings;
    const flowing = this.#books.flow() !== null;
    return { direction, ...(flowing && { counted: 'free_flow' }), ...passing };
  }

  /** The most people that one scan can count. */
  #most(passing: Passing): number {
    return peopleMax('walk_in', this.#marked(passing).counted);
  }

  #add(passing: Passing, after?: string, openUntil = 0): QueueRow {
    const at = this.#books.now();
    const scan: WireScan = {
      ...newScan(this.#books, this.#random, at),
      type: 'walk_in',
      ...this.#marked(passing),
      verdict: 'admitted',
      ...(after !== undefined && { after }),
    };
    return this.#books.add(scan, null, at, openUntil);
  }
}
