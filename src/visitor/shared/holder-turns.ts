import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { InFlight } from '../../domain/in-flight.ts';
import type { App } from '../../env.ts';
import { problemWords } from '../../i18n/problems.ts';
import { preferredLocale } from './language.ts';

const RETRY_S = '2';

/**
 * Lets the holder of one link, or session, have `most` requests in progress in an isolate, also where no
 * other limit applies: hundreds at once would make another visitor's registration wait for all of them.
 * Those beyond are answered at the least cost, before they are read: none waits for another, which
 * workerd takes for a request that hangs, and ends.
 */
export function holderTurns(most: number, holderOf: (c: Context<App>) => string | undefined) {
  const holders = new InFlight(most);
  return createMiddleware<App>(async function takeTurns(c, next) {
    const holder = holderOf(c);
    if (holder === undefined) return next();
    const done = holders.run(holder, next);
    return done ?? comeBack(c);
  });
}

function comeBack(c: Context<App>): Response {
  const locale = preferredLocale(c.req.header('Accept-Language'));
  const { happened, kept, next: then } = problemWords[locale].codes.busy;
  return c.text(`${happened} ${kept} ${then}`, 503, {
    'Retry-After': RETRY_S,
    'Content-Language': locale,
  });
}
