import { onDuty } from '../domain/attendance.ts';
import type { Edition } from '../domain/edition.ts';
import { dayBegan } from '../domain/presence.ts';
import type { DeviceView } from '../store/people.ts';
import type { PhonesBehind } from '../ui/board-text.ts';

/** A phone speaks every few seconds; after a minute without a word something is wrong. */
const SILENT_MS = 60_000;

export type PhoneState = 'on_duty' | 'signed_off' | 'set_aside' | 'revoked';

/** What a phone is to the completeness of the figures. */
export function phoneState(device: DeviceView): PhoneState {
  if (device.state === 'revoked') return 'revoked';
  if (device.set_aside) return 'set_aside';
  return device.signed_off && device.queued === 0 ? 'signed_off' : 'on_duty';
}

/** The phones on duty today, and those of them that the figures wait for. */
export function phonesBehind(
  devices: readonly DeviceView[],
  edition: Edition,
  now: number,
): PhonesBehind {
  const began = dayBegan(edition, now);
  const present = devices.filter((one) => one.state === 'active' && onDuty(one, began));
  const unsent = present.filter((one) => one.queued > 0);
  const silent = present.filter(
    (one) => one.queued === 0 && now - (one.last_seen ?? 0) > SILENT_MS,
  );
  return { on_duty: present.length, unsent: unsent.length, silent: silent.length };
}
