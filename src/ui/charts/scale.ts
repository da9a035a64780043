import { localParts, type Zone } from '../../domain/calendar.ts';
import type { DayFrame } from '../../domain/day-flow.ts';
import { MINUTE_MS } from '../../domain/time.ts';

/** Between two lines of a scale lies 1, 2 or 5 times a power of ten: a reader counts on them. */
const ROUND = [1, 2, 5, 10];
/** Lines above the base line. */
const LINES = 5;

/** The lines of a scale from 0 that holds a number, in their order: at least 0 and one more. */
export function scaleOf(highest: number): readonly number[] {
  const rough = Math.max(1, highest) / LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (ROUND.find((one) => one * power >= rough) ?? 10) * power);
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, n) => n * step);
}

/** Hours that may lie between two marks of a day. */
const HOURS = [1, 2, 3, 4, 6, 12];

/** The whole hours of a frame as its place shows them, at most `most` of them. */
export function hoursOf(
  { from, step, spans }: DayFrame,
  zone: Zone,
  most: number,
): readonly { readonly minute: number; readonly text: string }[] {
  const hours: { minute: number; hour: number; text: string }[] = [];
  const end = from + step * spans;
  // A zone may be a quarter of an hour beside the hours of UTC.
  for (let minute = Math.ceil(from / 15) * 15; minute <= end; minute += 15) {
    const { hour, minute: past, time } = localParts(minute * MINUTE_MS, zone);
    if (past === 0) hours.push({ minute, hour, text: time });
  }
  const every = HOURS.find((one) => hours.filter(({ hour }) => hour % one === 0).length <= most);
  if (every !== undefined) return hours.filter(({ hour }) => hour % every === 0);
  return hours.filter((_, n) => n % Math.ceil(hours.length / most) === 0);
}
