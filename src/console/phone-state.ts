import type { DeviceView } from '../store/devices.ts';

export type PhoneState = 'on_duty' | 'signed_off' | 'set_aside' | 'revoked';

/** What a phone is to the completeness of the figures. */
export function phoneState(device: DeviceView): PhoneState {
  if (device.state === 'revoked') return 'revoked';
  if (device.set_aside) return 'set_aside';
  return device.signed_off && device.queued === 0 ? 'signed_off' : 'on_duty';
}
