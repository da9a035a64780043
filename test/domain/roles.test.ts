import { describe, expect, it } from 'vitest';
import {
  ACTORS_WITHOUT_ROLE,
  grantableBy,
  MEMBER_ROLES,
  may,
  PERMISSIONS,
} from '../../src/domain/roles.ts';

const actors = [...MEMBER_ROLES, ...ACTORS_WITHOUT_ROLE];

describe('the table of permissions', () => {
  it.each(Object.entries(PERMISSIONS))(
    '%s is somebody’s, and named once for each',
    (_, allowed) => {
      expect(allowed.length).toBeGreaterThan(0);
      expect(new Set(allowed).size).toBe(allowed.length);
      expect(allowed.every((one) => actors.some((actor) => actor === one))).toBe(true);
    },
  );

  it('gives a role no less than to those who only look', () => {
    for (const [permission, allowed] of Object.entries(PERMISSIONS)) {
      const roles: readonly string[] = allowed;
      if (!roles.includes('viewer')) continue;
      expect([permission, ...MEMBER_ROLES.filter((role) => !roles.includes(role))]).toEqual([
        permission,
      ]);
    }
  });

  it('lets nobody change anything who only looks', () => {
    expect(may('viewer', 'read_figures')).toBe(true);
    for (const permission of ['hold_gate', 'correct_figures', 'invite_member'] as const) {
      expect(may('viewer', permission)).toBe(false);
    }
  });
});

describe('a role that is handed out', () => {
  it('is none that the giver does not hold', () => {
    expect(grantableBy('owner')).toEqual(MEMBER_ROLES);
    expect(grantableBy('organizer')).not.toContain('owner');
    for (const role of ['safety', 'gate', 'desk', 'viewer'] as const) {
      expect(grantableBy(role)).toEqual([]);
    }
  });
});
