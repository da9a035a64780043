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
    [{ ...blank, slug: 'good-one', 'name.fr': '' }, 'name.ar'],
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
