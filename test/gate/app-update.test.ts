import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepShell } from '../../src/client/gate/browser/app-update.ts';

/** A browser's service workers, as a page sees them. */
class Workers extends EventTarget {
  controller: object | null = null;
  readonly asked: unknown[] = [];
  readonly active = { postMessage: (said: unknown) => this.asked.push(said) };
  readonly ready = Promise.resolve({ active: this.active });

  async register(): Promise<object> {
    return { active: this.active };
  }

  /** A worker takes over what is open. */
  claim(): void {
    this.controller = {};
    this.dispatchEvent(new Event('controllerchange'));
  }
}

let workers: Workers;
let told: number;

beforeEach(() => {
  vi.useFakeTimers();
  workers = new Workers();
  vi.stubGlobal('navigator', { serviceWorker: workers });
  told = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function open(): Promise<void> {
  keepShell(() => {
    told += 1;
  });
  await workers.ready;
}

describe('a page of the gate', () => {
  it('asks the worker that is there to serve it, where none does', async () => {
    await open();
    expect(workers.asked).toHaveLength(1);
  });

  it('asks for nothing where one does', async () => {
    workers.controller = {};
    await open();
    expect(workers.asked).toEqual([]);
  });

  it('takes the first worker for no new release', async () => {
    await open();
    workers.claim();
    expect(told).toBe(0);
  });

  it('says that there is a new release, though it is open since before the first worker', async () => {
    await open();
    workers.claim();
    workers.claim();
    expect(told).toBe(1);
  });

  it('says so where a worker served it from the beginning', async () => {
    workers.controller = {};
    await open();
    workers.claim();
    expect(told).toBe(1);
  });
});
