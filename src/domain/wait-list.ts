import { dateAfter, localParts, type Zone, zonedInstant } from './calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time.ts';

/** A party on a wait list; the table `wait_state` lists the same words. */
export const WAIT_STATES = ['waiting', 'offered', 'taken', 'expired', 'not_drawn', 'left'] as const;
export type WaitState = (typeof WAIT_STATES)[number];

/** In place of a window's number: any window of the day. */
export const ANY_WINDOW = 0;

/** Parties that one list takes, and of them those of one phone or e-mail address. */
export const WAITING_MAX = 1_000;
export const OWN_WAITING_MAX = 10;
/** From one draw of a window to the next, ms. */
export const DRAW_EVERY_MS = MINUTE_MS;
/** Draws after which a party that was too large each time goes first. */
export const PASSED_MAX = 3;
/** What comes free is kept together for it no longer than this, ms. */
export const KEPT_MS = DAY_MS;
/** Nothing is kept together any more so long before a window begins, ms. */
export const KEPT_UNTIL_MS = 3 * HOUR_MS;

/** A party that waits, as a draw knows it. */
export interface Waiting {
  readonly id: string;
  readonly people: number;
  /** Its window, or `ANY_WINDOW` of its day. */
  readonly slot: number;
  readonly day: number;
  /** Draws in which smaller parties were drawn and it was too large for what was left. */
  readonly passed: number;
  /** Since when what comes free is kept together for it, ms. */
  readonly kept_since: number | null;
  /** ms */
  readonly joined_at: number;
}

/** A window of which places are drawn. */
export interface DrawnWindow {
  readonly number: number;
  readonly day: number;
  /** People for whom it has places that are kept for nobody. */
  readonly free: number;
  /** And for how many it can ever have some: nothing is kept together for a larger party. */
  readonly most: number;
  /** ms */
  readonly starts_at: number;
}

/** What a draw decides; a party is in at most one of the lists. */
export interface Draw {
  readonly drawn: readonly { readonly id: string; readonly slot: number }[];
  /** Parties whose turn is nearer now, or further: with what is kept of them from now on. */
  readonly passed: readonly Pick<Waiting, 'id' | 'passed' | 'kept_since'>[];
  /** Whether what nobody has drawn is everybody's: the window begins soon. */
  readonly opens: boolean;
}

/** A whole number from 0 to below `n`, each as likely as any other. */
export type Lot = (n: number) => number;

/**
 * Draws who has the free places of one window. First come parties that were too large in so many draws
 * before: what is free is kept together for the first of them, for a time. Then one after the other is
 * drawn by lot among all that fit in what is left; nobody is nearer for having come sooner.
 */
export function drawWindow(
  window: DrawnWindow,
  all: readonly Waiting[],
  lot: Lot,
  now: number,
): Draw {
  const waiting = all.filter(({ people }) => people <= window.most);
  const drawn: Waiting[] = [];
  let free = window.free;
  const take = (one: Waiting) => {
    drawn.push(one);
    free -= one.people;
  };
  const { first, keepsFrom } = goesFirst(window, waiting, now);
  let keeps: Waiting | null = null;
  for (const one of first) {
    if (one.people <= free) take(one);
    else {
      keeps = one;
      break;
    }
  }
  const others = waiting.filter((one) => !drawn.includes(one));
  let fitting = keeps ? [] : others.filter((one) => one.people <= free);
  while (fitting.length > 0) {
    const one = fitting[lot(fitting.length)];
    if (!one) break;
    take(one);
    fitting = fitting.filter((other) => other !== one && other.people <= free);
  }
  const smallest = Math.min(...drawn.map(({ people }) => people));
  const passed = others.flatMap((one) => {
    if (drawn.includes(one)) return [];
    if (one === keeps) return one.kept_since === null ? [keptFrom(one, now)] : [];
    if (keepsFrom.includes(one)) return [{ id: one.id, passed: 0, kept_since: null }];
    const tooLarge = one.people > free && one.people > smallest;
    return tooLarge ? [{ id: one.id, passed: one.passed + 1, kept_since: one.kept_since }] : [];
  });
  const opens = isLate(window, now);
  return { drawn: drawn.map(({ id }) => ({ id, slot: window.number })), passed, opens };
}

/** What stays free that late is not kept together for anybody, and nobody who waits fits in it. */
function isLate({ starts_at }: DrawnWindow, now: number): boolean {
  return now >= starts_at - KEPT_UNTIL_MS;
}

function keptFrom({ id, passed }: Waiting, now: number): Draw['passed'][number] {
  return { id, passed, kept_since: now };
}

/** Who goes before the lot, the longest passed over first; `keepsFrom`: whose time for it is over. */
function goesFirst(window: DrawnWindow, waiting: readonly Waiting[], now: number) {
  const passedOver = waiting.filter(({ passed }) => passed >= PASSED_MAX);
  const isOver = ({ kept_since }: Waiting) => kept_since !== null && now - kept_since >= KEPT_MS;
  return {
    first: isLate(window, now)
      ? []
      : passedOver
          .filter((one) => !isOver(one))
          .sort((a, b) => b.passed - a.passed || a.joined_at - b.joined_at),
    keepsFrom: passedOver.filter(isOver),
  };
}

/** How long an offer keeps places, of the hours in which nobody is asleep, ms. */
const OFFER_MS = 4 * HOUR_MS;
/** Nobody is asked who has less time than this to answer, ms. */
export const OFFER_LEAST_MS = 30 * MINUTE_MS;

/** An offer neither begins to run nor ends in the night: from 21:00 to 9:00 where the edition is. */
const NIGHT = { from: 21, to: 9 } as const;

/**
 * Until when places are kept for somebody who is asked now, ms; null where too little time is left
 * before `latest`, from which on the window is not offered any more. The night does not count.
 */
export function offerDeadline(zone: Zone, now: number, latest: number): number | null {
  const hour = (at: number, hours: number, days = 0) => {
    const date = dateAfter(localParts(at, zone).date, days);
    return zonedInstant(date, `${String(hours).padStart(2, '0')}:00`, zone);
  };
  const morning = (at: number, days = 0) => hour(at, NIGHT.to, days);
  const evening = (at: number, days = 0) => hour(at, NIGHT.from, days);
  const begins = now < morning(now) ? morning(now) : now >= evening(now) ? morning(now, 1) : now;
  let from = begins;
  let left = OFFER_MS;
  while (from + left > evening(from)) {
    left -= evening(from) - from;
    from = morning(from, 1);
  }
  // What must end before the window does must not end in the night either.
  let ends = Math.min(from + left, latest);
  if (ends < morning(ends)) ends = evening(ends, -1);
  else if (ends > evening(ends)) ends = evening(ends);
  return ends - begins >= OFFER_LEAST_MS ? ends : null;
}
