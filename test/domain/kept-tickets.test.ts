import { describe, expect, it } from 'vitest';
import {
  KEPT_MOST,
  type KeptTicket,
  readKept,
  withoutTicket,
  withTicket,
} from '../../src/domain/kept-tickets.ts';

const path = (letter: string) => `/t/${letter.repeat(127)}`;
const ticket = (change: Partial<KeptTicket> = {}): KeptTicket => ({
  path: path('a'),
  event: 1,
  day: 2,
  from: '10:00',
  to: '12:00',
  ends: 1_000,
  ...change,
});

describe('the tickets that a phone remembers', () => {
  it('are read as they were stored', () => {
    const list = [ticket(), ticket({ path: path('b') })];
    expect(readKept(JSON.stringify(list))).toEqual(list);
    expect(readKept(null)).toEqual([]);
  });

  it.each([
    'null',
    '{}',
    '"x"',
    '[null, 1, "x", {}]',
    'not JSON',
    JSON.stringify([{ ...ticket(), path: 'javascript:alert(1)' }]),
    JSON.stringify([{ ...ticket(), path: `/r/${'a'.repeat(127)}` }]),
    JSON.stringify([{ ...ticket(), path: `//other.example${path('a')}` }]),
    JSON.stringify([{ ...ticket(), path: `${path('a')}?lang=fr` }]),
    JSON.stringify([{ ...ticket(), from: '<b>' }]),
    JSON.stringify([{ ...ticket(), ends: null }]),
    JSON.stringify([{ ...ticket(), day: 1.5 }]),
  ])('are none where something else is stored: %s', (stored) => {
    expect(readKept(stored)).toEqual([]);
  });

  it('stand once each, the earliest day first', () => {
    const later = ticket({ path: path('b'), day: 3, ends: 2_000 });
    const early = ticket({ path: path('c'), from: '08:00' });
    const list = [ticket(), later, early].reduce<KeptTicket[]>(withTicket, []);
    expect(list).toEqual([early, ticket(), later]);
    const moved = ticket({ day: 4, ends: 3_000 });
    expect(withTicket(list, moved)).toEqual([early, later, moved]);
    expect(withoutTicket(list, path('c'))).toEqual([ticket(), later]);
    expect(withoutTicket(list, path('z'))).toEqual(list);
  });

  it('are no more than a phone keeps', () => {
    const many = Array.from({ length: 40 }, () => ticket());
    expect(readKept(JSON.stringify(many))).toHaveLength(KEPT_MOST);
  });
});
