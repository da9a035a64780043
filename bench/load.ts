import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Ask } from './sources.ts';

export interface Load {
  readonly origin: string;
  readonly ask: Ask;
  /** Kept-alive connections, each with one request on it at a time. */
  readonly clients: number;
  readonly seconds: number;
}

export interface Outcome {
  readonly perSecond: number;
  /** Everything that was settled, after the time too. */
  readonly settled: number;
  /** The share of the time that the load's own thread was busy: near 1, it measured itself. */
  readonly busy: number;
  readonly tokens: readonly string[];
}

/** Puts load on a server from a thread of its own. Rejects when one answer is not what it must be. */
export class Loader {
  readonly #thread = new Worker(new URL('./load-thread.ts', import.meta.url));

  async run(load: Load): Promise<Outcome> {
    this.#thread.postMessage(load);
    const [answer]: (Outcome | Error)[] = await once(this.#thread, 'message');
    if (answer instanceof Error) throw answer;
    if (!answer) throw new Error('the load gave no answer');
    return answer;
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }
}
