import { enrol } from '../../src/client/gate/enrolment.ts';
import { Phone } from '../../src/client/gate/phone.ts';
import type {
  Chance,
  Change,
  Clock,
  Keys,
  Ports,
  ScansRequest,
  Sent,
  Store,
  Transport,
} from '../../src/client/gate/ports.ts';
import type { ScansAnswer } from '../../src/domain/scan.ts';
import { importPublicKey, verifyTicket } from '../../src/domain/token.ts';
import { OPENING } from './edition.ts';
import { MemoryStore } from './memory-store.ts';
import type { GateServer } from './server.ts';

/** Numbers that look random and are always the same (mulberry32). */
export function seeded(seed: number): Chance & { below(n: number): number } {
  let state = seed >>> 0;
  const float = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (n: number) =>
    Array.from({ length: n }, () => Math.floor(float() * 16).toString(16)).join('');
  return {
    float,
    below: (n) => Math.floor(float() * n),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

/** Time that passes only when told to. */
export class Time {
  now = OPENING;
  readonly #timers: { at: number; ring: () => void }[] = [];

  sleep(ms: number): Promise<void> {
    return new Promise((ring) => this.#timers.push({ at: this.now + ms, ring }));
  }

  /** Lets `ms` pass, ringing what falls due in order, and everything that follows from it. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settled();
    for (;;) {
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers[0];
      if (!next || next.at > end) break;
      this.#timers.shift();
      this.now = Math.max(this.now, next.at);
      next.ring();
      await settled();
    }
    this.now = end;
  }
}

/** Lets every promise that can go on go on. */
export function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** What the network does to the next request. */
export type Fate = 'delivered' | 'cut' | 'answer lost';

export interface Line {
  /** One way, ms. */
  latency: number;
  fate: () => Fate;
}

/** One physical phone: what it holds survives the death of its page. */
export class Handset {
  readonly name: string;
  readonly gate: number;
  readonly disk = new MemoryStore();
  readonly line: Line = { latency: 20, fate: () => 'delivered' };
  /** Device time − true time, ms. */
  offset = 0;
  requests: ScansRequest[] = [];
  /** Requests with this many scans or more are too large for what lies between. */
  tooLarge = Number.POSITIVE_INFINITY;
  /** The id of a scan that makes any request fail. */
  poison = '';
  readonly #time: Time;
  readonly #server: GateServer;
  readonly #chance: Chance;
  readonly #keys: Keys;
  #alive = { yes: true };

  constructor(
    name: string,
    gate: number,
    time: Time,
    server: GateServer,
    chance: Chance,
    keys: Keys = REAL_KEYS,
  ) {
    this.name = name;
    this.gate = gate;
    this.#time = time;
    this.#server = server;
    this.#chance = chance;
    this.#keys = keys;
  }

  /** Opens the page, and enrols the first time. */
  async start(): Promise<Phone> {
    this.#alive = { yes: true };
    const ports = this.#ports(this.#alive);
    const phone = await Phone.open(ports);
    if (phone.enrolled) return phone;
    const refusal = await enrol(ports, 'code', this.name);
    if (refusal) throw new Error(`could not enrol: ${refusal}`);
    return Phone.open(ports);
  }

  /** Ends the page at once: nothing that it had begun comes to an end. */
  kill(): void {
    this.#alive.yes = false;
  }

  #ports(alive: { yes: boolean }): Ports {
    const clock: Clock = {
      now: () => this.#time.now + this.offset,
      sleep: (ms) => this.#time.sleep(ms),
    };
    const store: Store = {
      load: () => this.disk.load(),
      commit: (change: Change) => (alive.yes ? this.disk.commit(change) : never()),
      wipe: () => this.disk.wipe(),
    };
    return {
      store,
      clock,
      random: this.#chance,
      keys: this.#keys,
      transport: this.#transport(alive),
    };
  }

  #transport(alive: { yes: boolean }): Transport {
    return {
      enrol: async () => ({ ok: true, answer: this.#server.enrol(this.name, this.gate) }),
      scans: async (request): Promise<Sent<ScansAnswer>> => {
        const { latency, fate } = this.line;
        const outcome = fate();
        const sent: ScansRequest = JSON.parse(JSON.stringify(request));
        this.requests.push(sent);
        await this.#time.sleep(latency);
        if (outcome === 'cut') return UNREACHABLE;
        const { scans } = sent;
        if (scans.length >= this.tooLarge) return { ok: false, why: 'too_large', retryAfter: null };
        const poisoned = scans.some((scan) => scan.id === this.poison);
        if (poisoned) return { ok: false, why: 'rejected', retryAfter: null };
        const answer = this.#server.scans(sent, this.name, this.gate);
        await this.#time.sleep(latency);
        if (!alive.yes) return never();
        return outcome === 'answer lost' ? UNREACHABLE : { ok: true, answer };
      },
    };
  }
}

/** The result of something that needs time to pass. */
export async function during<T>(time: Time, promise: Promise<T>): Promise<T> {
  let done = false;
  const finished = promise.finally(() => {
    done = true;
  });
  for (let steps = 0; !done; steps++) {
    if (steps > 10_000) throw new Error('it never ends');
    await settled();
    if (!done) await time.pass(5);
  }
  return finished;
}

const UNREACHABLE = { ok: false, why: 'unreachable', retryAfter: null } as const;
/** Of its own each time: whoever waits for one that all share is remembered for good. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

export const REAL_KEYS: Keys = {
  async verify(parsed, enrolment) {
    const key = enrolment.keys.find((one) => one.id === parsed.payload.keyId);
    return key ? verifyTicket(parsed, await importPublicKey(key.jwk)) : false;
  },
  newProof: async () => null,
};

/** For thousands of phones, whose tickets are all genuine. */
export const TRUSTING_KEYS: Keys = { verify: async () => true, newProof: async () => null };
