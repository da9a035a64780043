import { Hono } from 'hono';
import { favicon } from '../../../build/favicon.ts';
import type { App } from '../../env.ts';

const bytes = Uint8Array.from(atob(favicon.base64), (one) => one.charCodeAt(0));

/** The icon that browsers ask for where a page names none, such as a picture or a file. */
export const icon = new Hono<App>().get('/favicon.ico', (c) => {
  c.header('Content-Type', favicon.type);
  c.header('Cache-Control', 'public, max-age=86400');
  return c.body(bytes);
});
