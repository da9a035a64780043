import { files } from '../build/files.ts';
import { app } from './app.tsx';
import { Problem } from './domain/problem.ts';
import type { Env } from './env.ts';
import { refusedHost } from './http/host.ts';
import { logFailure } from './http/log.ts';
import { serveCached } from './http/micro-cache.ts';
import { problemJson } from './http/problem-json.ts';
import { runScheduled } from './jobs/scheduled.ts';

export { Gatekeeper } from './actors/gatekeeper/gatekeeper.ts';
export { Registrar } from './actors/registrar/registrar.ts';

const service = {
  fetch: async (request, env, ctx) => {
    try {
      const refused = refusedHost(request);
      return refused ?? (await serveCached(request, () => app.fetch(request, env, ctx)));
    } catch (error) {
      // Even its answer failed. The runtime would log what is thrown from here on with its message,
      // which can hold typed text.
      return failed(error);
    }
  },
  scheduled: (controller, env) => runScheduled(env, controller.scheduledTime),
} satisfies ExportedHandler<Env>;

export default service;

const FILES = new Set(files);

/**
 * What a server of one's own asks, where no network of Cloudflare's stands before the Worker and
 * serves its files: the host is judged before anything reads the address.
 */
export const ownServer = {
  fetch: (request, env, ctx) => {
    const refused = refusedHost(request);
    if (refused) return refused;
    const { pathname } = new URL(request.url);
    return FILES.has(pathname) ? env.ASSETS.fetch(request) : service.fetch(request, env, ctx);
  },
} satisfies ExportedHandler<Env>;

function failed(error: unknown): Response {
  const request = crypto.randomUUID();
  logFailure('request_failed', error, { request, status: 500 });
  const answer = problemJson(new Problem('internal'));
  answer.headers.set('X-Request-Id', request);
  return answer;
}
