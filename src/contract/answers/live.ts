import * as v from 'valibot';
import { ALERT_KINDS } from '../../domain/alert.ts';
import { SITE_THRESHOLDS } from '../../domain/edition-parts.ts';
import { PUBLISHED_STATES } from '../../domain/hold.ts';
import { count, ifReadable, localized, readableOf, type SentAs, word } from '../parts.ts';
import { date, writtenInstant } from './written.ts';

/** Published figures. All count people but `parties`. */
const totals = {
  entries: count,
  exits: count,
  inside: count,
  re_entries: count,
  walk_ins: count,
  parties: count,
};

/** Figures beside what the gates counted; of the exact figures only. */
const beside = {
  /** Scans that let people in beyond what their ticket had left. */
  conflicts: v.optional(count),
  /** People who hold places. */
  registered: v.optional(count),
};

export const liveGate = v.object({
  id: v.string(),
  name: localized,
  state: word(PUBLISHED_STATES, 'held'),
  entries: v.optional(count),
  exits: v.optional(count),
  /** People let in a minute, over the last five. */
  per_minute: v.optional(v.pipe(v.number(), v.minValue(0))),
  last_seen: v.optional(v.nullable(writtenInstant)),
  /** Since when its own staff hold it, where that alone is why it is held. */
  own_hold: v.optional(v.nullable(writtenInstant)),
  /**
   * Why it is held or closed: one of `HOLD_REASONS`, else a text; null when no reason was given.
   */
  reason: v.optional(v.nullable(v.string())),
  /** When its hold is expected to end. */
  until: v.optional(v.nullable(writtenInstant)),
  /** The gate through which people enter meanwhile, as in `gates`. */
  send_to: v.optional(v.nullable(v.string())),
  /** Whether people pass in big counts, unscanned. */
  free_flow: v.optional(v.boolean()),
});
export type LiveGate = SentAs<typeof liveGate>;

const liveDay = v.object({
  id: v.string(),
  date,
  ...totals,
  ...beside,
  /** People inside when the day closed: they left without being counted. */
  uncounted_exits: count,
});
export type LiveDay = SentAs<typeof liveDay>;

const liveAlert = v.object({
  id: v.string(),
  kind: v.picklist(ALERT_KINDS),
  /** As in `gates`. */
  gate: v.string(),
  device: v.string(),
  at: writtenInstant,
});
export type LiveAlert = SentAs<typeof liveAlert>;

/** A whole minute, UTC, since 1970. */
const minute = v.pipe(v.number(), v.integer());

/**
 * What the gates counted over today, in spans of `step` minutes from the minute `from` on: the board
 * draws its curve from it. Counts are those of whole spans, so that it is safe to hear one twice.
 */
const liveFlow = v.object({
  date,
  from: minute,
  step: count,
  spans: count,
  /**
   * Everything that changed after revision `since` is here, up to `revision`; after 0, everything
   * there is. A reader that knows less asks for what it lacks.
   */
  since: count,
  revision: count,
  /** People in the spans of these numbers, from 0, at one gate. */
  counts: v.array(
    v.object({
      gate: v.string(),
      spans: v.array(count),
      entries: v.array(count),
      exits: v.array(count),
    }),
  ),
  /** Times in which a gate or the site (null) was held; absent when they are as they were. */
  holds: v.optional(
    v.array(v.object({ gate: v.nullable(v.string()), from: minute, to: v.nullable(minute) })),
  ),
  /** How far the clocks of the place are ahead of UTC, from an instant (ms) on. */
  offsets: v.array(v.object({ from: v.number(), minutes: v.number() })),
  /** Entries of the last day before at the same clocks, to its own end; absent when as they were. */
  last: v.optional(v.nullable(v.object({ date, entries: v.array(count) }))),
});
export type LiveFlow = SentAs<typeof liveFlow>;

/** How full the site is, in a word, and what it holds. */
const liveCrowd = v.object({
  state: word(['calm', ...SITE_THRESHOLDS], 'emergency'),
  capacity: count,
});

/** What `GET /events/{slug}/live` answers, and its socket says. */
export const live = v.object({
  as_of: writtenInstant,
  /** Up to here every scan is counted: what phones still hold is later. */
  complete_to: writtenInstant,
  ...totals,
  ...beside,
  today: v.object({ date: v.nullable(date), ...totals }),
  gates: v.array(liveGate),
  days: v.optional(v.array(liveDay)),
  /** What phones dated outside every day; it is part of the edition's sums. Absent when there is none. */
  outside: v.optional(v.object(totals)),
  /** The phones on duty, and what keeps the counts from being complete. */
  devices: v.optional(v.object({ on_duty: count, waiting: count, unsent: count, silent: count })),
  /** Calls for help of the last two hours that were not seen yet, the latest first. */
  alerts: ifReadable(readableOf(liveAlert)),
  /** Of the socket alone, as what follows; absent while nobody said what the site holds. */
  crowd: ifReadable(liveCrowd),
  /** Absent outside of the edition's days. */
  flow: ifReadable(liveFlow),
});
export type Live = SentAs<typeof live>;
