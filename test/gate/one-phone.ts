import { beforeAll, beforeEach } from 'vitest';
import type { Phone } from '../../src/client/gate/phone/phone.ts';
import { Mint } from './edition.ts';
import { GateServer } from './server.ts';
import { during, Time } from './time.ts';
import { Handset, seeded } from './world.ts';

/** What a test has to itself. Keys are made once, since signing is what takes time. */
interface OnePhone {
  readonly mint: Mint;
  readonly time: Time;
  readonly server: GateServer;
  /** The phone as a thing: its network, its disk, its clock. */
  readonly own: Handset;
  /** The page that is open on it. */
  phone: Phone;
  /** One request and its answer. */
  sync(): Promise<void>;
}

/**
 * A phone at gate 1 and its server for each test of the file or group that calls it, the server made
 * ready before the phone is enrolled.
 */
export function onePhone(
  makeReady: (server: GateServer, now: number) => void = () => undefined,
): OnePhone {
  let mint: Mint | undefined;
  let made: Omit<OnePhone, 'mint' | 'sync'> | undefined;
  const ready = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error('no test has begun');
    return what;
  };
  beforeAll(async () => {
    mint = await Mint.open();
  });
  beforeEach(async () => {
    const time = new Time();
    const server = new GateServer(ready(mint), () => time.now);
    makeReady(server, time.now);
    const own = new Handset('phone', 1, time, server, seeded(1));
    made = { time, server, own, phone: await own.start() };
  });
  return {
    get mint() {
      return ready(mint);
    },
    get time() {
      return ready(made).time;
    },
    get server() {
      return ready(made).server;
    },
    get own() {
      return ready(made).own;
    },
    get phone() {
      return ready(made).phone;
    },
    set phone(opened) {
      ready(made).phone = opened;
    },
    sync: () => during(ready(made).time, ready(made).phone.sync.run()),
  };
}
