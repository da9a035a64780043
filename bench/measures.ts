import type { Loader } from './load.ts';
import { type Reached, Site, UPLOADERS } from './site.ts';
import { UPLOAD } from './sources.ts';
import type { Budget, Row } from './table.ts';

export interface Size {
  readonly rounds: number;
  /** For loads that do not end by themselves. */
  readonly seconds: number;
  /** Tickets that each round scans. */
  readonly tickets: number;
}

export interface Measures {
  readonly rows: readonly Row[];
  /** The busiest that the load's own thread ever was, 0 to 1. */
  readonly busiest: number;
}

type Say = (line: string) => void;

/** How far away D1 is made to be, ms. */
const FAR_MS = 10;
/** Registrations, and scans, made one after the other. */
const ALONE = 50;
/** The round before the first warms everything up, and is not kept. */
const WARM_UP = { seconds: 1, tickets: 2_000 };
const BATCH = { kind: 'post', path: '/batch' } as const;
const VERIFY = { kind: 'post', path: '/verify' } as const;
const TEXT = { kind: 'get', path: '/text' } as const;

/** Everything beside its floor, with the database as near as it can be. */
export async function nearD1(
  folder: string,
  loader: Loader,
  size: Size,
  say: Say,
): Promise<Measures> {
  const site = await Site.open(folder, null, loader);
  const figures = new Figures(say);
  const pages = await pagesOf(site, say);
  for (const { seconds, tickets } of rounds(size, figures)) {
    const tokens = await site.tickets(tickets);
    figures.add('batch', await site.onFloor(BATCH, seconds));
    figures.add('registrations/s', await site.register(seconds));
    figures.add('online entries/s', await site.scan('entry', tokens));
    figures.add('online exits/s', await site.scan('exit', tokens));
    figures.add('entries/s with the ledger', await site.scan('entry', tokens, { ledger: true }));
    await site.scan('exit', tokens);
    figures.add(
      'signatures checked alone/s',
      UPLOAD * (await site.onFloor(VERIFY, seconds, UPLOADERS)),
    );
    figures.add('offline scans merged/s', await site.merge(tokens));
    figures.add('text', await site.onFloor(TEXT, seconds));
    for (const [what, path] of pages) figures.add(what, await site.get(path, seconds));
  }
  await site.check();
  await site.close();
  const rows = [
    figures.row('registrations/s', { ratio: 1.2 }, 'batch'),
    figures.row('online entries/s', { ratio: 1.6 }, 'batch'),
    figures.row('online exits/s', { ratio: 1.6 }, 'batch'),
    figures.row('entries/s with the ledger', null, 'batch'),
    figures.row('offline scans merged/s', { ratio: 8 }, 'batch'),
    figures.row('signatures checked alone/s', null, 'batch'),
    ...pages.map(([what]) => figures.row(what, { ratio: 0.75 }, 'text')),
  ];
  return { rows, busiest: site.busiest };
}

/** The same with D1 far away and one call at a time; and what reaches it. */
export async function farD1(
  folder: string,
  loader: Loader,
  size: Size,
  say: Say,
): Promise<Measures> {
  const site = await Site.open(folder, FAR_MS, loader);
  const figures = new Figures(say);
  const live = `/api/v1/events/${site.service.slug}/live`;
  for (const { seconds, tickets } of rounds(size, figures)) {
    const tokens = await site.tickets(tickets);
    figures.add('far: batch', await site.onFloor(BATCH, seconds));
    const start = await site.reached();
    figures.add('far: registrations/s', await site.register(seconds));
    const registered = await site.reached();
    figures.add('far: online scans/s', await site.scan('entry', tokens));
    const scanned = await site.reached();
    figures.add('rows a registration, 64 at once', each(start, registered, 'parties', 'rows'));
    figures.add('registrations in a group', 1 / each(start, registered, 'parties', 'calls'));
    figures.add('rows a scan, 64 at once', each(registered, scanned, 'scans', 'rows'));
    figures.add('scans in a group', 1 / each(registered, scanned, 'scans', 'calls'));
    await site.register(seconds, { clients: 1, most: ALONE });
    const alone = await site.reached();
    await site.scan('exit', tokens.slice(0, ALONE), { clients: 1 });
    const last = await site.reached();
    figures.add('rows a registration, alone', each(scanned, alone, 'parties', 'rows'));
    figures.add('rows a scan, alone', each(alone, last, 'scans', 'rows'));
    const reads = await site.get(live, seconds);
    const { calls } = await site.reached();
    const answers = reads * seconds;
    figures.add('D1 calls for 1,000 live JSON', (1000 * (calls - last.calls)) / answers);
  }
  await site.check();
  await site.close();
  const rows = [
    figures.row('far: registrations/s', { least: 600 }, 'far: batch'),
    figures.row('far: online scans/s', { least: 850 }, 'far: batch'),
    figures.row('rows a registration, 64 at once', { most: 10 }),
    figures.row('rows a scan, 64 at once', { most: 4 }),
    figures.row('registrations in a group', null),
    figures.row('scans in a group', null),
    figures.row('rows a registration, alone', { most: 12 }),
    figures.row('rows a scan, alone', { most: 6 }),
    // An isolate looks at the edition once in five seconds; no request asks D1 for itself.
    figures.row('D1 calls for 1,000 live JSON', { most: 1 }),
  ];
  return { rows, busiest: site.busiest };
}

/** The warm-up, then every round that is kept. */
function* rounds({ rounds, ...size }: Size, figures: Figures) {
  yield WARM_UP;
  figures.forget();
  for (let round = 1; round <= rounds; round++) yield size;
}

/** What was measured under each name, once a round. */
class Figures {
  readonly #all = new Map<string, number[]>();
  readonly #say: Say;

  constructor(say: Say) {
    this.#say = say;
  }

  add(what: string, figure: number): void {
    this.#say(`  ${what}: ${figure.toFixed(figure < 100 ? 2 : 0)}`);
    this.#all.set(what, [...this.#of(what), figure]);
  }

  forget(): void {
    this.#all.clear();
  }

  row(what: string, budget: Budget, floor?: string): Row {
    return { what, measured: this.#of(what), floor: floor ? this.#of(floor) : [], budget };
  }

  #of(what: string): number[] {
    return this.#all.get(what) ?? [];
  }
}

/** The public pages that are served, by what is said of them. */
async function pagesOf(site: Site, say: Say): Promise<[string, string][]> {
  const { origin, slug } = site.service;
  const wanted: [string, string][] = [
    ['event page/s', `/ar/${slug}`],
    ['live JSON/s', `/api/v1/events/${slug}/live`],
    ['event JSON/s', `/api/v1/events/${slug}`],
  ];
  const statuses = await Promise.all(
    wanted.map(async ([, path]) => (await fetch(`${origin}${path}`)).status),
  );
  return wanted.filter(([what, path], i) => {
    if (statuses[i] === 200) return true;
    say(`  ${what}: left out, ${path} answers ${statuses[i]}`);
    return false;
  });
}

type Settled = 'parties' | 'scans';

function each(from: Reached, to: Reached, settled: Settled, of: 'rows' | 'calls'): number {
  return (to[of] - from[of]) / (to[settled] - from[settled]);
}
