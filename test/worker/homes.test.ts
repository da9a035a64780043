import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_ROLES, type Role } from '../../src/domain/roles.ts';
import { newWorld, request, signIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
});

/** Below the edition's own address. Whoever organizes goes by the hour: the board, or the evening. */
const HOMES: Readonly<Record<Role, RegExp>> = {
  owner: /^(\/days\/\d+\/close)?$/,
  organizer: /^(\/days\/\d+\/close)?$/,
  safety: /^$/,
  gate: /^\/gate$/,
  desk: /^\/desk$/,
  communication: /^\/notices$/,
  privacy: /^\/privacy$/,
  viewer: /^$/,
};

describe('the first page', () => {
  it.each(MEMBER_ROLES)('of %s is one that they may open', async (role) => {
    const cookie = await signIn(world, role);
    const headers = { Cookie: cookie };
    const first = await request('/console', { headers, redirect: 'manual' });
    const path = first.headers.get('Location') ?? '';
    expect(path.replace(`/console/${world.slug}`, '')).toMatch(HOMES[role]);
    expect((await request(path, { headers })).status).toBe(200);
  });
});
