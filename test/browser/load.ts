import type { NodePhone } from './node-phone.ts';
import type { Server } from './server.ts';
import { register } from './tickets.ts';

const REGISTRARS = 4;

/** Registers parties and counts people at a gate, without a pause, until it is stopped. */
export class Load {
  /** Registrations, by the id that was sent, and those that were answered. */
  readonly sent = new Set<string>();
  readonly acknowledged = new Set<string>();
  readonly #loops: readonly Promise<void>[];
  #stopping = false;
  #grown: { readonly at: number; readonly then: () => void } | null = null;

  constructor(server: Server, phone: NodePhone) {
    const registrars = Array.from({ length: REGISTRARS }, (_, lane) =>
      this.#register(server, lane),
    );
    this.#loops = [...registrars, this.#count(phone)];
  }

  /** Resolves when so many more registrations were answered; rejects with the first that failed. */
  async grownBy(more: number): Promise<void> {
    const grown = new Promise<void>((then) => {
      this.#grown = { at: this.acknowledged.size + more, then };
    });
    await Promise.race([grown, ...this.#loops]);
  }

  /** Rejects with what failed, if anything did. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#loops);
  }

  async #register(server: Server, lane: number): Promise<void> {
    const { days } = await (await fetch(`${server.url}/api/v1/events/demo`)).json();
    // Over all windows but those of the first day: none of them fills, and those stay free.
    const slots = days.slice(1).flatMap((day: { slots: { id: string }[] }) => day.slots);
    for (let n = 0; !this.#stopping; n++) {
      const id = crypto.randomUUID();
      const contact = { name: 'سعاد', phone: `07${lane}${String(n).padStart(7, '0')}` };
      this.sent.add(id);
      const slot = slots[n % slots.length]?.id;
      await register(server, { kind: 'individual', party: { adults: 1 }, contact, slot }, id);
      this.acknowledged.add(id);
      if (this.#grown && this.acknowledged.size >= this.#grown.at) this.#grown.then();
    }
  }

  async #count(phone: NodePhone): Promise<void> {
    while (!this.#stopping) {
      await phone.walkIn(1);
      await phone.sync();
      if (phone.trouble) throw new Error(`a phone was not answered: ${phone.trouble}`);
    }
  }
}
