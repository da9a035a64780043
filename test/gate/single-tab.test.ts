import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isOnlyTab } from '../../src/client/gate/browser/single-tab.ts';

/** Longer than a page waits for another one to go, ms. */
const LONG = 5_000;

/** The locks of a browser, of which there is one here; `answers` says when it gets round to them. */
class Locks {
  answers: Promise<void> = Promise.resolve();
  #freed: Promise<void> = Promise.resolve();
  #isHeld = false;

  /** Another page has it; what is given back closes that. */
  holdElsewhere(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#isHeld = true;
    this.#freed = promise;
    return () => {
      this.#isHeld = false;
      resolve();
    };
  }

  async request(
    _: string,
    { ifAvailable, signal }: LockOptions,
    use: (lock: object | null) => Promise<void> | null,
  ): Promise<void> {
    const given = this.answers.then(() => (ifAvailable ? undefined : this.#freed));
    const aborted = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
    await Promise.race([given, aborted]);
    if (this.#isHeld) return void use(null);
    this.#isHeld = true;
    await use({});
  }
}

let locks: Locks;

beforeEach(() => {
  vi.useFakeTimers();
  locks = new Locks();
  vi.stubGlobal('navigator', { locks });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('whether a page has the phone for itself', () => {
  it('is so where no other is open, however late the browser says it', async () => {
    const answering = Promise.withResolvers<void>();
    locks.answers = answering.promise;
    const isOnly = isOnlyTab();
    await vi.advanceTimersByTimeAsync(LONG);
    answering.resolve();
    expect(await isOnly).toBe(true);
    const second = isOnlyTab();
    await vi.advanceTimersByTimeAsync(LONG);
    expect(await second).toBe(false);
  });

  it('is so soon after the page before it has gone', async () => {
    const close = locks.holdElsewhere();
    const isOnly = isOnlyTab();
    await vi.advanceTimersByTimeAsync(1_000);
    close();
    expect(await isOnly).toBe(true);
  });

  it('is not so while another one stays open', async () => {
    locks.holdElsewhere();
    const isOnly = isOnlyTab();
    await vi.advanceTimersByTimeAsync(LONG);
    expect(await isOnly).toBe(false);
  });

  it('is taken for granted where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    expect(await isOnlyTab()).toBe(true);
  });
});
