import type { Edition, Gate } from '../../domain/edition.ts';
import type { StoredEdition } from './editions.ts';

/** What a gate phone needs to decide offline. No name, no secret digit, no private key. */
export function eventForGate(edition: StoredEdition, publicUrl: string) {
  const { number, slug, name, timezone, gates, code_key, party_max, version } = edition;
  return {
    number,
    slug,
    name,
    timezone,
    gates: gates.map(gateForGate),
    code_key,
    party_max,
    version,
    host: new URL(publicUrl).host,
    days: edition.days.map(dayForGate),
    slots: edition.days.flatMap((day) =>
      day.slots.map((slot) => [slot.number, slot.day, slot.starts_at, slot.ends_at] as const),
    ),
    slot_times: edition.days.flatMap((day) =>
      day.slots.map((slot) => [slot.number, slot.from, slot.to] as const),
    ),
  };
}

function dayForGate({ number, date, opens_at, closes_at }: Edition['days'][number]) {
  return { number, date, opens_at, closes_at };
}

/** What a phone decides by and shows: where coaches stop is for those who wait for them. */
function gateForGate(gate: Gate): Omit<Gate, 'bays'> {
  const { number, name, kinds, step_free, position, sign, lanes, direction } = gate;
  return { number, name, kinds, step_free, position, sign, lanes, direction };
}
