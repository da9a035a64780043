import type { PartyKind } from './kinds.ts';

/** For whom a part of each window can be kept; all others share what is left. */
export const SHARE_HOLDERS = ['school', 'association', 'media', 'guest', 'desk'] as const;
export type ShareHolder = (typeof SHARE_HOLDERS)[number];

/** From a local date and hour on (`YYYY-MM-DDTHH:MM`), this percentage of every window is open. */
interface Opening {
  readonly from: string;
  readonly percent: number;
}

/** The places of every window, divided. */
export interface Shares {
  /** Percentages of each window; one that is absent keeps nothing. */
  readonly kept: Readonly<Partial<Record<ShareHolder, number>>>;
  /** In the order of time. None: all that is not kept is open from the first hour. */
  readonly openings: readonly Opening[];
  /** The last of them, by the clock of each window's own day (`HH:MM`); null: there is none. */
  readonly same_day: Opening | null;
}

export const NO_SHARES: Shares = { kept: {}, openings: [], same_day: null };

/** Places (people) that are kept of a window, by who they are kept for. */
export type KeptPlaces = Readonly<Record<ShareHolder, number>>;

/** From an instant (ms) on, so many places of a window are open to everybody. */
export type OpenPlaces = readonly [at: number, places: number];

/** A window's places as its row keeps them, in people. */
export interface WindowTally {
  readonly capacity: number;
  readonly taken: number;
  readonly kept: KeptPlaces;
  /** Of `taken`, by holder of a share. */
  readonly taken_by: KeptPlaces;
  /** In the order of time; null: everything that is not kept is open. */
  readonly openings: readonly OpenPlaces[] | null;
  /** Offered to parties of its wait list; absent: none. */
  readonly reserved?: number;
  /**
   * While somebody waits for it: places that were free before, which whoever registers may have. Absent
   * or null: nobody waits, and everything free is theirs.
   */
  readonly left_open?: number | null;
}

/** Whose share a party draws on: the desk's if the desk registers it, else that of its kind. */
export function shareOf(kind: PartyKind, atDesk: boolean): ShareHolder | null {
  if (atDesk) return 'desk';
  return SHARE_HOLDERS.find((holder) => holder === kind) ?? null;
}

/** Places that are kept of a window of this size: whole ones, so that the rest is never less. */
export function keptPlaces(capacity: number, shares: Pick<Shares, 'kept'>): KeptPlaces {
  const of = (holder: ShareHolder) => partOf(capacity, shares.kept[holder] ?? 0);
  return {
    school: of('school'),
    association: of('association'),
    media: of('media'),
    guest: of('guest'),
    desk: of('desk'),
  };
}

/**
 * From when on how many places of a window are open to everybody. `instant` gives the ms of a local
 * date and time; `date`: of the window's day. Null where nothing is held back.
 */
export function openPlaces(
  capacity: number,
  shares: Shares,
  date: string,
  instant: (local: string) => number,
): OpenPlaces[] | null {
  const { openings, same_day } = shares;
  const last = same_day && { from: `${date}T${same_day.from}`, percent: same_day.percent };
  const all = last ? [...openings, last] : openings;
  if (all.length === 0) return null;
  return all
    .map(({ from, percent }): OpenPlaces => [instant(from), partOf(capacity, percent)])
    .sort(([a], [b]) => a - b);
}

/**
 * People that a window can still take for one holder of a share (`null`: everybody), at an instant
 * (ms). First a share's own places, then those of everybody. As the trigger `registration_judged`
 * reckons it.
 */
export function roomIn(tally: WindowTally, holder: ShareHolder | null, at: number): number {
  const { capacity, taken, reserved = 0, left_open } = tally;
  const common = Math.min(left_open ?? capacity, freeOfAll(tally, at));
  return Math.max(0, Math.min(capacity - taken - reserved, ownLeft(tally, holder) + common));
}

/** People for whom a window has places that nobody has a share of, whoever waits for them. */
export function roomOfList(tally: WindowTally, at: number): number {
  const { capacity, taken, reserved = 0 } = tally;
  return Math.max(0, Math.min(capacity - taken - reserved, freeOfAll(tally, at)));
}

/** What is left of the places that everybody shares. */
function freeOfAll(tally: WindowTally, at: number): number {
  const { taken, kept, taken_by, reserved = 0 } = tally;
  const drawn = SHARE_HOLDERS.reduce((n, one) => n + Math.min(kept[one], taken_by[one]), 0);
  return Math.max(0, commonPlaces(tally, at) - (taken - drawn) - reserved);
}

function ownLeft({ kept, taken_by }: WindowTally, holder: ShareHolder | null): number {
  return holder === null ? 0 : Math.max(0, kept[holder] - taken_by[holder]);
}

/** The same window with so many people more. */
export function seated<Tally extends WindowTally>(
  tally: Tally,
  holder: ShareHolder | null,
  people: number,
): Tally {
  const { taken, taken_by, left_open } = tally;
  const by = holder === null ? taken_by : { ...taken_by, [holder]: taken_by[holder] + people };
  const seat = { ...tally, taken: taken + people, taken_by: by };
  if (left_open == null) return seat;
  const beyond = Math.max(0, people - ownLeft(tally, holder));
  return { ...seat, left_open: Math.max(0, left_open - beyond) };
}

/** People for whom a window can ever have places that nobody has a share of. */
export function mostOfList(tally: WindowTally): number {
  return Math.max(0, commonPlaces(tally, Number.POSITIVE_INFINITY));
}

/**
 * Places that everybody shares: what nobody has a share of, as far as it is open by now. What was open
 * once stays open.
 */
function commonPlaces({ capacity, kept, openings }: WindowTally, at: number): number {
  const rest = capacity - SHARE_HOLDERS.reduce((n, one) => n + kept[one], 0);
  if (openings === null) return rest;
  const open = openings.filter(([from]) => from <= at).map(([, places]) => places);
  return Math.min(rest, Math.max(0, ...open));
}

function partOf(capacity: number, percent: number): number {
  return Math.floor((capacity * percent) / 100);
}
