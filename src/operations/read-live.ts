import { askGatekeeper, openLiveSocket } from '../actors/stubs.ts';
import type { Live } from '../contract/answers/live.ts';
import type { Totals } from '../domain/attendance.ts';
import type { Edition, LiveDetail } from '../domain/edition.ts';
import { MINUTE_MS } from '../domain/time.ts';
import type { Env } from '../env.ts';
import { Memo } from '../store/d1/memo.ts';
import { allow, type MemberContext } from './context.ts';

/** Each isolate reads twice a second, however many people watch. */
const FRESH_MS = 500;
/** Coarse figures are a minute old and rounded, so that no single family can be read from them. */
const COARSE_MS = MINUTE_MS;
const COARSE_STEP = 100;

const exact = new Memo<Live>(FRESH_MS);
const coarse = new Memo<Live>(COARSE_MS);

type VersionedEdition = Edition & { readonly version: number };

/**
 * The live figures of an edition. Sessions and devices get `exact`; the public what the edition
 * allows.
 */
export function readLive(
  env: Env,
  edition: VersionedEdition,
  detail: LiveDetail,
  now: number,
): Promise<Live> {
  const key = `${edition.number} ${edition.version}`;
  const read = () =>
    exact.get(key, now, () =>
      askGatekeeper(env, edition.number, (gatekeeper) => gatekeeper.live(edition.number)),
    );
  if (detail === 'exact') return read();
  return coarse.get(key, now, async () => coarsened(await read()));
}

/**
 * The same, exact, with what a board shows beside it. `known`: the revision of today's curve that it
 * has, 0 for none.
 */
export function readBoard(
  context: MemberContext,
  { edition, known }: { readonly edition: VersionedEdition; readonly known: number },
): Promise<Live> {
  allow(context, 'read_figures');
  const { env, now } = context;
  return exact.get(`${edition.number} ${edition.version} board ${known}`, now, () =>
    askGatekeeper(env, edition.number, (gatekeeper) => gatekeeper.board(edition.number, known)),
  );
}

/** Opens a live socket with the exact figures. Throws `rate_limited`, `busy`. */
export async function watchLive(
  context: MemberContext,
  { session }: { readonly session: string },
): Promise<Response> {
  allow(context, 'read_figures');
  const { env, by, request } = context;
  return openLiveSocket(env, by.event, session, request ?? '');
}

/**
 * Drops what this isolate remembers, after a change of the figures: the member who made it sees it
 * at once.
 */
export function forgetLive(): void {
  exact.forget();
}

function coarsened(live: Live): Live {
  const { as_of, complete_to, today, gates } = live;
  return {
    as_of,
    complete_to,
    ...roundedTotals(live),
    today: { date: today.date, ...roundedTotals(today) },
    gates: gates.map(({ id, name, state }) => ({ id, name, state })),
  };
}

function roundedTotals(totals: Totals): Totals {
  const { entries, exits, inside, re_entries, walk_ins, parties } = totals;
  return {
    entries: rounded(entries),
    exits: rounded(exits),
    inside: rounded(inside),
    re_entries: rounded(re_entries),
    walk_ins: rounded(walk_ins),
    parties: rounded(parties),
  };
}

function rounded(count: number): number {
  return Math.round(count / COARSE_STEP) * COARSE_STEP;
}
