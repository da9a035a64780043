import { MINUTE_MS } from '../../domain/time.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import { phoneState } from './phone-state.ts';

/** A charge below which a phone will not last to the end of the shift. */
const LOW_CHARGE = 0.15;

/**
 * A phone in contact sends its scans at once: one that waits this long does not get through, ms.
 */
const KEEPS_BACK_MS = 3 * MINUTE_MS;

/** Whether a phone needs attention: it is silent, keeps scans back, or is nearly empty. */
export function isInTrouble(device: DeviceView, began: number, now: number): boolean {
  const state = phoneState(device, began, now);
  if (state === 'silent') return true;
  if (state !== 'on_duty') return device.queued > 0 && state !== 'revoked';
  const keepsBack = device.queued > 0 && now - (device.oldest ?? now) > KEEPS_BACK_MS;
  const charge = device.health?.battery ?? 1;
  return keepsBack || charge < LOW_CHARGE;
}
