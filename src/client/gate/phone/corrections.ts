import type { WireScan } from '../../../contract/requests/scan.ts';
import type { Direction } from '../../../domain/admission.ts';
import { timedId } from '../../../domain/scan-id.ts';
import { isSurelyUndoable } from '../../../domain/undo.ts';
import type { Books } from '../books/books.ts';
import { isOpen } from '../books/queue.ts';
import { amendRecent } from '../books/recent.ts';
import type { Chance, Clock } from '../ports.ts';
import type { Effect, LastScan } from '../records.ts';
import { newScan } from './new-scan.ts';
import { forget, note } from './shift-tally.ts';

export type Undone =
  | { readonly as: 'undone'; readonly people: number; readonly direction: Direction }
  | { readonly as: 'expired' }
  | { readonly as: 'nothing' };

export interface Corrected {
  readonly id: string;
  readonly people: number;
  readonly walkIns: number;
}

/** Corrects a wrong count: takes the last scan back, or gives it another number. */
export class Corrections {
  readonly #books: Books;
  readonly #clock: Clock;
  readonly #random: Chance;

  constructor(books: Books, clock: Clock, random: Chance) {
    this.#books = books;
    this.#clock = clock;
    this.#random = random;
  }

  /** Takes back the last scan or tap. A second call does nothing. */
  async undo(): Promise<Undone> {
    const { last } = this.#books.settings;
    if (!last) return { as: 'nothing' };
    if (this.isOld(last)) return { as: 'expired' };
    const people = last.tap?.people ?? peopleOf(last);
    if (last.tap) this.#takeBackTap(last, last.tap);
    else this.#takeBack(last);
    this.#books.change({ last: null });
    await this.#books.save();
    return { as: 'undone', people, direction: last.scan.direction ?? 'entry' };
  }

  /** Takes back one of the last scans, by its id; of taps that were merged into it, all. */
  async undoOne(id: string): Promise<Undone> {
    const recent = this.#books.settings.recent.find((one) => one.scan.id === id);
    if (!recent || recent.undone || recent.verdict === 'refused') return { as: 'nothing' };
    if (this.isOld(recent)) return { as: 'expired' };
    const people = peopleOf(recent);
    const children = recent.scan.children ?? 0;
    if (recent.tap) this.#takeBackTap(recent, { people, children });
    else this.#takeBack(recent);
    await this.#books.save();
    return { as: 'undone', people, direction: recent.scan.direction ?? 'entry' };
  }

  /**
   * Gives the last scan another number of people. Those beyond the places that were left are
   * counted as walk-ins, unless staff admitted them against the rule.
   *
   * @param id of the scan that staff see: the next code may have been read behind its card
   * @returns with the id of the scan that takes its place; `null` when another came after it
   */
  async correct(people: number, id: string): Promise<Corrected | 'expired' | null> {
    const { last } = this.#books.settings;
    if (last?.scan.id !== id || last.tap) return null;
    if (this.isOld(last)) return 'expired';
    const places = last.scan.override === undefined ? last.remaining : null;
    const within = Math.min(people, places ?? people);
    const line = this.#books.settings.recent.find((one) => one.scan.id === last.scan.id);
    this.#takeBack(last);
    // The number was wrong, not the scan: the list shows the corrected one in its place.
    amendRecent(this.#books, last.scan.id, null);
    const { effect } = last;
    const at = this.#books.now();
    const moved = effect && {
      ...effect,
      ...(last.scan.direction === 'exit' ? { exited: within } : { entered: within }),
    };
    const children = Math.min(last.scan.children ?? 0, within);
    const scan: WireScan = {
      ...last.scan,
      ...newScan(this.#books, this.#random, at),
      people: within,
      ...(last.scan.children !== undefined && { children }),
    };
    const row = this.#books.add(scan, moved, at);
    const extra = people > within ? this.#extra(people - within, scan.id, at) : null;
    const { reason = null, terms = null } = line ?? {};
    const more = { remaining: last.remaining, extra, reason, terms };
    note(this.#books, row, { verdict: 'admitted', people }, more);
    await this.#books.save();
    return { id: scan.id, people: within, walkIns: people - within };
  }

  /** Too old to be taken back, by the server's rule. */
  isOld(last: LastScan): boolean {
    const { skew_ms } = this.#books.settings;
    const now = { at: this.#books.now(), skew_ms };
    const { at, scan } = last;
    return !isSurelyUndoable(now, { at, skew_ms: scan.skew_ms ?? null });
  }

  #takeBack(last: LastScan): void {
    this.#undo(last.scan, last.effect && opposite(last.effect));
    if (last.extra) this.#undo(last.extra, null);
    forget(this.#books, last.scan, { verdict: 'admitted', people: peopleOf(last) });
    amendRecent(this.#books, last.scan.id, { undone: true });
  }

  /** Of merged taps only the last one; the others stay counted. */
  #takeBackTap(last: LastScan, tap: NonNullable<LastScan['tap']>): void {
    const row = this.#books.queue.get(last.seq);
    const people = (last.scan.people ?? 0) - tap.people;
    const children = (last.scan.children ?? 0) - tap.children;
    const rest = { ...last.scan, people, children };
    const unsent = row?.scan.id === last.scan.id ? row : null;
    if (unsent && isOpen(unsent, this.#clock.now())) {
      if (people > 0) this.#books.put({ ...unsent, scan: rest });
      else this.#books.drop(unsent);
      this.#leave(last, { scan: rest });
    } else {
      // A clock that was set back must not extend the time: an undo is never earlier than its scan.
      if (unsent && unsent.open_until > 0) this.#books.put({ ...unsent, open_until: 0 });
      this.#undo(last.scan, null);
      if (people > 0) {
        const id = timedId(this.#random.uuid(), this.#clock.now());
        const { scan, seq } = this.#books.add({ ...rest, id }, null, last.at);
        this.#leave(last, { scan, seq });
      } else this.#leave(last, { scan: rest });
    }
    forget(this.#books, last.scan, { verdict: 'admitted', people: tap.people });
  }

  /** What is left of merged taps stays in the list. */
  #leave(last: LastScan, rest: Pick<LastScan, 'scan'> & Partial<LastScan>): void {
    const people = rest.scan.people ?? 0;
    const line = people > 0 ? { ...rest, people } : { undone: true };
    amendRecent(this.#books, last.scan.id, line);
  }

  #undo(scan: WireScan, effect: Effect | null): void {
    const at = this.#books.now();
    const taken: WireScan = {
      ...newScan(this.#books, this.#random, at),
      type: 'undo',
      scan: scan.id,
    };
    this.#books.add(taken, effect, at);
  }

  #extra(people: number, after: string, at: number): WireScan {
    const scan: WireScan = {
      ...newScan(this.#books, this.#random, at),
      type: 'walk_in',
      direction: 'entry',
      kind: 'individual',
      people,
      children: 0,
      verdict: 'admitted',
      after,
    };
    this.#books.add(scan, null, at);
    return scan;
  }
}

/** Those beyond the ticket's places too. */
function peopleOf({ scan, extra }: LastScan): number {
  return (scan.people ?? 0) + (extra?.people ?? 0);
}

function opposite(effect: Effect): Effect {
  return { ...effect, entered: -effect.entered, exited: -effect.exited };
}
