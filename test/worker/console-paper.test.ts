import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_ROLES } from '../../src/domain/roles.ts';
import { openDesk } from './desk.ts';
import { liveFigures } from './gate-day.ts';
import { enrol, newWorld, request, scanned, signIn, type World } from './world.ts';

const DAY = 24 * 3_600_000;

let world: World;
let owner: string;
beforeAll(async () => {
  world = await newWorld();
  owner = await signIn(world, 'owner');
});

const page = (path: string) => openDesk(`/console/${world.slug}${path}`, owner);

describe('the language of the console', () => {
  const titleIn = async (headers: Record<string, string>, query = '') => {
    const path = `/console/${world.slug}/people${query}`;
    const response = await request(path, { headers: { Cookie: owner, ...headers } });
    return /<html lang="(\w+)"/.exec(await response.text())?.[1];
  };

  it('is the browser’s until another one is chosen', async () => {
    expect(await titleIn({})).toBe('ar');
    expect(await titleIn({ 'Accept-Language': 'fr-MA,fr;q=0.9,en;q=0.4' })).toBe('fr');
    expect(await titleIn({ 'Accept-Language': 'zgh' })).toBe('zgh');
    expect(await titleIn({ 'Accept-Language': 'de-DE,fr;q=0.5' })).toBe('ar');
    expect(await titleIn({ 'Accept-Language': 'fr', Cookie: `${owner}; lang=en` })).toBe('en');
    expect(await titleIn({ 'Accept-Language': 'fr' }, '?lang=ar')).toBe('ar');
  });

  it('is the browser’s before anybody is signed in, too', async () => {
    const headers = { 'Accept-Language': 'en-GB' };
    const closed = await request('/console', { headers });
    expect(await closed.text()).toContain('<html lang="en"');
  });
});

describe('the roles that are offered', () => {
  it('each have a duty of their own', async () => {
    const html = await page('/people?lang=en');
    const roles = [...html.matchAll(/name="role" value="(\w+)"/g)].map(([, role]) => role);
    expect(roles).toEqual(MEMBER_ROLES.toReversed());
    const duties = [...html.matchAll(/<small>([^<]*)<\/small><\/span><\/label>/g)];
    expect(new Set(duties.map(([, duty]) => duty)).size).toBe(MEMBER_ROLES.length);
  });

  it('are not taken from those who have another one already', async () => {
    await signIn(world, 'desk');
    expect(await page('/people?lang=en')).toContain('/revoke"');
  });
});

describe('the day’s sheet', () => {
  it('says when the gates are open, and not when the day ends', async () => {
    expect(await page('/days/2/close?lang=en')).toMatch(/Open [^<]*10:00[^<]*20:00/);
  });

  it('has a place to sign on paper', async () => {
    const html = await page('/days/1/close?lang=fr');
    expect(html).toContain('class="signatures"');
    expect(html).toContain('Nom et qualité');
  });
});

describe('a walk-in that a phone dates outside every day', () => {
  it('is marked on the board, and the days sum to the edition', async () => {
    const phone = await enrol(world);
    const at = new Date(Date.now() - 3 * DAY).toISOString();
    await scanned(
      phone,
      { type: 'walk_in', people: 7, at, decided: 'offline', verdict: 'admitted' },
      { type: 'walk_in', people: 4 },
    );
    const live = await liveFigures(world);
    const days = (live.days ?? []).reduce((sum, day) => sum + day.entries, 0);
    expect(days + (live.outside?.entries ?? 0)).toBe(live.entries);
    expect(live.entries).toBe(11);
    await expect.poll(() => page('?lang=en')).toContain('data-figure="outside.entries">7<');
    const html = await page('?lang=en');
    const [row = ''] = /<tr role="row" data-outside=""[\s\S]*?<\/tr>/.exec(html) ?? [];
    expect(row).toContain('Outside the days');
    expect(/data-figure="outside.entries">(\d+)</.exec(row)?.[1]).toBe(
      String(live.outside?.entries),
    );
    expect(row).not.toContain('hidden=""');
  });
});
