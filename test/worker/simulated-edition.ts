import type { WireScan } from '../../src/contract/requests/scan.ts';
import { voidScans } from '../../src/operations/void-scans.ts';
import { dice } from '../dice.ts';
import { asMember } from './acting.ts';
import { by, editionOf, showed, wrongSecret } from './gate-day.ts';
import {
  asScan,
  enrol,
  newWorld,
  openDays,
  type Phone,
  registered,
  sendScans,
  vouchedFor,
  type World,
} from './world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

type Sent = Partial<WireScan> & { readonly phone: Phone };

export interface Simulated {
  readonly world: World;
  readonly phones: readonly Phone[];
}

/**
 * An edition on its third day, whose phones were offline for most of it: parties in parts, in and out and
 * on other days than their own, places given twice, exits beyond who was inside, overrides, typed codes
 * with wrong digits, crew, free flow, estimated minutes, counts by eye, undos, scans taken out, and
 * all of it handed in in no order.
 */
export async function simulatedEdition(seed: number): Promise<Simulated> {
  const roll = dice(seed);
  const now = Date.now();
  const world = await newWorld({ days: openDays(now - 2 * DAY).days });
  const edition = await editionOf(world);
  const phones = [
    await enrol(world, 1),
    await enrol(world, 1),
    await enrol(world, 2),
    await enrol(world, 3),
  ];
  const codes: { token: string; code: string }[] = [];
  for (const day of [3, 3, 3, 3, 3, 3, 4, 4, 5]) {
    const slot = edition.days.find(({ number }) => number === day)?.slots.at(-1)?.number;
    const party = { adults: 1 + roll(3), children: roll(4) };
    const { tickets } = await registered(world, { slot: String(slot), party });
    codes.push(...tickets);
  }
  for (const [kind, day] of [
    ['school', 3],
    ['school', 4],
    ['association', 3],
  ] as const) {
    const slot = edition.days.find(({ number }) => number === day)?.slots.at(-1)?.number;
    const pupils = { girls: 6 + roll(5), boys: 6 + roll(5) };
    const party = { adults: 4, coaches: 2, ...(kind === 'school' ? pupils : { children: 8 }) };
    const group = { slot: String(slot), kind, organisation: 'مدرسة', party };
    codes.push(...(await registered(world, await vouchedFor(world, group))).tickets);
  }
  const at = () =>
    new Date(now - roll(4) * roll(15 * 60) * MINUTE - roll(90) * MINUTE).toISOString();
  const ticket = (): Partial<WireScan> => {
    const { token, code } = codes[roll(codes.length)] ?? { token: '', code: '' };
    const typed = roll(8) === 0;
    const wrong = typed && roll(2) === 0;
    return {
      ticket: wrong ? wrongSecret(edition, code) : typed ? code : token,
      direction: roll(3) === 0 ? 'exit' : 'entry',
      ...showed(roll(9) === 0 ? 'refused' : 'admitted', 1 + roll(4)),
      ...(roll(6) === 0 && { override: 'the family waits outside' }),
      at: at(),
    };
  };
  const walkIn = (change: Partial<WireScan> = {}): Partial<WireScan> => ({
    type: 'walk_in',
    direction: roll(3) === 0 ? 'exit' : 'entry',
    people: 1 + roll(6),
    children: roll(2),
    at: at(),
    ...change,
  });
  const kinds = [
    ticket,
    ticket,
    ticket,
    walkIn,
    () => walkIn({ kind: 'crew' }),
    () => walkIn({ after: crypto.randomUUID() }),
    () => walkIn({ counted: 'estimated', people: 20 + roll(200) }),
    () => walkIn({ counted: 'free_flow', people: 20 + roll(200) }),
  ];
  const sent: Sent[] = Array.from({ length: 520 }, () => {
    const scan = asScan((kinds[roll(kinds.length)] ?? ticket)());
    return { ...scan, phone: phones[roll(phones.length)] ?? phones[0] } as Sent;
  });
  const [coming] = codes;
  for (let n = 0; n < 90; n++) {
    // In and out all day, at two gates: more than is kept beside a ticket.
    const direction = n % 2 === 0 ? 'entry' : 'exit';
    const when = new Date(now - (200 - n) * MINUTE).toISOString();
    const scan = asScan({
      ticket: coming?.token ?? '',
      direction,
      ...showed('admitted', 1),
      at: when,
    });
    sent.push({ ...scan, phone: phones[n % 3] } as Sent);
  }
  for (let n = 0; n < 9; n++) {
    const count = asScan({ type: 'count', people: roll(2_000), at: at() });
    sent.push({ ...count, ...(n > 6 && { zone: 'stands' }), phone: phones[0] } as Sent);
  }
  await handIn(shuffled(sent, roll), phones);
  const undos = sent
    .filter(() => roll(9) === 0)
    .map((scan) => {
      const when = new Date(Math.min(now, Date.parse(String(scan.at)) + roll(10) * MINUTE));
      return {
        ...asScan({ type: 'undo', scan: scan.id ?? '', at: when.toISOString() }),
        phone: scan.phone,
      };
    });
  await handIn(undos as Sent[], phones);
  const [, , third] = phones;
  const voided = { device: third?.id ?? '', from: now - 60 * MINUTE, to: now - 30 * MINUTE };
  await voidScans(asMember(by(world), now), voided);
  return { world, phones };
}

async function handIn(sent: readonly Sent[], phones: readonly Phone[]): Promise<void> {
  for (const phone of phones) {
    const own = sent.filter((one) => one.phone === phone).map(({ phone: _, ...scan }) => scan);
    for (let from = 0; from < own.length; from += 40) {
      const response = await sendScans(phone, own.slice(from, from + 40));
      if (response.status !== 200) throw new Error(await response.text());
    }
  }
}

function shuffled<T>(all: readonly T[], roll: (n: number) => number): T[] {
  const left = [...all];
  return all.map(() => left.splice(roll(left.length), 1)[0] as T);
}
