import { files } from '../build/files.ts';
import { app } from './app.tsx';
import { Problem } from './domain/problem.ts';
import type { Env } from './env.ts';
import { refusedHost } from './http/host.ts';
import { logFailure } from './http/log.ts';
import { keptAnswer, serveCached } from './http/micro-cache.ts';
import { problemJson } from './http/problem-json.ts';
import { runScheduled } from './jobs/scheduled.ts';

export { Erasures } from './actors/erasures/erasures.ts';
export { Gatekeeper } from './actors/gatekeeper/gatekeeper.ts';
export { Registrar } from './actors/registrar/registrar.ts';
export { Sender } from './actors/sender/sender.ts';

const service = {
  fetch: (request, env, ctx) => refusedHost(request) ?? answer(request, env, ctx),
  scheduled: (controller, env) => runScheduled(env, controller.scheduledTime),
} satisfies ExportedHandler<Env>;

export default service;

const FILES = new Set(files);

/**
 * What a server of one's own asks, where no network of Cloudflare's stands before the Worker and
 * serves its files: the host is judged before anything reads the address. What is kept is no file,
 * and its address was read when it was made.
 */
export const ownServer = {
  fetch: (request, env, ctx) => {
    const ready = keptAnswer(request) ?? refusedHost(request);
    if (ready) return ready;
    const { pathname } = new URL(request.url);
    return FILES.has(pathname) ? env.ASSETS.fetch(request) : answer(request, env, ctx);
  },
} satisfies ExportedHandler<Env>;

/** The answer of the service to a request whose host is one. */
async function answer(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  try {
    return await serveCached(request, () => app.fetch(request, env, ctx));
  } catch (error) {
    // Even its answer failed. The runtime would log what is thrown from here on with its message,
    // which can hold typed text.
    return failed(error);
  }
}

function failed(error: unknown): Response {
  const request = crypto.randomUUID();
  logFailure('request_failed', error, { request, status: 500 });
  const answer = problemJson(new Problem('internal'));
  answer.headers.set('X-Request-Id', request);
  return answer;
}
