import { describe, expect, it } from 'vitest';
import { isInTrouble } from '../../src/console/gates/phone-trouble.ts';
import type { DeviceView } from '../../src/store/gates/devices.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2027-05-13T12:00:00Z');
const BEGAN = NOW - 240 * MINUTE;

const phone = (change: Partial<DeviceView> = {}): DeviceView => ({
  id: 'p',
  name: '2-07',
  gate: 2,
  state: 'active',
  last_seen: NOW - 1_000,
  queued: 0,
  oldest: null,
  signed_off: false,
  set_aside: false,
  health: { battery: 0.8, version: '1', own_hold: null },
  handed_in_at: null,
  ...change,
});
const inTrouble = (change?: Partial<DeviceView>) => isInTrouble(phone(change), BEGAN, NOW);

describe('a phone that somebody has to look after', () => {
  it('is not one in touch, with little to send and a full battery', () => {
    expect(inTrouble()).toBe(false);
    expect(inTrouble({ health: null })).toBe(false);
    expect(inTrouble({ queued: 4, oldest: NOW - MINUTE })).toBe(false);
  });

  it('is silent, keeps scans back, or is nearly empty', () => {
    expect(inTrouble({ last_seen: NOW - 2 * MINUTE })).toBe(true);
    expect(inTrouble({ queued: 1, oldest: NOW - 4 * MINUTE })).toBe(true);
    expect(inTrouble({ health: { battery: 0.1, version: '1', own_hold: null } })).toBe(true);
  });

  it('is one that is waited for no more and holds scans, unless it was revoked', () => {
    expect(inTrouble({ set_aside: true })).toBe(false);
    expect(inTrouble({ set_aside: true, queued: 2 })).toBe(true);
    expect(inTrouble({ state: 'revoked', queued: 2 })).toBe(false);
  });
});
