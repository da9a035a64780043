import { OPENING } from './edition.ts';

/** Time that passes only when told to. */
export class Time {
  now = OPENING;
  readonly #timers: { at: number; ring: () => void }[] = [];

  sleep(ms: number): Promise<void> {
    return new Promise((ring) => this.#timers.push({ at: this.now + ms, ring }));
  }

  /** Lets `ms` pass, ringing what falls due in order, and everything that follows from it. */
  async pass(ms: number): Promise<void> {
    if (ms < 0) throw new RangeError('time never goes back');
    const end = this.now + ms;
    await settled();
    for (;;) {
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers[0];
      if (!next || next.at > end) break;
      this.#timers.shift();
      this.now = Math.max(this.now, next.at);
      next.ring();
      await settled();
    }
    this.now = end;
  }

  /** Lets one step pass, or as many as it takes until something falls due. */
  async toNext(): Promise<void> {
    const next = Math.min(...this.#timers.map(({ at }) => at));
    const steps = Number.isFinite(next) ? Math.ceil((next - this.now) / STEP) : 1;
    await this.pass(Math.max(1, steps) * STEP);
  }
}

/** How finely time passes while something is waited for, ms. */
const STEP = 5;

let sparing = false;

/**
 * For a runtime in which nothing takes real time: between two timers nothing can happen, and a turn
 * ends when no promise can go on.
 */
export function spareTheLoop(): void {
  sparing = true;
}

/** One turn of the runtime's loop, in which whatever takes real time may come to its end too. */
function turn(): Promise<void> {
  return new Promise((done) => (sparing ? process.nextTick(done) : setImmediate(done)));
}

const outside = new Set<Promise<unknown>>();

/** Awaits what takes real time (a signature, a compression) before any more of this time passes. */
export function meanwhile<T>(work: Promise<T>): Promise<T> {
  const counted = work.finally(() => outside.delete(counted));
  outside.add(counted);
  return counted;
}

/** Lets every promise that can go on go on. */
export async function settled(): Promise<void> {
  for (;;) {
    await turn();
    if (outside.size === 0) return;
    await Promise.allSettled(outside);
  }
}

/** The result of something that needs time to pass. */
export async function during<T>(time: Time, promise: Promise<T>): Promise<T> {
  let done = false;
  const finished = promise.finally(() => {
    done = true;
  });
  const end = time.now + 10_000 * STEP;
  for (;;) {
    await settled();
    if (done) return finished;
    if (time.now > end) throw new Error('it never ends');
    await (sparing ? time.toNext() : time.pass(STEP));
  }
}
