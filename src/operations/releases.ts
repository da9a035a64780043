import type { Edition } from '../domain/edition.ts';
import { freezeDay } from '../domain/figures/freeze.ts';
import {
  type Change,
  changesOf,
  embargoAfter,
  latestOf,
  mayFollow,
  nextRelease,
  type PressText,
  type Release,
  reasonAfter,
} from '../domain/figures/release.ts';
import type { ReleaseStatus } from '../domain/figures/release-status.ts';
import { mayRelease } from '../domain/figures/release-time.ts';
import { endOfDay } from '../domain/opening-hours.ts';
import { dayBegan } from '../domain/presence.ts';
import { Problem } from '../domain/problem.ts';
import { sha256 } from '../domain/sha256.ts';
import { minuteOf } from '../domain/time.ts';
import {
  forgetReleases,
  loadPrepared,
  loadReleases,
  type PreparedRelease,
} from '../store/releases/releases.ts';
import { putPrepared, putReleased } from '../store/releases/write-release.ts';
import { readDayInMinutes } from '../store/reports/day-figures.ts';
import { actingOn, allow, type MemberContext } from './context.ts';

/** What the text for the press is written from. */
export type ReleaseFacts = Omit<Release, 'texts' | 'sha256' | 'released_at'> & {
  /** What it says otherwise than the release that it puts right. */
  readonly changes: readonly Change[];
};

/** A release as somebody asks to see it. */
export interface ReleaseOrder {
  /** Of the form. */
  readonly id: string;
  readonly day: number;
  readonly status: ReleaseStatus;
  /** ms; null for at once, or as late as the release that it puts right. */
  readonly embargo: number | null;
  /** Of a release that puts another one right; null for those of the corrections made since, if any. */
  readonly reason: string | null;
}

/**
 * Reads a day's figures and keeps them as they would be released, with their file and their texts, so
 * that what somebody looks at is what becomes public. Once by its form. False for provisional figures
 * where final ones were released meanwhile. Throws `not_found` for what is no day of it,
 * `invalid_request` before the day has begun and for final figures before its gates close,
 * `too_many_changes` where the edition has no number left.
 */
export async function prepareRelease(
  context: MemberContext,
  asked: {
    readonly edition: Edition;
    readonly order: ReleaseOrder;
    readonly write: (facts: ReleaseFacts) => PressText;
  },
): Promise<boolean> {
  allow(context, 'release_figures');
  const { edition, order, write } = asked;
  const { env, now } = context;
  const by = actingOn(context, edition.number);
  const day = edition.days.find((one) => one.number === order.day);
  if (!day) throw new Problem('not_found');
  const releases = await loadReleases(env.DB, by.event);
  if (!mayRelease(order.status, day, now)) throw new Problem('invalid_request');
  if (!mayFollow(latestOf(releases, day.number), order.status)) return false;
  const { figures, minutes } = await readDayInMinutes(env.DB, edition, day.number, now);
  const span = {
    from: minuteOf(dayBegan(edition, day.opens_at)),
    to: minuteOf(endOfDay(day, edition)),
  };
  const frozen = freezeDay(figures, minutes, span);
  const { number, corrects } = nextRelease(releases, order);
  const before = corrects === null ? null : latestOf(releases, day.number);
  const facts: ReleaseFacts = {
    ...{ number, day: day.number, status: order.status, corrects },
    reason: before && reasonAfter(before, order.reason, figures.corrections),
    embargo: embargoAfter(before, order.embargo, now),
    figures: frozen.figures,
    changes: before ? changesOf(before.figures, frozen.figures) : [],
    as_of: now,
  };
  const { changes: _, as_of, ...kept } = facts;
  const written = { ...kept, id: order.id, texts: write(facts), csv: frozen.csv };
  await putPrepared(env.DB, by, { ...written, sha256: await sha256(frozen.csv) }, as_of);
  if (!(await loadPrepared(env.DB, by.event, order.id))) throw new Problem('too_many_changes');
  return true;
}

/**
 * Releases what was prepared, word for word, once: whoever sends it again is given the same. Gives it
 * as it stands then: not released where another release came first, where somebody corrected a figure of
 * its day since, where it was looked at for too long, or where its embargo is over; it has to be looked at
 * anew. Null for what is not kept any more.
 */
export async function releaseFigures(
  context: MemberContext,
  { id }: { readonly id: string },
): Promise<PreparedRelease | null> {
  allow(context, 'release_figures');
  const { env, by, now } = context;
  await putReleased(env.DB, by, id, now);
  forgetReleases();
  return loadPrepared(env.DB, by.event, id);
}
