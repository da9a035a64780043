import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type {
  Chance,
  Clock,
  Keys,
  Ports,
  RescueTransport,
  ScansRequest,
  Store,
  Transport,
} from '../../src/client/gate/ports.ts';
import type { Change } from '../../src/client/gate/records.ts';
import type { Reply } from '../../src/client/gate/sync/read-reply.ts';
import { PROBLEMS, type ProblemCode } from '../../src/domain/problem.ts';
import { importPublicKey, type ParsedToken, verifyTicket } from '../../src/domain/token.ts';
import { MemoryStore } from './memory-store.ts';
import * as newest from './phone-core.ts';
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

/** The code that a phone runs, of one release. */
export type PhoneCore = typeof newest;

/** One physical phone: what it holds survives the death of its page. */
export class Handset {
  readonly name: string;
  readonly gate: number;
  readonly disk: MemoryStore;
  readonly line: Line = { latency: 20, fate: () => 'delivered' };
  /** Device time − true time, ms. */
  offset = 0;
  requests: ScansRequest[] = [];
  /** Requests with this many scans or more are too large for what lies between. */
  tooLarge = Number.POSITIVE_INFINITY;
  /** The id of a scan that makes any request fail. */
  poison = '';
  /** Its page is of a release that the service names as too old, until it is renewed. */
  tooOld = false;
  /** What a newer service would say in place of an answer. */
  retold: (answer: unknown) => unknown = (answer) => answer;
  /** The code that its page runs: another one from the next start on. */
  core: PhoneCore;
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
    core: PhoneCore = newest,
  ) {
    this.core = core;
    this.disk = new MemoryStore(core.FRESH);
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
    const phone = await this.core.Phone.open(ports);
    if (phone.enrolled) return phone;
    const refusal = await this.core.enrol(ports, 'code', this.name);
    if (refusal) throw new Error(`could not enrol: ${refusal}`);
    return this.core.Phone.open(ports);
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
    const { core } = this;
    return {
      enrol: async () => {
        const answer = await this.#server.enrol(this.name, this.gate);
        return core.readReply('enrol', said(201, this.retold(answer)));
      },
      scans: async (request) => {
        const sent: ScansRequest = JSON.parse(JSON.stringify(request));
        this.requests.push(sent);
        return core.readReply('scans', await this.#travel(alive, () => this.#hear(sent)));
      },
    };
  }

  #way(alive: { yes: boolean }): RescueTransport {
    const { desk } = this.#server;
    const { core } = this;
    const unlessClosed = (answer: () => Promise<Reply>) =>
      this.#travel(alive, async () => {
        const standing = desk.standing(this.name);
        return standing === 'revoked_closed' ? revoked('closed') : answer();
      });
    return {
      rescue: async (rescued) => {
        const reply = await unlessClosed(async () => {
          const answer = await desk.rescue(rescued);
          return answer
            ? said(200, this.retold({ results: [], ...answer }))
            : problem('rescue_invalid');
        });
        return core.readReply('rescue', reply);
      },
      handIn: async ({ scans, last }) => {
        const reply = await unlessClosed(async () => {
          await desk.handIn(JSON.parse(JSON.stringify(scans)), last, this.name);
          return said(200, this.retold({ taken: scans.length }));
        });
        return core.readReply('handIn', reply);
      },
    };
  }

  async #hear(sent: ScansRequest): Promise<Reply> {
    const { scans, since } = sent;
    if (scans.length >= this.tooLarge) return problem('payload_too_large');
    if (scans.some((scan) => scan.id === this.poison)) return problem('invalid_request');
    const standing = this.#server.desk.standing(this.name);
    if (standing !== 'in service') return revoked(standing === 'revoked' ? 'open' : 'closed');
    const tooOld = this.tooOld || this.#server.isTooOld(this.core.RELEASE);
    if (since != null && tooOld) return problem('client_too_old');
    return said(200, this.retold(await this.#server.scans(sent, this.name, this.gate)));
  }

  /** There and back, unless the line or the page dies meanwhile; `null` when nothing comes back. */
  async #travel(
    alive: { yes: boolean },
    arrive: () => Reply | Promise<Reply>,
  ): Promise<Reply | null> {
    const { latency, fate } = this.line;
    const outcome = fate();
    await this.#time.sleep(latency);
    if (outcome === 'cut') return null;
    const reply = await meanwhile(Promise.resolve(arrive()));
    await this.#time.sleep(latency);
    if (!alive.yes) return never();
    return outcome === 'answer lost' ? null : reply;
  }
}

/** As it comes out of the wire. */
function said(status: number, answer: unknown): Reply {
  return { status, body: JSON.parse(JSON.stringify(answer)), retryAfter: null };
}

function problem(code: ProblemCode, members: object = {}): Reply {
  const status = PROBLEMS[code];
  return said(status, { status, code, ...members });
}

function revoked(hand_in: 'open' | 'closed'): Reply {
  return problem('device_revoked', { hand_in });
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
