import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/app.tsx';
import { LOCALES } from '../../src/domain/kinds.ts';
import { newWorld, ORIGIN, request } from './world.ts';

const DAY_MS = 86_400_000;
const SECURITY = '/.well-known/security.txt';

function contacts(SECURITY_CONTACT: string | undefined): Promise<Response> {
  const asked = new Request(`${ORIGIN}${SECURITY}`);
  return Promise.resolve(app.fetch(asked, { ...env, SECURITY_CONTACT }));
}

describe('who finds a weakness', () => {
  it.each([
    ['mailto:security@example.org', 'mailto:security@example.org'],
    ['security@example.org', 'mailto:security@example.org'],
    [' https://example.org/report ', 'https://example.org/report'],
    ['tel:+212-5-37-00-00-00', 'tel:+212-5-37-00-00-00'],
  ])('is told where to report it: %s', async (setting, contact) => {
    const response = await contacts(setting);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; charset=utf-8$/i);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    const lines = (await response.text()).split('\n');
    expect(lines).toContain(`Contact: ${contact}`);
    expect(lines).toContain(`Canonical: ${ORIGIN}${SECURITY}`);
    expect(lines).toContain(`Preferred-Languages: ${LOCALES.join(', ')}`);
    const expires = lines.find((line) => line.startsWith('Expires: '))?.slice(9) ?? '';
    const days = (Date.parse(expires) - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(365);
  });

  it.each([undefined, '', '  '])('is told nothing while nobody is named: %j', async (setting) => {
    expect((await contacts(setting)).status).toBe(404);
  });

  it.each([
    'the office on the second floor',
    'http://example.org',
    'javascript:alert(1)',
    'security@example.org\nExpires: 2000-01-01T00:00:00Z',
    'mailto:',
  ])('reads no address that is none: %j', async (setting) => {
    const response = await contacts(setting);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('Contact:');
  });

  it('finds none in the settings that come with the code', async () => {
    expect((await request(SECURITY)).status).toBe(404);
  });
});

describe('the licences of what is brought along', () => {
  it.each(LOCALES)('are led to by the foot of a page: %s', async (locale) => {
    const world = await newWorld();
    for (const path of [
      `/${locale}/${world.slug}`,
      `/${locale}/${world.slug}/privacy`,
      '/t/none',
    ]) {
      const page = await (await request(`${path}?lang=${locale}`)).text();
      const [foot = ''] = /<footer[\s\S]*<\/footer>/.exec(page) ?? [];
      expect(foot.split('href="/licenses.txt"').length - 1, path).toBe(1);
    }
  });

  it('are served as a text', async () => {
    const response = await env.ASSETS.fetch(`${ORIGIN}/licenses.txt`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; charset=utf-8$/i);
    const text = await response.text();
    for (const part of ['hono', 'valibot', 'drizzle-orm', 'zxing-cpp', 'SIL OPEN FONT LICENSE']) {
      expect(text).toContain(part);
    }
  });
});
