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

export default {
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

function failed(error: unknown): Response {
  const request = crypto.randomUUID();
  logFailure('request_failed', error, { request, status: 500 });
  const answer = problemJson(new Problem('internal'));
  answer.headers.set('X-Request-Id', request);
  return answer;
}
