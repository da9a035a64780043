import { describe, expect, it } from 'vitest';
import { MEMBER_ROLES, type Role } from '../../src/domain/roles.ts';
import { hasToDo, toDoOf, type Waiting } from '../../src/domain/to-do.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2027-05-13T12:00:00Z');
const EDITION = { answer_hours: { media: 24 } };

/** Something of everything. */
const ALL: Waiting = {
  requests: [
    { kind: 'media', n: 2, since: NOW - 5 * HOUR },
    { kind: 'school', n: 0, since: 0 },
    { kind: 'guest', n: 1, since: NOW - 20 * HOUR },
  ],
  conflicts: [
    { day: 1, n: 3 },
    { day: 2, n: 4 },
    { day: 3, n: 0 },
  ],
  silent: 2,
  counted_at: NOW - 3 * HOUR,
  unreleased: [1, 2],
  steps: 5,
};
const NONE: Waiting = { requests: [], conflicts: [], silent: 0, counted_at: null, steps: 0 };

const whats = (role: Role, waiting: Waiting = ALL) =>
  toDoOf(role, EDITION, waiting, NOW).map(({ what }) => what);

describe('what is to do', () => {
  it('is only what the role may do', () => {
    const all = ['requests', 'conflicts', 'silent', 'count', 'unreleased', 'steps'];
    expect(whats('owner')).toEqual(all);
    expect(whats('organizer')).toEqual(all);
    expect(whats('safety')).toEqual(['silent', 'count']);
    expect(whats('communication')).toEqual(['requests']);
    for (const role of ['gate', 'desk', 'privacy', 'viewer'] as const) {
      expect(whats(role)).toEqual([]);
    }
  });

  it('is a list of its own only for a role that can have something in it', () => {
    for (const role of MEMBER_ROLES) expect(hasToDo(role)).toBe(whats(role).length > 0);
  });

  it('has no line for what does not wait', () => {
    for (const role of MEMBER_ROLES) expect(whats(role, NONE)).toEqual([]);
    expect(whats('owner', { ...NONE, conflicts: [{ day: 1, n: 0 }] })).toEqual([]);
    expect(whats('owner', { ...NONE, counted_at: NOW - HOUR })).toEqual([]);
  });

  it('leads to the request that is to be answered first, not to the oldest', () => {
    // The press is answered within a day, guests within three.
    expect(toDoOf('owner', EDITION, ALL, NOW)[0]).toEqual({
      ...{ what: 'requests', n: 3, kind: 'media', alone: false },
      ...{ since: NOW - 5 * HOUR, by: NOW + 19 * HOUR },
    });
    const alone = { ...NONE, requests: ALL.requests.slice(1) };
    expect(toDoOf('owner', EDITION, alone, NOW)).toMatchObject([{ kind: 'guest', alone: true }]);
  });

  it('leads to the latest day on which somebody was admitted twice', () => {
    expect(toDoOf('owner', EDITION, { ...NONE, conflicts: ALL.conflicts }, NOW)).toEqual([
      { what: 'conflicts', day: 2, n: 4 },
    ]);
  });
});
