import type { Writer } from '../domain/call-failed.ts';
import { logFailure, withoutValues } from '../http/log.ts';
import { run, type Verb } from '../store/d1/batch.ts';
import { isRefused, staleness } from '../store/d1/fence.ts';
import { TurnQueue } from './turn-queue.ts';
import { Tally, type WriterCounts } from './writer-counts.ts';

/** Fresh starts of one group after other writers fenced it off; then its callers are sent back. */
const FENCED_MAX = 3;
/**
 * Fresh reads of one group whose tickets were changed meanwhile; then its callers are sent back.
 */
const REREADS_MAX = 8;
/** Tasks that wait beside the queue; more are refused with "come back later". */
const TASKS_MAX = 200;
/** A fenced writer waits a random time up to this, ms, so that two of them do not collide again. */
const STEP_BACK_MS = 50;
/** The step, ms, in which a growing group is waited for, and the most steps. */
const GATHER_STEP_MS = 2;
const GATHER_STEPS = 4;

/** What a writer must know to settle groups of items in one batch each. */
export interface BatchWriter<Item, State, Result> {
  /** The writer's name, for the log. */
  writer(): Writer;
  /** Statements that load what a group is judged on. */
  readState(items: readonly Item[]): Verb<State>;
  /**
   * What a group is judged on without a read; null where memory is not enough. Its batch must fail
   * as `ground` where the database says otherwise: the group is then read.
   */
  suppose?(items: readonly Item[]): State | null;
  /** Judges a group in memory, and says what to write for it. */
  judge(items: readonly Item[], state: State): Promise<Decided<Result>> | Decided<Result>;
  /** Starts anew from the database, and fences off every earlier instance. */
  startEpoch(): Promise<void>;
  /** The fence of the epoch taken. */
  fence(): Verb<void>;
}

export interface Decided<Result> {
  readonly writes: Verb<unknown>;
  /** Called once the batch has committed: updates memory, and gives each item its answer. */
  committed(): readonly Result[];
}

export interface Limits {
  /** Weight of a group, in settled things. */
  readonly group: number;
  /** Weight of the queue beyond which new items are refused. */
  readonly queue: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly weight: number;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** Called when the queue is too long; nothing was taken. */
export class QueueFull extends Error {}

/** The writer could not start from the database: the fault is in no item. */
class NotStarted extends Error {}

/**
 * Group commit: what arrives while one batch is in flight is settled together in the next. In a
 * crowd, callers that were just answered send again within milliseconds, so a writer that settled a
 * group waits for as long as the next one grows: a batch costs the same for one as for many, and a
 * group of 64 is a third cheaper than five of twelve. A single caller waits for no other.
 */
export class GroupCommit<Item, State, Result> {
  readonly #db: D1Database;
  readonly #writer: BatchWriter<Item, State, Result>;
  readonly #limits: Limits;
  readonly #queue = new TurnQueue<Waiting<Item, Result>>();
  readonly #tasks: (() => Promise<void>)[] = [];
  #running = false;
  /** What waits once everybody whom the last group answered is back; 0 after a group of one. */
  #expected = 0;
  /** Ends the wait for a group that is whole. */
  #whole: { readonly weight: number; reached(): void } | null = null;
  /** The number of the fresh start that is wanted, and of the one that was made. */
  #wanted = 1;
  #started = 0;
  readonly #tally = new Tally();
  /** Milliseconds that the last batch took. */
  lastBatchMs = 0;
  /** The heaviest group taken at once; lowered while another writer goes first. */
  groupMax: number;

  constructor(db: D1Database, work: BatchWriter<Item, State, Result>, limits: Limits) {
    this.#db = db;
    this.#writer = work;
    this.#limits = limits;
    this.groupMax = limits.group;
  }

  get waiting(): number {
    return this.#queue.weight;
  }

  /** Counters of what was done, and what waits. */
  counts(): Omit<WriterCounts, 'sockets'> {
    const { since, batches, items, failed, stale, starts, turned_away } = this.#tally;
    const now = {
      queue: this.#queue.weight,
      tasks: this.#tasks.length,
      last_batch_ms: this.lastBatchMs,
    };
    return { since, batches, items, failed, stale: { ...stale }, starts, turned_away, ...now };
  }

  /**
   * Settles one item in some group. Senders take turns, and a queue that others have filled stays
   * open to a sender that has nothing in it. Rejects with `QueueFull`, or when the item cannot be
   * settled.
   */
  add(item: Item, weight = 1, whose = ''): Promise<Result> {
    const full = this.#queue.weight + weight > this.#limits.queue;
    if (full && this.#queue.weightOf(whose) > 0) return this.#turnAway();
    return new Promise((resolve, reject) => {
      this.#queue.add(whose, { item, weight, resolve, reject });
      if (!this.#running) void this.#run();
      else if (this.#whole && this.#queue.weight >= this.#whole.weight) this.#whole.reached();
    });
  }

  /**
   * Runs a task that is no group, as the same fenced writer: between two groups, from a memory that
   * is sure, and once more from a fresh start if its batch fails. Tasks and groups take turns, so
   * that many tasks do not delay a group. Rejects with `QueueFull` when too many wait.
   */
  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    if (this.#tasks.length >= TASKS_MAX) return this.#turnAway();
    return new Promise((resolve, reject) => {
      const refuse = (error: unknown) => reject(withoutValues(error));
      this.#tasks.push(() => this.#once(work).then(resolve, refuse));
      if (!this.#running) void this.#run();
    });
  }

  #turnAway(): Promise<never> {
    this.#tally.turned_away += 1;
    return Promise.reject(new QueueFull());
  }

  async #once<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.#start();
      return await work();
    } catch (error) {
      this.#failed(error);
      if (isRefused(error)) throw error;
      return this.#onceMore(work);
    }
  }

  async #onceMore<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.#start();
      return await work();
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  /**
   * Makes the next group start from the database, after another writer changed what memory holds.
   */
  restart(): void {
    this.#wanted += 1;
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (this.#tasks.length > 0 || this.#queue.weight > 0) {
        await this.#tasks.shift()?.();
        await this.#gather();
        const group = this.#take();
        if (group.length > 0) await this.#settleSafely(group);
      }
    } finally {
      this.#running = false;
    }
  }

  /**
   * After a group of several, waits while the next one grows, and no longer than until all who were
   * answered are back.
   */
  async #gather(): Promise<void> {
    const whole = Math.min(this.#expected, this.groupMax);
    for (let step = 0; step < GATHER_STEPS; step++) {
      const before = this.#queue.weight;
      if (before >= whole) return;
      await this.#growth(whole);
      if (this.#queue.weight === before) return;
    }
  }

  /** Waits for a step, or until this much waits. */
  async #growth(weight: number): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      this.#whole = { weight, reached: resolve };
    });
    await Promise.race([scheduler.wait(GATHER_STEP_MS), reached]);
    this.#whole = null;
  }

  /**
   * Settles a group; after a failed batch once more from a fresh start. A group that fails again is
   * halved, until the item at fault is alone.
   */
  async #settleSafely(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      await this.#settle(group, (items) => this.#writer.suppose?.(items) ?? null);
    } catch (error) {
      await this.#again(group, error, 1);
    }
  }

  /** Settles a group anew after its batch failed for the `attempt`-th time. */
  async #again(
    group: readonly Waiting<Item, Result>[],
    error: unknown,
    attempt: number,
  ): Promise<void> {
    // Memory and items are right: the tickets are read again, and judged.
    if (staleness(error) === 'ground' && attempt < REREADS_MAX) {
      this.#tally.failure('ground');
      return this.#retry(group, attempt);
    }
    this.#failed(error);
    await this.#retry(group, attempt);
  }

  async #retry(group: readonly Waiting<Item, Result>[], attempt: number): Promise<void> {
    try {
      await this.#settle(group);
    } catch (error) {
      const stale = staleness(error);
      if (stale && attempt < (stale === 'ground' ? REREADS_MAX : FENCED_MAX)) {
        if (stale !== 'ground') await scheduler.wait(Math.random() * STEP_BACK_MS);
        await this.#again(group, error, attempt + 1);
        return;
      }
      this.#failed(error);
      if (stale || error instanceof NotStarted || group.length === 1) {
        const failure = withoutValues(error);
        for (const waiting of group) waiting.reject(failure);
      } else {
        const half = Math.ceil(group.length / 2);
        await this.#retry(group.slice(0, half), 1);
        await this.#retry(group.slice(half), 1);
      }
    }
  }

  async #settle(
    group: readonly Waiting<Item, Result>[],
    suppose: (items: readonly Item[]) => State | null = () => null,
  ): Promise<void> {
    await this.#start();
    const items = group.map((waiting) => waiting.item);
    const state = suppose(items) ?? (await this.#read(items));
    const judged = await this.#writer.judge(items, state);
    const began = Date.now();
    await run(this.#db, this.#writer.fence(), judged.writes);
    this.lastBatchMs = Date.now() - began;
    this.#tally.settled(group.length);
    const results = judged.committed();
    const answered = group.reduce((sum, { weight }) => sum + weight, 0);
    this.#expected = group.length > 1 ? this.#queue.weight + answered : 0;
    group.forEach((waiting, i) => {
      const result = results[i];
      if (result === undefined) waiting.reject(new Error('an item was settled without a result'));
      else waiting.resolve(result);
    });
  }

  async #read(items: readonly Item[]): Promise<State> {
    const [state] = await run(this.#db, this.#writer.readState(items));
    return state;
  }

  /** Makes the fresh start that is wanted; one asked for meanwhile is left to the next group. */
  async #start(): Promise<void> {
    const wanted = this.#wanted;
    if (this.#started === wanted) return;
    await this.#writer.startEpoch().catch((cause: unknown) => {
      throw new NotStarted('the writer could not start', { cause });
    });
    this.#started = wanted;
    this.#tally.starts += 1;
  }

  /**
   * Memory is not sure any more, unless the database refused what one item says: that item must not
   * cost all the others a fresh start.
   */
  #failed(error: unknown): void {
    if (!isRefused(error)) this.restart();
    const stale = staleness(error);
    this.#tally.failure(stale);
    logFailure('batch_failed', error, { ...this.#writer.writer(), ...(stale && { stale }) });
  }

  #take(): Waiting<Item, Result>[] {
    const group = this.#queue.take(this.groupMax);
    this.#expected = 0;
    return group;
  }
}
