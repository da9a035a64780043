import { SILENT_MS } from '../../domain/attendance.ts';
import type { Day, Edition } from '../../domain/edition.ts';
import {
  completenessOf,
  type DaySpan,
  type DutyPhone,
  latePhones,
} from '../../domain/figures/completeness.ts';
import { corrected } from '../../domain/figures/corrected.ts';
import { evidenceOf } from '../../domain/figures/evidence.ts';
import {
  type ClassedMinute,
  type DayFigures,
  type FigureCorrection,
  VISIT_CLASSES,
  visitsOf,
} from '../../domain/figures/figures.ts';
import { type EyeCount, peakOf, type SiteMinute } from '../../domain/figures/peak.ts';
import { endOfDay, openingHours } from '../../domain/opening-hours.ts';
import { dayBegan } from '../../domain/presence.ts';
import { Problem } from '../../domain/problem.ts';
import { run } from '../d1/batch.ts';
import { readCorrections } from '../gates/corrections.ts';
import { classedPages } from './classed-minutes.ts';
import { readDutyPhones } from './duty-phones.ts';
import { readEstimated, readEyeCounts } from './site-minutes.ts';

/**
 * The figures of one day of an edition at an instant (ms), as its gates counted them until then. Throws
 * `not_found` for what is no day of it.
 */
export async function readDayFigures(
  db: D1Database,
  edition: Edition,
  day: number,
  now: number,
): Promise<DayFigures> {
  const figures = await readFigures(db, edition, now, (one) => one.number === day);
  const [only] = figures;
  if (!only) throw new Problem('not_found');
  return only;
}

/**
 * The same, with the minutes that they were summed of: read apart, gates would count in between, and the
 * parts would not make the whole.
 */
export async function readDayInMinutes(
  db: D1Database,
  edition: Edition,
  day: number,
  now: number,
): Promise<{ readonly figures: DayFigures; readonly minutes: readonly ClassedMinute[] }> {
  const minutes: ClassedMinute[] = [];
  const [figures] = await readFigures(
    db,
    edition,
    now,
    (one) => one.number === day,
    ({ day: _, ...minute }) => minutes.push(minute),
  );
  if (!figures) throw new Problem('not_found');
  return { figures, minutes };
}

/** The figures of all days of an edition, in their order. */
export function readEditionFigures(
  db: D1Database,
  edition: Edition,
  now: number,
): Promise<DayFigures[]> {
  return readFigures(db, edition, now, () => true);
}

async function readFigures(
  db: D1Database,
  edition: Edition,
  now: number,
  wanted: (day: Day) => boolean,
  see: (minute: ClassedMinute & { readonly day: number }) => void = () => {},
): Promise<DayFigures[]> {
  const days = edition.days.filter(wanted);
  const numbers = days.map((day) => day.number);
  if (days.length === 0) return [];
  const range = { from: Math.min(...numbers), to: Math.max(...numbers) };
  const counted = new Map(numbers.map((day) => [day, new DayCount()]));
  for await (const page of classedPages(db, edition.number, range)) {
    for (const minute of page) {
      counted.get(minute.day)?.add(minute);
      see(minute);
    }
  }
  const [estimated, eyes, phones, [corrections]] = await Promise.all([
    readEstimated(db, edition.number, range),
    readEyeCounts(db, edition.number, range),
    readDutyPhones(db, edition.number, range),
    run(db, readCorrections(db, edition.number)),
  ]);
  for (const minute of estimated) counted.get(minute.day)?.estimate(minute);
  return days.map((day) =>
    figuresOf(day, spanOf(day, edition, now), {
      count: counted.get(day.number) ?? new DayCount(),
      eyes: eyes.filter((one) => one.day === day.number),
      phones: phones(day.number),
      corrections: corrections
        .filter((one) => one.day === day.number)
        .map(({ day: _, ...one }) => one),
    }),
  );
}

interface Read {
  readonly count: DayCount;
  readonly eyes: readonly EyeCount[];
  readonly phones: readonly DutyPhone[];
  readonly corrections: readonly FigureCorrection[];
}

function figuresOf(
  day: Day,
  span: DaySpan,
  { count, eyes, phones, corrections }: Read,
): DayFigures {
  const completeness = completenessOf(phones, span);
  const late = latePhones(phones, span, SILENT_MS);
  const { children, ...counted } = count.sums;
  const stands = corrected(counted, corrections);
  return {
    day: day.number,
    date: day.date,
    visits: visitsOf(stands),
    ...stands,
    children,
    counted: { ...counted, visits: visitsOf(counted) },
    peak: peakOf([...count.site.values()], eyes, {
      from: completeness.complete_to,
      late,
      told: completeness.phones - late,
      unsent: completeness.unsent,
    }),
    completeness,
    evidence: evidenceOf(counted, stands, count.estimatedEntries),
    corrections,
  };
}

/** The span of a day, its opening hours, and how far it has come. */
export function spanOf(day: Day, edition: Edition, now: number): DaySpan {
  const { from, to } = openingHours(day, edition);
  const began = dayBegan(edition, day.opens_at);
  return { began, end: endOfDay(day, edition), opens: from, closes: to, now };
}

/** What the gates counted on a day, of all gates, and minute by minute. */
class DayCount {
  readonly sums = {
    visitors_by_ticket: 0,
    repeat_visits: 0,
    walk_in_visits: 0,
    beyond_booking: 0,
    exits: 0,
    children: 0,
  };
  readonly site = new Map<number, SiteMinute>();
  estimatedEntries = 0;

  add(minute: ClassedMinute): void {
    for (const name of [...VISIT_CLASSES, 'exits', 'children'] as const) {
      this.sums[name] += minute[name];
    }
    const { entries, exits } = this.#minute(minute.minute);
    this.site.set(minute.minute, {
      minute: minute.minute,
      entries: entries + visitsOf(minute),
      exits: exits + minute.exits,
      estimated: 0,
    });
  }

  estimate({ minute, entries, exits }: { minute: number; entries: number; exits: number }): void {
    this.estimatedEntries += entries;
    const known = this.site.get(minute);
    if (known) this.site.set(minute, { ...known, estimated: entries + exits });
  }

  #minute(minute: number): Pick<SiteMinute, 'entries' | 'exits'> {
    return this.site.get(minute) ?? { entries: 0, exits: 0 };
  }
}
