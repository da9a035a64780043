import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Systems give connections the ports from 32768 on, or from 49152: one of those may be taken again before
 * a server is there. None of these is.
 */
const PORTS = { least: 20_000, end: 32_000 };
/** Test files that run side by side have places of their own, 1 and up; there are fewer than these. */
const PLACES = 12;

/**
 * A port of this machine at which nobody listens. No file that runs beside this one draws the same, which
 * would be free for both until the first server is there.
 */
export async function freePort(place = Number(process.env.VITEST_POOL_ID ?? 0)): Promise<number> {
  for (;;) {
    const port =
      PORTS.least + randomInt((PORTS.end - PORTS.least) / PLACES) * PLACES + (place % PLACES);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
