import type { DayFigures } from '../../domain/figures/figures.ts';
import { hasChangedSince, type Release } from '../../domain/figures/release.ts';
import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import type { Locale } from '../../domain/kinds.ts';
import { endOfDay } from '../../domain/opening-hours.ts';
import { reportWords } from '../../i18n/report.ts';
import type { DayReport, EditionReport } from '../../operations/reports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { momentSaid } from './moment.ts';

type Counted = Pick<DayReport, 'figures' | 'release'>;

/**
 * Only a release makes figures provisional or final: being complete does not. Where the log or a
 * correction says something else by now, the release does not stand for what the report shows.
 */
function stateOf({ figures, release }: Counted): ReleaseStatus | 'unreleased' | 'changed' {
  if (!release) return 'unreleased';
  return hasChangedSince(release, figures) ? 'changed' : release.status;
}

/** What was released of a day's figures, under which number, and up to when they are complete. */
export function dayState(counted: Counted, edition: StoredEdition, locale: Locale): string {
  const { figures, release } = counted;
  const words = reportWords[locale];
  const to = momentSaid(
    'upTo',
    figures.completeness.complete_to,
    { day: figures.date, zone: edition.timezone },
    locale,
  );
  const state = stateOf(counted);
  if (state === 'unreleased' || !release) return words.status.unreleased(to);
  if (state === 'changed') return words.changed(release.number, to);
  return words.released(words.status[state](to), release.number);
}

/** The same in a narrow column, without the moment. */
export function stateNote(figures: DayFigures, release: Release | null, locale: Locale): string {
  const { dates, released } = reportWords[locale];
  const said = dates[stateOf({ figures, release })];
  return release ? released(said, release.number) : said;
}

/** What was released of the figures of an edition; null before its first day has begun. */
export function editionState(
  { days, releases }: EditionReport,
  edition: StoredEdition,
  locale: Locale,
): string | null {
  const counted = days.filter(({ visits, exits }) => visits + exits > 0);
  const last = counted.at(-1);
  if (!last) return null;
  const all = counted.map((figures) => {
    return { figures, release: releases.find(({ day }) => day === figures.day) ?? null };
  });
  const states = all.map(stateOf);
  const { complete_to } = (counted.find((one) => !isComplete(one, edition)) ?? last).completeness;
  const to = momentSaid('upTo', complete_to, { day: null, zone: edition.timezone }, locale);
  const shared = sharedState(states);
  if (shared !== 'changed') return reportWords[locale].status[shared](to);
  const changed = all.findLast((one) => stateOf(one) === 'changed');
  return reportWords[locale].changed(changed?.release?.number ?? 0, to);
}

function isComplete({ day: number, completeness }: DayFigures, edition: StoredEdition): boolean {
  const day = edition.days.find((one) => one.number === number);
  return day !== undefined && completeness.complete_to >= endOfDay(day, edition);
}

/**
 * An edition is final when each of its days is; provisional when each was released, and no figure has
 * changed since.
 */
function sharedState(
  states: readonly ReturnType<typeof stateOf>[],
): ReturnType<typeof stateOf> | 'partly' {
  if (states.every((one) => one === 'final')) return 'final';
  if (states.every((one) => one === 'unreleased')) return 'unreleased';
  if (states.includes('unreleased')) return 'partly';
  return states.includes('changed') ? 'changed' : 'provisional';
}
