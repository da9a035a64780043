import { describe, expect, it } from 'vitest';
import { crowdOf } from '../../src/domain/gate-crowd.ts';

const SITE = { capacity: 36_000, busy: 18_000, hold: 36_000, alert: 54_000, emergency: 72_000 };

describe('the state of a gate in a word', () => {
  it.each([
    ['open', { state: 'open' }, 0, null],
    ['open', { state: 'open', per_minute: 500, lanes: 1 }, 0, null],
    ['open', { state: 'open', per_minute: 52, lanes: 10 }, 0, SITE],
    ['busy', { state: 'open', per_minute: 54, lanes: 10 }, 0, SITE],
    ['busy', { state: 'open', per_minute: 0, lanes: 10 }, 18_000, SITE],
    ['full', { state: 'open', per_minute: 54, lanes: 10 }, 36_000, SITE],
    ['open', { state: 'open' }, 1_000_000, null],
    ['held', { state: 'held', per_minute: 54, lanes: 10 }, 40_000, SITE],
    ['closed', { state: 'closed' }, 40_000, SITE],
  ] as const)('is %s for %j with %d people inside', (crowd, gate, inside, site) => {
    expect(crowdOf(gate, inside, site)).toBe(crowd);
  });
});
