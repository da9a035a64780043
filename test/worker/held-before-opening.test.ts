import { describe, expect, it } from 'vitest';
import type { EditionPlan } from '../../src/store/editions/create-edition.ts';
import { submit } from './desk.ts';
import { open } from './forms.ts';
import { daysWith, newWorld, registered, signIn, type World } from './world.ts';

const MINUTE = 60_000;

/** An edition whose site is held, with a registration for its first day. */
async function heldWorld(days: EditionPlan['days']) {
  const world = await newWorld({ days });
  const { registration, tickets } = await registered(world, {
    slot: String(days[0]?.slots[0]?.number),
  });
  const hold = { gate: 'site', kind: 'hold', reason: 'crowd' };
  const answer = await submit(`/console/${world.slug}/gates/hold`, hold, await signIn(world));
  expect(answer.status).toBe(303);
  return { world, manage: registration.manage_url, ticket: tickets[0]?.url ?? '' };
}

/** Which pages for visitors say that gates are held. */
async function saying({ world, manage, ticket }: Awaited<ReturnType<typeof heldWorld>>) {
  const paths = {
    event: `/fr/${world.slug}`,
    ticket: new URL(ticket).pathname,
    manage: new URL(manage).pathname,
    welcome: `${new URL(manage).pathname}?new=1`,
  };
  const found: string[] = [];
  for (const [name, path] of Object.entries(paths)) {
    if ((await open(path)).html.includes('class="holds"')) found.push(name);
  }
  return found;
}

const figures = async ({ slug }: World) => (await open(`/fr/${slug}`)).html.includes('data-live=');

describe('a hold', () => {
  it('is said on the first day before its gates open, too, and no figures yet', async () => {
    const [today, ...later] = daysWith();
    if (!today) throw new Error('no day');
    const opens_at = Date.now() + 10 * MINUTE;
    const held = await heldWorld([{ ...today, opens_at }, ...later]);
    expect(await saying(held)).toEqual(['event', 'ticket', 'manage', 'welcome']);
    expect(await figures(held.world)).toBe(false);
  });

  it('is said while they are open', async () => {
    const [today, ...later] = daysWith();
    if (!today) throw new Error('no day');
    const held = await heldWorld([{ ...today, opens_at: Date.now() - MINUTE }, ...later]);
    expect(await saying(held)).toEqual(['event', 'ticket', 'manage', 'welcome']);
    expect(await figures(held.world)).toBe(true);
  });

  it('is not said on the day before the first one', async () => {
    const held = await heldWorld(daysWith().slice(1));
    expect(await saying(held)).toEqual([]);
  });
});
