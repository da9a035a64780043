import { app } from './app.tsx';
import type { Env } from './env.ts';
import { fromShelf } from './http/shelf.ts';
import { eraseDue } from './store/erase.ts';

export { Gatekeeper } from './actors/gatekeeper.ts';
export { Registrar } from './actors/registrar.ts';

export default {
  fetch: (request, env, ctx) => fromShelf(request, () => app.fetch(request, env, ctx)),
  async scheduled(controller, env): Promise<void> {
    await eraseDue(env.DB, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env>;
