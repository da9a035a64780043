import { describe, expect, it } from 'vitest';
import { isSealDue } from '../../../src/domain/seal/due.ts';

const AT = (text: string) => Date.parse(text);
const turn = {
  timezone: 'Africa/Casablanca',
  day_ends: '04:00',
  archived: false,
  final: false,
  created_at: AT('2026-05-01T10:00:00Z'),
  began_at: AT('2026-05-14T03:01:00Z'),
};

describe('a walk over the log', () => {
  it.each([
    ['on the evening after', '2026-05-14T22:00:00Z', false],
    // Morocco is an hour ahead in May 2026: days end at 03:00 UTC.
    ['a moment before days end', '2026-05-15T02:59:59Z', false],
    ['as days end', '2026-05-15T03:00:00Z', true],
    ['in the afternoon after a night that was missed', '2026-05-15T15:00:00Z', true],
    ['many nights later', '2026-05-25T02:00:00Z', true],
  ])('%s is due or not', (_, now, due) => {
    expect(isSealDue(turn, AT(now))).toBe(due);
  });

  it('is not due on the day on which the edition was made', () => {
    const made = { ...turn, began_at: null };
    expect(isSealDue(made, AT('2026-05-01T23:00:00Z'))).toBe(false);
    expect(isSealDue(made, AT('2026-05-02T03:00:00Z'))).toBe(true);
  });

  it('is due once more as soon as the edition is archived', () => {
    const archived = { ...turn, archived: true };
    expect(isSealDue(archived, AT('2026-05-14T12:00:00Z'))).toBe(true);
    expect(isSealDue({ ...archived, final: true }, AT('2026-05-14T12:00:00Z'))).toBe(false);
  });

  it.each(['Africa/Casablanca', 'Europe/Paris', 'Pacific/Kiritimati', 'America/St_Johns'])(
    'is due once in each day of a year in %s',
    (timezone) => {
      let began_at = AT('2026-01-01T12:00:00Z');
      let walks = 0;
      for (let now = began_at; now < AT('2027-01-01T12:00:00Z'); now += 15 * 60_000) {
        if (!isSealDue({ ...turn, timezone, day_ends: '02:30', began_at }, now)) continue;
        expect(now).toBeGreaterThan(began_at);
        began_at = now;
        walks += 1;
      }
      expect(walks).toBe(365);
    },
  );
});
