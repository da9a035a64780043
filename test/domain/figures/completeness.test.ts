import { describe, expect, it } from 'vitest';
import {
  completenessOf,
  type DaySpan,
  type DutyPhone,
  latePhones,
} from '../../../src/domain/figures/completeness.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A day from 4 to 4, open from 10 to 20; hours since it began. */
const at = (hours: number) => hours * HOUR;
const span = (now: number): DaySpan => ({ began: 0, end: DAY, opens: at(6), closes: at(16), now });
const EVENING = span(at(17));
const NEXT_DAY = span(DAY + at(8));

const phone = (change: Partial<DutyPhone> = {}): DutyPhone => ({
  id: 'a',
  gate: 1,
  gates: [1],
  last_seen: at(16),
  queued: 0,
  oldest: null,
  signed_off: false,
  set_aside: false,
  revoked: false,
  handed_in: false,
  ...change,
});

const SIGNED_OFF = phone({ signed_off: true });

describe('how complete a day is', () => {
  it('is up to now where no phone was on duty', () => {
    const nobody = { phones: 0, handed_in: 0, unsent: 0, gates: [] };
    expect(completenessOf([], EVENING)).toEqual({ complete_to: at(17), ...nobody });
    const idle = phone({ gates: [], last_seen: null });
    expect(completenessOf([idle], EVENING)).toMatchObject(nobody);
  });

  it('is whole when each phone signed off with nothing left', () => {
    expect(completenessOf([SIGNED_OFF], EVENING)).toEqual({
      complete_to: at(17),
      phones: 1,
      handed_in: 1,
      unsent: 0,
      gates: [{ gate: 1, phones: 1, handed_in: 1, complete_to: at(17), missing_minutes: 0 }],
    });
  });

  it('is up to the oldest scan that a phone holds, and says by gate what may be missing', () => {
    const holds = phone({ gates: [2], signed_off: true, queued: 30, oldest: at(14) });
    expect(completenessOf([SIGNED_OFF, holds], EVENING)).toMatchObject({
      complete_to: at(14),
      phones: 2,
      handed_in: 1,
      unsent: 30,
      gates: [
        { gate: 1, handed_in: 1, missing_minutes: 0 },
        { gate: 2, handed_in: 0, complete_to: at(14), missing_minutes: 120 },
      ],
    });
  });

  it('is up to the last contact of a phone that fell silent, and misses no minute after closing', () => {
    const silent = completenessOf([phone({ last_seen: at(15) })], EVENING);
    expect(silent).toMatchObject({ complete_to: at(15), gates: [{ missing_minutes: 60 }] });
    const late = completenessOf([phone({ last_seen: at(16.5) })], EVENING);
    expect(late).toMatchObject({ complete_to: at(16.5), gates: [{ missing_minutes: 0 }] });
  });

  it('does not wait for what was set aside or revoked, and does not call it complete', () => {
    for (const change of [{ set_aside: true }, { revoked: true }]) {
      const gone = phone({ ...change, last_seen: at(10), queued: 4, oldest: at(9) });
      expect(completenessOf([SIGNED_OFF, gone], EVENING)).toMatchObject({
        complete_to: at(17),
        phones: 2,
        handed_in: 1,
        unsent: 4,
        gates: [{ missing_minutes: 420 }],
      });
    }
    const given = phone({ revoked: true, handed_in: true, last_seen: at(10) });
    expect(completenessOf([given], EVENING)).toMatchObject({ phones: 1, handed_in: 1 });
  });

  it('counts a phone once that stood at two gates', () => {
    const moved = phone({ gates: [1, 3], gate: 3 });
    const { phones, gates } = completenessOf([moved], NEXT_DAY);
    expect(phones).toBe(1);
    expect(gates.map(({ gate }) => gate)).toEqual([1, 3]);
  });
});

describe('a day long past', () => {
  it('is whole for a phone that was seen later, whatever it holds of later days', () => {
    const later = phone({ last_seen: DAY + at(7), queued: 9, oldest: DAY + at(6) });
    expect(completenessOf([later], NEXT_DAY)).toMatchObject({
      complete_to: DAY,
      phones: 1,
      handed_in: 1,
      unsent: 0,
    });
  });

  it('waits for a phone that came back with scans of it', () => {
    const back = phone({ gates: [], last_seen: DAY + at(7), queued: 9, oldest: at(11) });
    expect(completenessOf([back], NEXT_DAY)).toMatchObject({
      complete_to: at(11),
      phones: 1,
      handed_in: 0,
      unsent: 9,
    });
  });

  it('waits for a phone that never came back', () => {
    expect(completenessOf([phone()], NEXT_DAY)).toMatchObject({
      complete_to: at(16),
      handed_in: 0,
    });
  });

  it('had no phone that was used on later days alone', () => {
    const later = phone({ gates: [], last_seen: DAY + at(7) });
    expect(completenessOf([later], NEXT_DAY)).toMatchObject({ phones: 0, complete_to: DAY });
  });
});

describe('late phones', () => {
  it('are those that were silent or hold scans, set aside or not', () => {
    const fresh = phone({ last_seen: at(17) - 1_000 });
    const silent = phone({ last_seen: at(15) });
    const aside = phone({ last_seen: at(12), set_aside: true });
    expect(latePhones([SIGNED_OFF, fresh, silent, aside], EVENING, 60_000)).toBe(2);
  });
});
