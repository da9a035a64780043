import type { FiguresAnswer } from '../contract/answers/figures.ts';
import { isoWithOffset } from '../domain/calendar.ts';
import {
  changesOf,
  correctionOf,
  type PressParts,
  type PublicDay,
  publicDays,
  publicFrom,
  type Release,
  type ReleasedCount,
} from '../domain/figures/release.ts';
import { figuresFilePath, RECOUNT_PATH } from '../domain/figures/release-paths.ts';
import type { StoredEdition } from '../store/editions/editions.ts';

/** What the figures are described for. */
interface Place {
  readonly edition: Pick<StoredEdition, 'slug' | 'timezone' | 'days'>;
  /** Scheme and host of the service. */
  readonly origin: string;
}

type DayAnswer = FiguresAnswer['days'][number];

/** What is released of an edition at `now` (ms), as programs read it: never anything under embargo. */
export function describeFigures(
  releases: readonly Release[],
  place: Place,
  now: number,
): FiguresAnswer {
  const days = publicDays(releases, now);
  const { edition, origin } = place;
  return {
    days: days.flatMap((day) => dayOf(day, place) ?? []),
    embargoed: days.flatMap(({ day, until }) => {
      const date = edition.days.find((one) => one.number === day)?.date;
      if (until === null || date === undefined) return [];
      return { date, until: isoWithOffset(until, edition.timezone) };
    }),
    recount_url: `${origin}${RECOUNT_PATH}`,
  };
}

function dayOf({ current, versions }: PublicDay, place: Place): DayAnswer | null {
  if (!current) return null;
  const { figures } = current;
  const iso = (at: number) => isoWithOffset(at, place.edition.timezone);
  const { date, peak, completeness, evidence, stated } = figures;
  const file = figuresFilePath(place.edition.slug, date);
  return {
    date,
    ...versionOf(current, versions, place),
    csv_url: `${place.origin}${file}`,
    as_of: iso(current.as_of),
    ...countsOf(current),
    peak_inside: peakAnswer(peak, place),
    completeness: { ...completeness, complete_to: iso(completeness.complete_to) },
    evidence,
    corrections: versions
      .flatMap((one) => correctionAnswer(one, versions, place) ?? [])
      .toReversed(),
    stated,
    text: { ar: plain(current.texts.ar), fr: plain(current.texts.fr), en: plain(current.texts.en) },
    versions: versions.map((one) => versionOf(one, versions, place)).toReversed(),
  };
}

function peakAnswer(
  peak: Release['figures']['peak'],
  { edition }: Place,
): DayAnswer['peak_inside'] {
  if (!peak) return null;
  const { people, low, high, at } = peak;
  return { people, low, high, at: isoWithOffset(at, edition.timezone) };
}

/** Once it is public, nobody has to be told from when on. */
function plain({ corrections, title, body }: PressParts): string {
  return [...corrections, title, body].join('\n');
}

function countsOf({ figures }: Release): Pick<DayAnswer, ReleasedCount> {
  const { visits, visitors_by_ticket, repeat_visits, walk_in_visits, beyond_booking, exits } =
    figures;
  return { visits, visitors_by_ticket, walk_in_visits, repeat_visits, beyond_booking, exits };
}

function versionOf(
  release: Release,
  versions: readonly Release[],
  { edition, origin }: Place,
): DayAnswer['versions'][number] {
  const { number, status, corrects, sha256, figures } = release;
  return {
    number,
    status,
    released_at: isoWithOffset(publicFrom(release), edition.timezone),
    corrects,
    corrected_by: correctionOf(versions, release)?.number ?? null,
    csv_url: `${origin}${figuresFilePath(edition.slug, figures.date, number)}`,
    sha256,
  };
}

function correctionAnswer(
  release: Release,
  versions: readonly Release[],
  place: Place,
): DayAnswer['corrections'][number] | null {
  const { number, corrects, reason, figures } = release;
  const before = versions.find((one) => one.number === corrects);
  if (corrects === null || !before) return null;
  const released_at = isoWithOffset(publicFrom(release), place.edition.timezone);
  const changes = changesOf(before.figures, figures);
  const [was, is] = [before, release].map((one) => peakAnswer(one.figures.peak, place));
  const peak_inside = { before: was ?? null, now: is ?? null };
  return { number, corrects, released_at, reason, changes, peak_inside };
}
