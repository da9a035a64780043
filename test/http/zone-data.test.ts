import { Hono } from 'hono';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { zoneDataTold } from '../../src/http/zone-data.ts';

afterEach(() => vi.restoreAllMocks());

/** What three requests to a service log whose runtime knows the law of Morocco, or does not. */
async function logged(knowsLaw: boolean): Promise<unknown[]> {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const app = new Hono().use(zoneDataTold(() => knowsLaw)).get('/healthz', (c) => c.text(''));
  for (let times = 0; times < 3; times++) expect((await app.request('/healthz')).status).toBe(200);
  return log.mock.calls.map(([line]) => JSON.parse(String(line)));
}

describe('a server whose zone data is older than the law', () => {
  it('says so in its log when it is asked for the first time, and not again', async () => {
    expect(await logged(false)).toEqual([
      { line: 'zone_data_old', at: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  });

  it('says nothing where the data is as new as the law', async () => {
    expect(await logged(true)).toEqual([]);
  });
});
