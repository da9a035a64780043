import type { DeviceView } from '../../store/gates/devices.ts';

/** How many phones are in service at each gate, by its number. */
export function phonesByGate(devices: readonly DeviceView[]): Map<number, number> {
  const phones = new Map<number, number>();
  for (const { gate, state } of devices) {
    if (state === 'active') phones.set(gate, (phones.get(gate) ?? 0) + 1);
  }
  return phones;
}
