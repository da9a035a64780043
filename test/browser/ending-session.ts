import { readFileSync } from 'node:fs';
import { ask } from '../../scripts/operator.mjs';
import { eventDate, localParts, localWritten } from '../../src/domain/calendar.ts';
import type { Server } from './server.ts';

const HOUR = 3_600_000;
/** A session that is made now ends after so long, ms. */
const SESSION_MS = 16 * HOUR;
const ZONE = 'Africa/Casablanca';

/**
 * Sets up an edition whose one day is open only around the end of a session that begins now: at
 * whatever hour that is, its members are told so. Gives its slug.
 */
export async function editionOfEndingSessions(server: Server): Promise<string> {
  const example = new URL('../../scripts/edition.example.json', import.meta.url);
  const now = Date.now();
  const end = now + SESSION_MS;
  const at = (ms: number) => localParts(ms, ZONE).time;
  const [opens, closes] = [at(end - HOUR), at(end + HOUR)];
  // Far from the hours of the day, so that it turns neither within them nor during the test.
  const day_ends = at(end + 6 * HOUR);
  const edition = {
    ...JSON.parse(readFileSync(example, 'utf8')),
    slug: 'ending-sessions',
    registration: { opens: localWritten(now - HOUR, ZONE), closes: localWritten(end, ZONE) },
    policy: { day_ends },
    days: [
      {
        date: eventDate(end, ZONE, day_ends),
        opens,
        closes,
        windows: [{ from: opens, to: closes, capacity: 100 }],
      },
    ],
  };
  await ask(server.service, 'editions', edition);
  return edition.slug;
}
