import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Mint } from './edition.ts';
import { GateServer } from './server.ts';
import { Time } from './time.ts';
import { Handset, seeded } from './world.ts';

export interface OnePhone {
  time: Time;
  server: GateServer;
  own: Handset;
  phone: Phone;
}

/** A phone at gate 1 and its server, which is made ready before the phone is enrolled. */
export async function onePhone(
  mint: Mint,
  makeReady: (server: GateServer, now: number) => void = () => undefined,
): Promise<OnePhone> {
  const time = new Time();
  const server = new GateServer(mint, () => time.now);
  makeReady(server, time.now);
  const own = new Handset('phone', 1, time, server, seeded(1));
  return { time, server, own, phone: await own.start() };
}
