import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { findEdition } from '../../src/store/editions/editions.ts';
import { openDesk, submit } from './desk.ts';
import { newWorld, request, signIn, type World } from './world.ts';

let world: World;
let cookie: string;
let page: string;
let slug: string;
beforeEach(async () => {
  world = await newWorld();
  cookie = await signIn(world, 'owner');
  page = `/console/${world.slug}/editions`;
  slug = `new-${crypto.randomUUID().slice(0, 8)}`;
});

const made = (name: string) => findEdition(env.DB, name);
const blank = { from: 'blank', 'name.ar': 'أيام', 'name.fr': 'Journées' };
const YEAR_MS = 31_536_000_000;
const nextYear = () => new Date(Date.now() + YEAR_MS).toISOString().slice(0, 10);

describe('an edition', () => {
  it('is made from nothing, and begins at its checklist', async () => {
    const answer = await submit(page, { ...blank, slug }, cookie);
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      `/console/${slug}/edition`,
    ]);
    expect(await made(slug)).toMatchObject({ status: 'draft', days: [], gates: [] });
    const checklist = await openDesk(`/console/${slug}/edition`, cookie);
    expect(checklist).toContain(`/console/${slug}/edition/days`);
    expect(await openDesk(page, cookie)).toContain(`href="/console/${slug}"`);
  });

  it('says before and after which languages its name needs', async () => {
    const english = `${cookie}; lang=en`;
    const form = await openDesk(page, english);
    expect(form).toContain('In Arabic and French at least.');
    for (const missing of ['ar', 'fr']) {
      const answer = await submit(page, { ...blank, [`name.${missing}`]: '', slug }, english);
      const html = await answer.text();
      expect(answer.status).toBe(422);
      const links = [...html.matchAll(/<li><a href="#([\w.]+)"/g)].map(([, field]) => field);
      expect(links).toEqual([`name.${missing}`]);
    }
  });

  it('is copied with its dates moved, and says what differs', async () => {
    const first = nextYear();
    const answer = await submit(page, { from: 'copy', slug, first }, cookie);
    expect(answer.status).toBe(303);
    const copy = await made(slug);
    expect(copy?.days[0]?.date).toBe(first);
    expect(await openDesk(`/console/${slug}/edition/differences`, cookie)).toContain(first);
    const original = await request(`/console/${world.slug}/edition/differences`, {
      headers: { Cookie: cookie },
    });
    expect(original.status).toBe(404);
  });

  it('is a file that holds it', async () => {
    const answer = await request(`/console/${world.slug}/edition/file`, {
      headers: { Cookie: cookie },
    });
    expect(answer.headers.get('Content-Disposition')).toContain(`${world.slug}.json`);
    expect(await answer.json()).toMatchObject({ slug: world.slug });
  });

  it.each([
    [{ ...blank, slug: 'Fès' }, 'blank.slug'],
    [{ ...blank, slug: 'a'.repeat(10_000) }, 'blank.slug'],
    [{ ...blank, slug: 'console' }, 'blank.slug'],
    [{ ...blank, slug: 'good-one', 'name.fr': '' }, 'name.fr'],
    [{ ...blank, slug: 'good-one', 'name.ar': 'س'.repeat(10_000) }, 'name.ar'],
    [{ from: 'copy', slug: 'good-one', first: 'tomorrow' }, 'copy.first'],
    [{ from: 'copy', slug: 'good-one', first: '2001-01-01' }, 'copy.first'],
    [{ from: 'copy', slug: '', first: '2030-01-01' }, 'copy.slug'],
  ])('is refused with its field: %.60j', async (typed, field) => {
    const answer = await submit(page, typed as Record<string, string>, cookie);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await made('good-one')).toBeNull();
  });

  it('has an address of its own', async () => {
    const answer = await submit(page, { ...blank, slug: world.slug }, cookie);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('href="#blank.slug"'),
    ]);
  });

  it('is made by those who organize alone', async () => {
    for (const role of ['safety', 'gate', 'desk', 'communication', 'privacy', 'viewer'] as const) {
      const other = await signIn(world, role);
      expect((await submit(page, { ...blank, slug }, other)).status).toBe(403);
      const { status } = await request(`/console/${world.slug}/edition/file`, {
        headers: { Cookie: other },
      });
      expect([role, status]).toEqual([role, 403]);
    }
  });
});

describe('the form of a new edition', () => {
  const slugIn = (html: string, id: string) =>
    new RegExp(`id="${id}"[^>]*`).exec(html)?.[0].match(/value="([^"]*)"/)?.[1];
  const city = { 'city.ar': 'فاس', 'city.fr': 'Fès' };
  const first = nextYear();
  const year = first.slice(0, 4);

  it('proposes a slug and a first day, which can be changed', async () => {
    const html = await openDesk(page, cookie);
    expect(slugIn(html, 'copy.slug')).toMatch(/^[a-z][a-z0-9-]*-20\d\d$/);
    expect(slugIn(html, 'copy.first')).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(slugIn(html, 'blank.first')).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('makes nothing without a slug, but shows one of the city and the year', async () => {
    const answer = await submit(page, { ...blank, ...city, first, days: '5', slug: '' }, cookie);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(slugIn(html, 'blank.slug')).toMatch(new RegExp(`^fes-${year}(-\\d+)?$`));
    expect(html).toContain('Journées');
  });

  it('has another one ready where a slug is taken', async () => {
    const answer = await submit(page, { ...blank, slug: world.slug }, cookie);
    expect(slugIn(await answer.text(), 'blank.slug')).toBe(`${world.slug.slice(0, 29)}-2`);
  });

  it('makes the city and five days in a row with it', async () => {
    await submit(page, { ...blank, ...city, first, days: '5', slug }, cookie);
    const edition = await made(slug);
    expect(edition).toMatchObject({ city: { fr: 'Fès' }, status: 'draft' });
    expect(edition?.days.map((day) => [day.number, day.opens, day.closes])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [n, '10:00', '20:00']),
    );
    expect(edition?.days[0]?.date).toBe(first);
    expect(edition?.registration.closes.slice(0, 10)).toBe(edition?.days[4]?.date);
  });

  it.each([
    [{ first: '2001-05-16', days: '5' }, 'blank.first'],
    [{ first: 'x', days: '5' }, 'blank.first'],
    [{ first, days: '99' }, 'blank.days'],
    [{ first, days: 'five' }, 'blank.days'],
    [{ first, days: '0' }, 'blank.days'],
  ])('refuses days that cannot be: %j', async (dates, field) => {
    const answer = await submit(page, { ...blank, ...dates, slug }, cookie);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await made(slug)).toBeNull();
  });
});
