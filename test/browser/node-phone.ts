import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Shown } from '../../src/client/gate/phone/shown-verdict.ts';
import type { Ports } from '../../src/client/gate/ports.ts';
import { MemoryStore } from '../gate/memory-store.ts';
import * as newest from '../gate/phone-core.ts';
import type { PhoneCore } from '../gate/world.ts';

/** A gate phone without its screen, that speaks to a real service. */
export class NodePhone {
  readonly #phone: Phone;
  readonly #line: { up: boolean };

  private constructor(phone: Phone, line: { up: boolean }) {
    this.#phone = phone;
    this.#line = line;
  }

  /** Opens the gate with a one-time code, and loads the ledger. `core`: the code of a release. */
  static async enrol(
    url: string,
    code: string,
    name: string,
    core: PhoneCore = newest,
  ): Promise<NodePhone> {
    const line = { up: true };
    const http = new core.HttpTransport(url);
    const ports: Ports = {
      store: new MemoryStore(core.FRESH),
      clock: {
        now: () => Date.now(),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      },
      random: { float: () => Math.random(), uuid: () => crypto.randomUUID() },
      keys: new core.BrowserKeys(),
      transport: {
        enrol: (request) => http.enrol(request),
        scans: async (request, enrolment) =>
          line.up ? http.scans(request, enrolment) : core.readReply('scans', null),
      },
    };
    const refusal = await core.enrol(ports, code, name);
    if (refusal) throw new Error(`not enrolled: ${refusal}`);
    const phone = new NodePhone(await core.Phone.open(ports), line);
    await phone.sync();
    return phone;
  }

  /** Cuts the network, or mends it. */
  set online(up: boolean) {
    this.#line.up = up;
  }

  /** Scans that the service has not settled, as this phone knows. */
  get waiting(): number {
    return this.#phone.sync.status.waiting;
  }

  /** Why the last request failed. */
  get trouble(): string | null {
    return this.#phone.sync.status.trouble;
  }

  async scan(url: string): Promise<Shown> {
    const outcome = await this.#phone.scan(url);
    if (outcome.as !== 'shown') throw new Error(`nothing was shown: ${outcome.as}`);
    return outcome;
  }

  async walkIn(people: number): Promise<void> {
    await this.#phone.counter.walkIn({ people, children: 0, kind: 'family' });
  }

  async hold(held: boolean): Promise<void> {
    await this.#phone.hold(held);
  }

  /** Talks until it has said and heard everything; while it is cut off, once. */
  async sync(): Promise<void> {
    do await this.#phone.sync.run();
    while (this.#line.up && !this.trouble && (this.waiting > 0 || this.#phone.sync.status.loading));
  }
}
