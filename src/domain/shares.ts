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
