import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCounts,
  COUNT_NAMES,
  type Counts,
  completeTo,
  type DeviceContact,
  isNothing,
  noCounts,
  onDuty,
  peopleInside,
} from '../../src/domain/attendance.ts';
import { HOUR, NOON, OPENING } from './open-day.ts';

const counts: fc.Arbitrary<Counts> = fc.record({
  entries: fc.integer(),
  exits: fc.integer(),
  re_entries: fc.integer(),
  walk_ins: fc.integer(),
  parties: fc.integer(),
  children: fc.integer(),
  crew_in: fc.integer(),
  crew_out: fc.integer(),
});

describe('counts', () => {
  it('add up whatever the order, and what is taken back leaves nothing', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const sum = addCounts(addCounts(noCounts(), a), b);
        expect(sum).toEqual(addCounts(addCounts(noCounts(), b), a));
        const back = noCounts();
        for (const name of COUNT_NAMES) back[name] = -sum[name];
        expect(isNothing(addCounts(sum, back))).toBe(true);
      }),
    );
  });

  it('are something as soon as one of them is', () => {
    for (const name of COUNT_NAMES) expect(isNothing({ ...noCounts(), [name]: -1 })).toBe(false);
  });
});

describe('people inside', () => {
  it('are what came in − what went out, from nobody at opening', () => {
    expect(peopleInside(null, 12)).toBe(12);
  });

  it('go on from a count made by eye', () => {
    const anchor = { id: 'a', at: NOON, people: 250 };
    expect(peopleInside(anchor, 12)).toBe(262);
    expect(peopleInside(anchor, -12)).toBe(238);
  });

  it('are never fewer than nobody', () => {
    expect(peopleInside(null, -3)).toBe(0);
    expect(peopleInside({ id: 'a', at: NOON, people: 2 }, -3)).toBe(0);
  });
});

function contact(change: Partial<DeviceContact> = {}): DeviceContact {
  return {
    last_seen: NOON,
    queued: 0,
    oldest: null,
    signed_off: false,
    set_aside: false,
    ...change,
  };
}

describe('a device on duty', () => {
  it('was seen since the day began', () => {
    expect(onDuty(contact(), OPENING)).toBe(true);
    expect(onDuty(contact({ last_seen: OPENING }), OPENING)).toBe(true);
    expect(onDuty(contact({ last_seen: OPENING - 1 }), OPENING)).toBe(false);
    expect(onDuty(contact({ last_seen: null }), OPENING)).toBe(false);
  });

  it('is let go when it signs off with nothing left to send', () => {
    expect(onDuty(contact({ signed_off: true }), OPENING)).toBe(false);
    expect(onDuty(contact({ signed_off: true, queued: 3 }), OPENING)).toBe(true);
  });

  it('is let go when an organizer sets it aside, whatever it holds', () => {
    expect(onDuty(contact({ set_aside: true, queued: 3 }), OPENING)).toBe(false);
  });
});

describe('the instant up to which the figures are complete', () => {
  const now = NOON + HOUR;
  const complete = (...devices: DeviceContact[]) => completeTo(devices, OPENING, now);

  it('is now when nobody is on duty', () => {
    expect(complete()).toBe(now);
    expect(complete(contact({ set_aside: true, queued: 9, oldest: OPENING }))).toBe(now);
    expect(complete(contact({ signed_off: true }))).toBe(now);
  });

  it('is the last contact of the device that was silent longest', () => {
    expect(complete(contact({ last_seen: NOON + 1 }), contact(), contact())).toBe(NOON);
  });

  it('is the oldest unsent scan of a device that has any', () => {
    const waiting = contact({ last_seen: now, queued: 2, oldest: OPENING + 1 });
    expect(complete(contact(), waiting)).toBe(OPENING + 1);
  });

  it('is the last contact of a device that does not say how old its queue is', () => {
    expect(complete(contact({ queued: 2 }))).toBe(NOON);
  });

  it('forgets an oldest scan that was sent', () => {
    expect(complete(contact({ queued: 0, oldest: OPENING }))).toBe(NOON);
  });

  it('is never later than now', () => {
    expect(complete(contact({ last_seen: now + HOUR }))).toBe(now);
  });
});
