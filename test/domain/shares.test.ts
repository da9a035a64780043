import { describe, expect, it } from 'vitest';
import {
  keptPlaces,
  NO_SHARES,
  openPlaces,
  roomIn,
  type Shares,
  seated,
  shareOf,
  type WindowTally,
} from '../../src/domain/shares.ts';

const NOBODY = { school: 0, association: 0, media: 0, guest: 0, desk: 0 };
const SHARES: Shares = { ...NO_SHARES, kept: { school: 30, desk: 10 } };

/** A window of a hundred places: 30 for schools, 10 for the desk, 60 for everybody. */
const WINDOW: WindowTally = {
  capacity: 100,
  taken: 0,
  kept: keptPlaces(100, SHARES),
  taken_by: NOBODY,
  openings: null,
};

describe('the places of a window', () => {
  it('are kept in whole places: nobody is promised a part of one', () => {
    expect(keptPlaces(99, { kept: { school: 30, media: 1 } })).toEqual({
      ...NOBODY,
      school: 29,
      media: 0,
    });
    expect(keptPlaces(0, SHARES)).toEqual(NOBODY);
  });

  it('are everybody’s where none are kept', () => {
    const all = { ...WINDOW, kept: NOBODY };
    expect(roomIn(all, null, 0)).toBe(100);
    expect(roomIn(seated(all, 'school', 40), null, 0)).toBe(60);
  });

  it('that are kept are given to nobody else', () => {
    expect(roomIn(WINDOW, null, 0)).toBe(60);
    expect(roomIn(seated(WINDOW, null, 60), null, 0)).toBe(0);
    expect(roomIn(seated(WINDOW, null, 60), 'desk', 0)).toBe(10);
    expect(roomIn(seated(WINDOW, null, 60), 'school', 0)).toBe(30);
    expect(roomIn(seated(WINDOW, null, 60), 'media', 0)).toBe(0);
  });

  it('are taken of one’s own share first, then of what everybody shares', () => {
    expect(roomIn(WINDOW, 'school', 0)).toBe(90);
    const full = seated(WINDOW, 'school', 90);
    expect(roomIn(full, 'school', 0)).toBe(0);
    expect(roomIn(full, null, 0)).toBe(0);
    expect(roomIn(full, 'desk', 0)).toBe(10);
    expect(roomIn(seated(WINDOW, 'school', 20), null, 0)).toBe(60);
  });

  it('are never more than are left, whatever the shares became', () => {
    const crowded = seated(WINDOW, null, 95);
    expect(roomIn(crowded, 'school', 0)).toBe(5);
    expect(roomIn(crowded, null, 0)).toBe(0);
  });
});

describe('places that open by and by', () => {
  const shares: Shares = {
    kept: { desk: 10 },
    openings: [
      { from: '2027-05-01T10:00', percent: 40 },
      { from: '2027-05-10T10:00', percent: 70 },
    ],
    same_day: { from: '08:00', percent: 100 },
  };
  const instant = (local: string) => Date.parse(`${local}:00Z`);
  const openings = openPlaces(100, shares, '2027-05-13', instant);
  const window: WindowTally = { ...WINDOW, kept: keptPlaces(100, shares), openings };
  const at = (local: string) => roomIn(window, null, instant(local));

  it('are none before the first, then as many as each row says, the day’s own share last', () => {
    expect(at('2027-05-01T09:59')).toBe(0);
    expect(at('2027-05-01T10:00')).toBe(40);
    expect(at('2027-05-12T10:00')).toBe(70);
    expect(at('2027-05-13T07:59')).toBe(70);
    expect(at('2027-05-13T08:00')).toBe(90);
  });

  it('do not keep a share from those it is for', () => {
    expect(roomIn(window, 'desk', instant('2027-04-01T10:00'))).toBe(10);
  });

  it('that were open once stay open', () => {
    const early = openPlaces(100, shares, '2027-05-05', instant);
    expect(early?.map(([, places]) => places)).toEqual([40, 100, 70]);
    const room = roomIn({ ...window, openings: early }, null, instant('2027-05-11T10:00'));
    expect(room).toBe(90);
  });

  it('are all open where nothing says otherwise', () => {
    expect(openPlaces(100, NO_SHARES, '2027-05-13', instant)).toBeNull();
  });
});

describe('the share of a party', () => {
  it('is the desk’s for all who are registered there, else that of its kind', () => {
    expect(shareOf('school', false)).toBe('school');
    expect(shareOf('family', false)).toBeNull();
    expect(shareOf('individual', true)).toBe('desk');
    expect(shareOf('guest', true)).toBe('desk');
  });
});
