import { zonedInstant } from './calendar.ts';
import { type DayEntries, type DayFrame, spanAt } from './day-flow.ts';
import { minuteOf } from './time.ts';

/** Two days of one place, by their dates. */
interface TwoDays {
  readonly of: string;
  readonly on: string;
  readonly zone: string;
}

/**
 * The entries of an earlier day in the spans of a later one, at the same clocks, to its own end: the
 * later one may grow until then.
 */
export function atSameClocks(
  { entries }: Pick<DayEntries, 'entries'>,
  frame: DayFrame,
  { of, on, zone }: TwoDays,
): readonly number[] {
  const midnight = (date: string) => minuteOf(zonedInstant(date, '00:00', zone));
  const later = midnight(on) - midnight(of);
  const spans: number[] = [];
  for (const [minute, people] of entries) {
    const span = spanAt(frame, minute + later);
    if (span < 0) continue;
    while (spans.length <= span) spans.push(0);
    spans[span] = (spans[span] ?? 0) + people;
  }
  return spans.map((people) => Math.max(0, people));
}
