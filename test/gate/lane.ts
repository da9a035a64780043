import type { Phone } from '../../src/client/gate/phone/phone.ts';
import type { Rescued } from '../../src/client/gate/records.ts';
import type { ReceivedScans } from '../../src/client/gate/rescue/received-scans.ts';
import { batchOf } from './day-ledger.ts';
import type { GateServer } from './server.ts';
import { during, meanwhile, settled, type Time } from './time.ts';
import { Handset, type PhoneCore, type seeded, TRUSTING_KEYS } from './world.ts';

const MINUTE = 60_000;

export interface Site {
  readonly time: Time;
  readonly server: GateServer;
  readonly chance: ReturnType<typeof seeded>;
}

/** A gate with the phone that stands there: its handset, and its page while that is open. */
export class Lane {
  readonly handset: Handset;
  cut: boolean;
  /** Wiped, or out of order for good. */
  over = false;
  /** The number of the batch up to which its disk holds what the server told. */
  heard = 0;
  /** What it should have handed over before its end, and did not. */
  readonly lost: string[] = [];
  readonly #site: Site;
  #open: { readonly phone: Phone; readonly rescues: ReceivedScans };
  #ending: Promise<void> | null = null;

  private constructor(site: Site, handset: Handset, phone: Phone, cut: boolean) {
    this.#site = site;
    this.handset = handset;
    this.cut = cut;
    this.#open = { phone, rescues: new handset.core.ReceivedScans(phone.books, handset.way()) };
  }

  static async open(site: Site, name: string, gate: number, core?: PhoneCore): Promise<Lane> {
    const { time, server, chance } = site;
    const handset = new Handset(name, gate, time, server, chance, TRUSTING_KEYS, core);
    handset.offset = Math.round((chance.float() - 0.5) * 20 * MINUTE);
    handset.line.latency = 1 + chance.below(400);
    const lane = new Lane(site, handset, await handset.start(), chance.float() < 0.3);
    handset.line.fate = () => {
      const luck = chance.float();
      if (lane.cut) return luck < 0.3 ? 'answer lost' : 'cut';
      return luck < 0.1 ? 'answer lost' : 'delivered';
    };
    return lane;
  }

  get phone(): Phone {
    return this.#open.phone;
  }

  /** It has heard that it is a gate no longer. */
  get ending(): boolean {
    return this.#open.phone.books.settings.revoked;
  }

  /** What the page does every few seconds: one talk, and what follows from it. */
  async talk(): Promise<void> {
    const { phone, rescues } = this.#open;
    if (this.ending) return this.#handIn(phone);
    await phone.sync.run();
    if (phone !== this.phone) return;
    const { trouble, loading } = phone.sync.status;
    // A page of many leaves out what was changed again meanwhile: the next ones have it.
    if (!loading) this.heard = Math.max(this.heard, batchOf(phone.books.settings.cursor));
    if (trouble === 'revoked' || trouble === 'revoked_closed') {
      await new this.handset.core.FinalUpload(phone.books, this.handset.way()).begin();
    } else if (trouble === null && rescues.status.waiting > 0) await rescues.handIn();
  }

  /** The page dies at any instant, and the phone is opened again later. */
  async reopen(): Promise<void> {
    const { time, chance } = this.#site;
    for (let n = chance.below(4); n > 0; n--) await settled();
    this.handset.kill();
    this.#ending = null;
    await time.pass(chance.below(2_000));
    if (this.over) return;
    const phone = await this.handset.start();
    this.#open = {
      phone,
      rescues: new this.handset.core.ReceivedScans(phone.books, this.handset.way()),
    };
  }

  /** It breaks and is never seen again. */
  breakDown(): void {
    this.over = true;
    this.handset.kill();
  }

  /** Reads what another phone shows, every code of it or not. Whether all of it is kept. */
  async readIn(other: Lane): Promise<boolean> {
    const { chance } = this.#site;
    await during(this.#site.time, other.phone.sync.quiet());
    const shown = await meanwhile(other.handset.core.encodeUnsentScans(other.phone, chance));
    const { Gathering, readCode, decodeRescue } = this.handset.core;
    const gathering = new Gathering();
    const heard = new Map<string, Rescued>();
    const missing = new Set(shown.codes.map((text) => readCode(text)?.group));
    const codes = chance.float() < 0.5 ? [...shown.codes].reverse() : shown.codes;
    for (const text of [...codes, ...codes]) {
      if (chance.float() < 0.1) continue;
      const code = readCode(text);
      const read = code && gathering.take(code);
      if (!read?.text) continue;
      // The camera sees each code again and again; what is heard of it is the same.
      const rescued =
        heard.get(read.text) ?? (await meanwhile(decodeRescue(read.group, read.text)));
      if (!rescued) continue;
      heard.set(read.text, rescued);
      if ((await this.#open.rescues.keep(rescued)) !== 'unsaved') missing.delete(rescued.group);
    }
    return missing.size === 0;
  }

  /** Once at a time, as the page does it; what it has still unsent after its end is lost. */
  #handIn(phone: Phone): Promise<void> {
    this.#ending ??= this.#tryHandIn(phone).finally(() => {
      this.#ending = null;
    });
    return this.#ending;
  }

  async #tryHandIn(phone: Phone): Promise<void> {
    const outcome = await new this.handset.core.FinalUpload(
      phone.books,
      this.handset.way(),
    ).handIn();
    if (outcome.as !== 'over' || phone !== this.phone) return;
    const { state, desk } = this.#site.server;
    const { queue, settings } = phone.books;
    const own = queue.rows.filter((row) => !row.settled).map((row) => row.scan.id);
    for (const id of [...own, ...settings.rescued.flatMap(idsOf)]) {
      if (!state.scans.has(id) && !desk.apart.has(id)) this.lost.push(id);
    }
    this.over = true;
    this.handset.kill();
    await this.handset.disk.wipe();
  }
}

function idsOf({ body }: Rescued): string[] {
  const { scans }: { scans: { id: string }[] } = JSON.parse(body);
  return scans.map(({ id }) => id);
}
