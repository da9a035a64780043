import { Phone } from '../../src/client/gate/phone/phone.ts';
import type {
  Chance,
  Change,
  Clock,
  Keys,
  Ports,
  Refusal,
  RescueTransport,
  ScansRequest,
  Sent,
  Store,
  Transport,
} from '../../src/client/gate/ports.ts';
import { enrol } from '../../src/client/gate/sync/enrolment.ts';
import type { ScansAnswer } from '../../src/contract/answers/scans.ts';
import { importPublicKey, type ParsedToken, verifyTicket } from '../../src/domain/token.ts';
import { MemoryStore } from './memory-store.ts';
import type { GateServer } from './server.ts';
import { meanwhile, type Time } from './time.ts';

const HEX = '0123456789abcdef';

/** Numbers that look random and are always the same (mulberry32). */
export function seeded(seed: number): Chance & { below(n: number): number } {
  let state = seed >>> 0;
  const float = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (n: number) => {
    let text = '';
    for (let digit = 0; digit < n; digit++) text += HEX.charAt(Math.floor(float() * 16));
    return text;
  };
  return {
    float,
    below: (n) => Math.floor(float() * n),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

/** What the network does to the next request. */
type Fate = 'delivered' | 'cut' | 'answer lost';

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

  /** The way of what is not sent as scans; it ends with the page that is open now. */
  way(): RescueTransport {
    return this.#way(this.#alive);
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
      enrol: async () => ({ ok: true, answer: await this.#server.enrol(this.name, this.gate) }),
      scans: (request) => {
        const sent: ScansRequest = JSON.parse(JSON.stringify(request));
        this.requests.push(sent);
        return this.#travel(alive, () => this.#hear(sent));
      },
    };
  }

  #way(alive: { yes: boolean }): RescueTransport {
    const { desk } = this.#server;
    return {
      rescue: (rescued) =>
        this.#travel<{ kept_apart?: boolean }>(alive, async () => {
          const standing = desk.standing(this.name);
          if (standing === 'revoked_closed') return refused(standing);
          const answer = await desk.rescue(rescued);
          return answer ? { ok: true, answer } : refused('rejected');
        }),
      handIn: ({ scans, last }) =>
        this.#travel<{ taken: number }>(alive, async () => {
          const standing = desk.standing(this.name);
          if (standing === 'revoked_closed') return refused(standing);
          await desk.handIn(JSON.parse(JSON.stringify(scans)), last, this.name);
          return { ok: true, answer: { taken: scans.length } };
        }),
    };
  }

  async #hear(sent: ScansRequest): Promise<Sent<ScansAnswer>> {
    const { scans } = sent;
    if (scans.length >= this.tooLarge) return refused('too_large');
    if (scans.some((scan) => scan.id === this.poison)) return refused('rejected');
    const standing = this.#server.desk.standing(this.name);
    if (standing !== 'in service') return refused(standing);
    return { ok: true, answer: await this.#server.scans(sent, this.name, this.gate) };
  }

  /** There and back, unless the line or the page dies meanwhile. */
  async #travel<A>(
    alive: { yes: boolean },
    arrive: () => Sent<A> | Promise<Sent<A>>,
  ): Promise<Sent<A>> {
    const { latency, fate } = this.line;
    const outcome = fate();
    await this.#time.sleep(latency);
    if (outcome === 'cut') return refused('unreachable');
    const answer = await meanwhile(Promise.resolve(arrive()));
    await this.#time.sleep(latency);
    if (!alive.yes) return never();
    return outcome === 'answer lost' ? refused('unreachable') : answer;
  }
}

function refused(why: Refusal): Sent<never> {
  return { ok: false, why, retryAfter: null };
}

/** Of its own each time: whoever waits for one that all share is remembered for good. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

export const REAL_KEYS: Keys = {
  async verify(parsed, enrolment) {
    const key = enrolment.keys.find((one) => one.id === parsed.payload.keyId);
    return key ? meanwhile(verified(parsed, key.jwk)) : false;
  },
  newProof: async () => null,
};

async function verified(parsed: ParsedToken, jwk: JsonWebKey): Promise<boolean> {
  return verifyTicket(parsed, await importPublicKey(jwk));
}

/** For thousands of phones, whose tickets are all genuine. */
export const TRUSTING_KEYS: Keys = { verify: async () => true, newProof: async () => null };
