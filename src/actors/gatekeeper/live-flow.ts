import type { LiveFlow } from '../../contract/answers/live.ts';
import { utcOffsets } from '../../domain/calendar.ts';
import { type DayFrame, frameOf, minuteOfSpan, spanAt } from '../../domain/day-flow.ts';
import { atSameClocks } from '../../domain/earlier-day.ts';
import type { Edition, Hold } from '../../domain/edition.ts';
import { openingHours } from '../../domain/opening-hours.ts';
import { DAY_MS, MINUTE_MS, minuteOf } from '../../domain/time.ts';
import type { DayMinutes } from './day-minutes.ts';

/** Holds that a day shows, the latest: a screen has no room for more. */
const HOLDS_MOST = 40;

/** What a reader knows already: a revision, or what every board was told. */
export type Known = number | 'told';

/** What is published of the minutes of today. Remembers which holds were told. */
export class FlowOfToday {
  #holds = '';
  #holdsChanged = 0;

  /** What a reader does not know yet, at an instant (ms); undefined outside of the edition's days. */
  of(
    edition: Edition,
    minutes: DayMinutes,
    holds: readonly Hold[],
    { known, now }: { readonly known: Known; readonly now: number },
  ): LiveFlow | undefined {
    const { day: number, began } = minutes.present;
    const day = edition.days.find((one) => one.number === number);
    if (!day) return undefined;
    const shown = holdsOfDay(holds, began, now);
    const written = JSON.stringify(shown);
    if (written !== this.#holds) {
      this.#holds = written;
      this.#holdsChanged = minutes.mark(now);
    }
    const since = known === 'told' ? minutes.told(now) : minutes.known(known);
    const hours = openingHours(day, edition);
    const frame = frameOf(minuteOf(hours.from), minuteOf(hours.to), minutes.ends);
    return {
      date: day.date,
      ...frame,
      since,
      revision: minutes.revision,
      counts: countsOf(frame, minutes, since),
      ...(this.#holdsChanged > since && { holds: shown }),
      offsets: utcOffsets(edition.timezone, began * MINUTE_MS, began * MINUTE_MS + DAY_MS),
      ...(minutes.isLastNew(since) && { last: lastOf(edition, day.date, frame, minutes) }),
    };
  }
}

/** What is new after a revision; after 0 each span that is not empty. */
function countsOf(frame: DayFrame, minutes: DayMinutes, since: number): LiveFlow['counts'] {
  return [...minutes.gates()].flatMap((gate) => {
    const passed = (span: number) => minutes.passed(gate, minuteOfSpan(frame, span), frame.step);
    const spans =
      since === 0
        ? everySpan(frame).filter((span) => passed(span).entries !== 0 || passed(span).exits !== 0)
        : changedSpans(frame, minutes.changed(gate, since));
    if (spans.length === 0) return [];
    // What is taken back can be known before what it takes back.
    const people = (name: 'entries' | 'exits') =>
      spans.map((span) => Math.max(0, passed(span)[name]));
    return [{ gate: String(gate), spans, entries: people('entries'), exits: people('exits') }];
  });
}

function everySpan({ spans }: DayFrame): number[] {
  return Array.from({ length: spans }, (_, span) => span);
}

function changedSpans(frame: DayFrame, changed: readonly number[]): number[] {
  const spans = new Set(changed.map((minute) => spanAt(frame, minute)));
  return [...spans].filter((span) => span >= 0 && span < frame.spans);
}

function holdsOfDay(holds: readonly Hold[], began: number, now: number) {
  return holds
    .filter(({ starts_at, ends_at }) => starts_at <= now && minuteOf(ends_at ?? now) >= began)
    .toSorted((a, b) => b.starts_at - a.starts_at)
    .slice(0, HOLDS_MOST)
    .map(({ gate, starts_at, ends_at }) => ({
      gate: gate === null ? null : String(gate),
      from: Math.max(began, minuteOf(starts_at)),
      to: ends_at === null ? null : minuteOf(ends_at),
    }));
}

/** The last day at the same clocks, to its own end: this day may grow until then. */
function lastOf(edition: Edition, date: string, frame: DayFrame, { last }: DayMinutes) {
  const day = edition.days.find((one) => one.number === last?.day);
  if (!last || !day) return null;
  const entries = atSameClocks(last, frame, { of: day.date, on: date, zone: edition.timezone });
  return { date: day.date, entries };
}
