import type { Effect, QueueRow } from '../records.ts';

/** Taps of one kind within this time become one scan, ms. */
export const MERGE_MS = 10_000;

/** What passed of one ticket: the ledger's sums, and the phone's own unsettled scans on top. */
export interface OwnTally {
  readonly entered: number;
  /** Never more than were inside: what an exit counts beyond that gives no place back. */
  readonly exited: number;
  /** Corrected time, ms, of the latest own entry; null for none. */
  readonly last_entry: number | null;
}

/** Scans that the ledger does not hold yet, oldest first, in memory; the store has the same. */
export class Queue {
  readonly #rows = new Map<number, QueueRow>();
  readonly #bySerial = new Map<number, Set<number>>();
  /** Ids of the scans that are put aside. */
  readonly #aside = new Set<string>();
  #next = 1;

  constructor(rows: readonly QueueRow[] = []) {
    for (const row of [...rows].sort((a, b) => a.seq - b.seq)) this.put(row);
  }

  /** The next row's place. */
  get next(): number {
    return this.#next;
  }

  put(row: QueueRow): void {
    this.#unindex(row.seq);
    this.#rows.set(row.seq, row);
    if (row.aside) this.#aside.add(row.scan.id);
    this.#next = Math.max(this.#next, row.seq + 1);
    if (row.effect === null) return;
    const peers = this.#bySerial.get(row.effect.serial) ?? new Set();
    this.#bySerial.set(row.effect.serial, peers.add(row.seq));
  }

  drop(seq: number): void {
    this.#unindex(seq);
    this.#rows.delete(seq);
  }

  #unindex(seq: number): void {
    const row = this.#rows.get(seq);
    if (!row) return;
    this.#aside.delete(row.scan.id);
    const { effect } = row;
    if (!effect) return;
    const peers = this.#bySerial.get(effect.serial);
    peers?.delete(seq);
    if (peers?.size === 0) this.#bySerial.delete(effect.serial);
  }

  get(seq: number): QueueRow | null {
    return this.#rows.get(seq) ?? null;
  }

  /** What passed of a ticket, from what the ledger knows of it. Null when the queue adds nothing. */
  tally(serial: number, known: Pick<OwnTally, 'entered' | 'exited'>): OwnTally | null {
    const peers = this.#bySerial.get(serial);
    if (!peers) return null;
    let { entered, exited } = known;
    let last: number | null = null;
    for (const { effect, at } of this.#inOrder(peers)) {
      entered += effect.entered;
      exited += Math.min(effect.exited, Math.max(0, entered - exited));
      if (effect.entered > 0) last = Math.max(last ?? 0, at);
    }
    return { entered, exited, last_entry: last };
  }

  /** Rows in the order of their time, without undone ones and their undos. */
  #inOrder(peers: ReadonlySet<number>): (QueueRow & { readonly effect: Effect })[] {
    const rows = [...peers].flatMap((seq) => {
      const row = this.#rows.get(seq);
      return row?.effect ? [{ ...row, effect: row.effect }] : [];
    });
    const here = new Set(rows.map((row) => row.scan.id));
    const undone = this.undone(peers);
    return rows
      .filter(
        ({ scan }) => !undone.has(scan.id) && !(scan.scan !== undefined && here.has(scan.scan)),
      )
      .sort((a, b) => a.at - b.at || a.seq - b.seq);
  }

  /** The scans that rows here take back, by id. */
  undone(seqs: Iterable<number> = this.#rows.keys()): ReadonlySet<string> {
    const targets = new Set<string>();
    for (const seq of seqs) {
      const target = this.#rows.get(seq)?.scan.scan;
      if (target !== undefined) targets.add(target);
    }
    return targets;
  }

  /** The oldest scans that can be sent now (device time, ms), at most `limit`. */
  batch(now: number, limit: number): QueueRow[] {
    const batch: QueueRow[] = [];
    for (const row of this.#rows.values()) {
      if (batch.length >= limit) break;
      if (this.#isWaiting(row) && !isOpen(row, now)) batch.push(row);
    }
    return batch;
  }

  /** Scans that the server has settled and the ledger here may not hold yet. */
  get settled(): QueueRow[] {
    return this.rows.filter((row) => row.settled);
  }

  get rows(): QueueRow[] {
    return [...this.#rows.values()];
  }

  /** Scans that the server has not acknowledged. */
  get waiting(): QueueRow[] {
    return this.rows.filter((row) => this.#isWaiting(row));
  }

  /**
   * An undo of a scan that was put aside stays with it: alone it would be refused, and the scan
   * would count once a person hands it in.
   */
  #isWaiting({ settled, aside, scan }: QueueRow): boolean {
    return !settled && !aside && !(scan.scan !== undefined && this.#aside.has(scan.scan));
  }
}

/**
 * Whether further taps may be merged into a row (device time, ms). A clock that was set back must
 * not keep it open for hours.
 */
export function isOpen({ open_until }: QueueRow, now: number): boolean {
  return open_until > now && open_until <= now + MERGE_MS;
}
