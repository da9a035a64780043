import { type Service, scan } from './servers.ts';

/** A scan: when it began and how long it took, ms of this process's clock. */
export interface Timed {
  readonly began: number;
  readonly ms: number;
}

/** Phones that scan, each with a pause between two scans, until they are stopped. */
export class Gates {
  readonly #scans: Timed[] = [];
  readonly #all: Promise<unknown>;
  #going = true;

  constructor(
    service: Service,
    { phones, pauseMs }: { readonly phones: number; readonly pauseMs: number },
  ) {
    this.#all = Promise.all(Array.from({ length: phones }, () => this.#work(service, pauseMs)));
  }

  async #work(service: Service, pauseMs: number): Promise<void> {
    while (this.#going) {
      const began = performance.now();
      await scan(service);
      this.#scans.push({ began, ms: performance.now() - began });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** All that were made. */
  async stop(): Promise<readonly Timed[]> {
    this.#going = false;
    await this.#all;
    return this.#scans;
  }
}
