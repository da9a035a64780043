import { DurableObject } from 'cloudflare:workers';
import type { Seen } from './seen.ts';

interface Env {
  /** Workerd’s own, below the client of `env.DB`. */
  readonly NEAR: Fetcher;
  readonly Line: DurableObjectNamespace<Line>;
  /** Waited before each call, ms. */
  readonly LATENCY_MS: number;
}

/** A database far away, bound in D1's place: it takes one call at a time, and counts what it is asked. */
export default {
  fetch: (request, env) => env.Line.getByName('').fetch(request),
} satisfies ExportedHandler<Env>;

/** The line before the counter. Only a Durable Object may wait for what another request began. */
export class Line extends DurableObject<Env> {
  #last: Promise<unknown> = Promise.resolve();
  readonly #seen: Seen = { calls: 0, statements: 0, rows_written: 0 };

  override async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname === '/seen') return Response.json(this.#seen);
    const call = new Request(request, { body: await request.text() });
    const turn = this.#last.then(() => this.#ask(call));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #ask(call: Request): Promise<Response> {
    await scheduler.wait(this.env.LATENCY_MS);
    const answer = await this.env.NEAR.fetch(call);
    const text = await answer.text();
    const results: unknown = JSON.parse(text);
    this.#seen.calls += 1;
    for (const result of Array.isArray(results) ? results : []) {
      this.#seen.statements += 1;
      this.#seen.rows_written += result.meta.rows_written;
    }
    return new Response(text, answer);
  }
}
