import type { DeviceView } from '../store/devices.ts';
import { phoneState, SILENT_MS } from './phone-state.ts';

/** A charge below which a phone will not see the end of the shift. */
const LOW_CHARGE = 0.15;

/** Whether somebody has to look after a phone: it is silent, keeps scans back, or is nearly empty. */
export function isInTrouble(device: DeviceView, began: number, now: number): boolean {
  const state = phoneState(device, began, now);
  if (state === 'silent') return true;
  if (state !== 'on_duty') return device.queued > 0 && state !== 'revoked';
  const keepsBack = device.queued > 0 && now - (device.oldest ?? now) > SILENT_MS;
  const charge = device.health?.battery ?? 1;
  return keepsBack || charge < LOW_CHARGE;
}
