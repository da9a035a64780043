import { join } from 'node:path';
import type { Loader, Outcome } from './load.ts';
import { type Server, type Service, startFloor, startService } from './servers.ts';
import { type Ask, FAMILY_SIZE } from './sources.ts';

/** At once, where nothing else is said. */
export const CLIENTS = 64;
/** Phones that upload at once, 500 scans in a request, when the network is back. */
export const UPLOADERS = 4;
/** Seconds that no load which ends by itself takes. */
export const UNTIL_DONE = 300;
const UNTIL_TIME = Number.POSITIVE_INFINITY;
const IN_AND_OUT = ['entry', 'exit', 'entry', 'exit', 'entry', 'exit'] as const;

/** What was settled so far, and what reached the database for it. */
export interface Reached {
  readonly parties: number;
  readonly scans: number;
  readonly calls: number;
  readonly rows: number;
}

/** The service and its floor, each in a workerd of its own, and what was asked of them. */
export class Site {
  readonly floor: Server;
  readonly service: Service;
  readonly #loader: Loader;
  readonly #windows: Windows;
  #parties = 0;
  #scans = 0;
  /** The busiest that the load's own thread ever was, 0 to 1. */
  busiest = 0;

  private constructor(floor: Server, service: Service, loader: Loader, windows: Windows) {
    this.floor = floor;
    this.service = service;
    this.#loader = loader;
    this.#windows = windows;
  }

  /** Opens a fresh site with its data under `folder`; D1 is `latencyMs` away, or where it is. */
  static async open(folder: string, latencyMs: number | null, loader: Loader): Promise<Site> {
    const floor = await startFloor(join(folder, 'floor'), latencyMs);
    const service = await startService(join(folder, 'service'), latencyMs, CLIENTS);
    return new Site(floor, service, loader, await windowsOf(service));
  }

  async close(): Promise<void> {
    await this.floor.stop();
    await this.service.stop();
  }

  async onFloor(ask: Ask, seconds: number, clients = CLIENTS): Promise<number> {
    return (await this.#load(ask, seconds, { origin: this.floor.origin, clients })).perSecond;
  }

  async get(path: string, seconds: number): Promise<number> {
    return (await this.#load({ kind: 'get', path }, seconds)).perSecond;
  }

  /** Families a second, for days to come. */
  async register(seconds: number, { clients = CLIENTS, most = UNTIL_TIME } = {}): Promise<number> {
    const slots = this.#windows.later;
    const ask: Ask = { kind: 'register', slug: this.service.slug, slots, most };
    const { perSecond, settled } = await this.#load(ask, seconds, { clients });
    this.#parties += settled;
    return perSecond;
  }

  /** Tokens of fresh tickets for today, a family each. */
  async tickets(most: number): Promise<readonly string[]> {
    const slots = this.#windows.today;
    const ask: Ask = { kind: 'register', slug: this.service.slug, slots, most };
    const { settled, tokens } = await this.#load(ask, UNTIL_DONE);
    this.#parties += settled;
    return tokens;
  }

  /** Scans a second, one in a request, each of another ticket. */
  async scan(
    direction: 'entry' | 'exit',
    tokens: readonly string[],
    { clients = CLIENTS, ledger = false } = {},
  ): Promise<number> {
    const { phones } = this.service;
    const ask: Ask = { kind: 'scan', direction, tokens, phones, ledger };
    const { perSecond, settled } = await this.#load(ask, UNTIL_DONE, { clients });
    this.#scans += settled;
    return perSecond;
  }

  /** Scans merged a second, 500 in a request: everybody in and out, three times. */
  async merge(tokens: readonly string[]): Promise<number> {
    const { phones } = this.service;
    const clients = UPLOADERS;
    const ask: Ask = { kind: 'merge', directions: IN_AND_OUT, tokens, phones, clients };
    const { perSecond, settled } = await this.#load(ask, UNTIL_DONE, { clients });
    this.#scans += settled;
    return perSecond;
  }

  /** Only of a site whose database is far: that one counts. */
  async reached(): Promise<Reached> {
    const { calls, rows_written } = await this.service.seen();
    return { parties: this.#parties, scans: this.#scans, calls, rows: rows_written };
  }

  /** Throws when the database does not hold exactly what was answered for. */
  async check(): Promise<void> {
    const found = await this.service.db.first(SELECT_SUMS);
    const wanted = {
      parties: this.#parties,
      tickets: this.#parties,
      taken: this.#parties * FAMILY_SIZE,
      scans: this.#scans,
      entries: found.logged_in,
      exits: found.logged_out,
    };
    for (const [name, value] of Object.entries(wanted)) {
      if (found[name] !== value) throw new Error(`${name}: ${found[name]} instead of ${value}`);
    }
  }

  async #load(
    ask: Ask,
    seconds: number,
    { origin = this.service.origin, clients = CLIENTS } = {},
  ): Promise<Outcome> {
    const outcome = await this.#loader.run({ origin, ask, clients, seconds });
    this.busiest = Math.max(this.busiest, outcome.busy);
    return outcome;
  }
}

const SELECT_SUMS = `
SELECT (SELECT count(*) FROM registration) AS parties, (SELECT count(*) FROM ticket) AS tickets,
  (SELECT sum(taken) FROM slot) AS taken, (SELECT count(*) FROM scan) AS scans,
  (SELECT sum(entries) FROM attendance) AS entries, (SELECT sum(exits) FROM attendance) AS exits,
  (SELECT sum(people) FROM scan WHERE direction = 'entry') AS logged_in,
  (SELECT sum(people) FROM scan WHERE direction = 'exit') AS logged_out`;

/** Numbers of arrival windows. */
export interface Windows {
  readonly today: readonly string[];
  readonly later: readonly string[];
}

interface Day {
  readonly slots: readonly { readonly id: string; readonly capacity: number }[];
}

/** People of a window that make it stand once more in the list. */
const SHARE = 1_000;

/** Windows as often as they are large, so that all of them fill alike. */
export async function windowsOf({
  origin,
  slug,
}: Pick<Service, 'origin' | 'slug'>): Promise<Windows> {
  const response = await fetch(`${origin}/api/v1/events/${slug}`);
  const { days }: { days: Day[] } = await response.json();
  const [today, ...later] = days.map((day) =>
    day.slots.flatMap(({ id, capacity }) => Array(Math.floor(capacity / SHARE)).fill(id)),
  );
  return { today: today ?? [], later: later.flat() };
}
