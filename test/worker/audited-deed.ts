import { env } from 'cloudflare:workers';
import { asMember } from './acting.ts';
import type { World } from './world.ts';

/** Prepares an edition, and gives the deed itself: done twice, it is the same form sent twice. */
export type Deed = (world: World) => Promise<() => Promise<unknown>>;

/** The key of the form that is sent twice. */
export const KEY = 'the-key-of-a-form';
export const HOUR = 3_600_000;

export const who = ({ number }: World) => asMember({ event: number, id: 'somebody' });
export const invitee = () => ({ actor: 'invitee', env, now: Date.now(), request: null }) as const;
