import * as v from 'valibot';
import { RELEASED_COUNTS } from '../../domain/figures/release.ts';
import { RELEASE_STATUSES } from '../../domain/figures/release-status.ts';
import { count, positive, type SentAs } from '../parts.ts';
import { date, writtenInstant } from './written.ts';

const counts = v.entriesFromList(RELEASED_COUNTS, count);
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const text = v.object(v.entriesFromList(['ar', 'fr', 'en'], v.string()));

const version = v.object({
  /** In the one sequence of the edition. */
  number: positive,
  status: v.picklist(RELEASE_STATUSES),
  released_at: writtenInstant,
  /** The number of the release that it puts right, and of the one that puts it right. */
  corrects: v.nullable(positive),
  corrected_by: v.nullable(positive),
  csv_url: v.string(),
  sha256,
});

const peak = v.object({
  people: count,
  low: v.nullable(count),
  high: v.nullable(count),
  at: writtenInstant,
});

const correction = v.object({
  number: positive,
  corrects: positive,
  released_at: writtenInstant,
  /** Null where phones sent more since. */
  reason: v.nullable(v.string()),
  changes: v.array(v.object({ figure: v.picklist(RELEASED_COUNTS), before: count, now: count })),
  /** The most inside at once, in both. */
  peak_inside: v.object({ before: v.nullable(peak), now: v.nullable(peak) }),
});

const day = v.object({
  date,
  ...version.entries,
  as_of: writtenInstant,
  ...counts,
  /** Null on a day on which nothing was counted. */
  peak_inside: v.nullable(peak),
  completeness: v.object({
    complete_to: writtenInstant,
    phones: count,
    handed_in: count,
    unsent: count,
  }),
  evidence: v.object({
    scanned: count,
    tapped: count,
    estimated: count,
    by_eye: v.pipe(v.number(), v.integer()),
  }),
  corrections: v.array(correction),
  /** Figures that a person stated anew before the release. */
  stated: v.array(
    v.object({
      figure: v.picklist(RELEASED_COUNTS),
      counted: count,
      stated: count,
      reason: v.string(),
    }),
  ),
  /** For the press. */
  text,
  versions: v.array(version),
});

/** What `GET /events/{slug}/figures` answers. */
export const figuresAnswer = v.object({
  days: v.array(day),
  /** Days of which something was released that is not public yet. */
  embargoed: v.array(v.object({ date, until: writtenInstant })),
  recount_url: v.string(),
});
export type FiguresAnswer = SentAs<typeof figuresAnswer>;
