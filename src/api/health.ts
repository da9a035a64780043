import { Hono } from 'hono';
import type { App } from '../env.ts';

/** `GET /healthz`: whether the database answers. */
export const health = new Hono<App>().get('/healthz', async (c) => {
  c.header('Cache-Control', 'no-store');
  try {
    await c.env.DB.prepare('SELECT 1').first();
    return c.json({ status: 'ok' });
  } catch (error) {
    // The answer has no more detail; the log has.
    if (error instanceof Error) c.error = error;
    return c.json({ status: 'unavailable' }, 503);
  }
});
