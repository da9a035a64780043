import type { Locale } from '../../domain/kinds.ts';
import { dayNumberAt } from '../../domain/presence.ts';
import type { Env } from '../../env.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import { supervisorCode } from '../../store/keys/supervisor-code.ts';
import type { PhoneCode } from './supervisor-panel.tsx';

/** Today's codes of the phones in service, gate by gate. */
export async function codesOf(
  env: Env,
  of: { edition: StoredEdition; devices: readonly DeviceView[]; locale: Locale },
  now: number,
): Promise<PhoneCode[] | null> {
  const { edition, devices, locale } = of;
  if (edition.data_key === null) return null;
  const day = dayNumberAt(edition, now);
  const codes = devices
    .filter(({ state }) => state === 'active')
    .map(async ({ id, name, gate }) => ({
      phone: name,
      gate: edition.gates.find((one) => one.number === gate)?.name[locale] ?? '',
      code: (await supervisorCode(env.SECRET_KEY, edition, { device: id, day }, now)) ?? '',
    }));
  return Promise.all(codes);
}
