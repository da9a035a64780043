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
    await new Promise((done) => setImmediate(done));
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
  for (let steps = 0; !done; steps++) {
    if (steps > 10_000) throw new Error('it never ends');
    await settled();
    if (!done) await time.pass(5);
  }
  return finished;
}
