import { voidScans } from '../../src/operations/void-scans.ts';
import { asMember } from './acting.ts';
import { by } from './gate-day.ts';
import { enrol, newWorld, type Phone, type World } from './world.ts';

const MINUTE = 60_000;

/** An edition of its own, and phones at its first two gates. */
export async function twoPhones(): Promise<{ world: World; first: Phone; second: Phone }> {
  const world = await newWorld();
  return { world, first: await enrol(world, 1), second: await enrol(world, 2) };
}

/** From so many minutes ago until so many minutes ago, ms. */
export function minutesAgo(from: number, to: number, now = Date.now()) {
  return { from: now - from * MINUTE, to: now - to * MINUTE };
}

/** Takes out what a phone counted in those minutes; gives the number of scans. */
export function voidedOf(world: World, of: Phone, from: number, to: number): Promise<number> {
  const now = Date.now();
  return voidScans(asMember(by(world), now), { device: of.id, ...minutesAgo(from, to, now) });
}
