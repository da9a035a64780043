import { Hono } from 'hono';
import { assets } from '../../build/manifest.ts';
import type { App } from '../env.ts';

/**
 * `GET /openapi.json`: the description of the interface. The build writes it from the contract, as
 * a file: it is heavier than the converter, and no start of the Worker should wait for either.
 */
export const openapi = new Hono<App>().get('/openapi.json', async (c) => {
  const file = await c.env.ASSETS.fetch(new URL(assets['openapi.json'], c.req.url));
  c.header('Cache-Control', 'public, max-age=300');
  return c.body(await file.text(), 200, { 'Content-Type': 'application/json' });
});
