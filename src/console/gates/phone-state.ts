import { SILENT_MS } from '../../domain/attendance.ts';
import type { DeviceView } from '../../store/gates/devices.ts';

export type PhoneState = 'on_duty' | 'silent' | 'unseen' | 'signed_off' | 'set_aside' | 'revoked';

/**
 * How a phone affects the completeness of the figures, at an instant (ms) of a day that began at
 * `began`: one that was not seen since then is not waited for.
 */
export function phoneState(device: DeviceView, began: number, now: number): PhoneState {
  if (device.state === 'revoked') return 'revoked';
  if (device.set_aside) return 'set_aside';
  if (device.signed_off && device.queued === 0) return 'signed_off';
  if (device.last_seen === null || device.last_seen < began) return 'unseen';
  return now - device.last_seen > SILENT_MS ? 'silent' : 'on_duty';
}
