import { Hono } from 'hono';
import type { App } from '../env.ts';
import { bodyUpTo } from '../http/body-limit.ts';
import { nestedUpTo } from '../http/json-body.ts';
import { noteReports } from '../operations/delivery-reports.ts';
import { CALLBACK_MESSAGE } from '../store/messages/callback.ts';

/** A hundred reports of a carrier that says much of each. */
const BODY_BYTES = 128 * 1024;

/** Where carriers report what became of messages, each in its own words. */
export const callbacks = new Hono<App>().post(
  '/messages/callbacks/:channel',
  bodyUpTo(BODY_BYTES),
  nestedUpTo(),
  async (c) => {
    const { pathname, search, searchParams } = new URL(c.req.url);
    const context = {
      actor: 'service',
      env: c.env,
      now: c.get('now'),
      request: c.get('requestId'),
    } as const;
    await noteReports(context, {
      name: c.req.param('channel'),
      mark: searchParams.get(CALLBACK_MESSAGE) ?? '',
      // As it was given to the carrier, whatever stands between it and this service.
      address: `${new URL(c.env.PUBLIC_URL).origin}${pathname}${search}`,
      body: await c.req.text(),
      header: (name) => c.req.header(name),
    });
    return c.body(null, 204);
  },
);
