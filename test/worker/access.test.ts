import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import { ORIGIN } from './world.ts';

/** A page, asked for with or without Cloudflare Access in front of it. */
async function statusOf(path: string, setting: string, access?: object): Promise<number> {
  const context = {
    waitUntil: () => undefined,
    passThroughOnException: () => undefined,
    props: {},
    ...(access && { access }),
  };
  const headers = {
    'Cf-Access-Jwt-Assertion': 'forged',
    'Cf-Access-Authenticated-User-Email': 'x',
  };
  const request = new Request(`${ORIGIN}${path}`, { headers });
  return (await app.fetch(request, { ...env, CLOUDFLARE_ACCESS: setting }, context)).status;
}

describe('Cloudflare Access in front of the console', () => {
  it('lets in who came through it, to where a session is asked for', async () => {
    expect(await statusOf('/console', 'on', { aud: 'x' })).toBe(401);
  });

  it('refuses whoever did not, whatever headers they send, on every page of the console', async () => {
    for (const path of ['/console', '/console/demo', '/console/join/x', '/console/me']) {
      expect(await statusOf(path, 'on')).toBe(403);
    }
  });

  it('is asked for nowhere else, nor where it is not set', async () => {
    expect(await statusOf('/healthz', 'on')).toBe(200);
    expect(await statusOf('/gate', 'on')).toBe(200);
    expect(await statusOf('/console', '')).toBe(401);
  });
});
