import { createMiddleware } from 'hono/factory';
import { knowsMoroccanLaw } from '../domain/calendar.ts';
import { logOldZoneData } from './log.ts';

/**
 * Says once, with the first request, when this runtime's zone data is older than the law: each start
 * of a server asks whether it is well, and so reads it in its log.
 */
export function zoneDataTold(knowsLaw: () => boolean = knowsMoroccanLaw) {
  let isTold = false;
  return createMiddleware(async function tellOldZoneData(_, next) {
    if (!isTold && !knowsLaw()) logOldZoneData();
    isTold = true;
    await next();
  });
}
