import * as v from 'valibot';
import type { Edition } from '../../domain/edition.ts';
import { count, localized, type SentAs } from '../parts.ts';
import { date, localTime, writtenInstant } from './written.ts';

const slot = v.object({
  id: v.string(),
  date,
  from: localTime,
  to: localTime,
  starts_at: writtenInstant,
  ends_at: writtenInstant,
  capacity: count,
  remaining: count,
  open: v.boolean(),
});

/** What `GET /events/{slug}` answers. */
export const event = v.object({
  slug: v.string(),
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  name: localized,
  city: localized,
  venue: localized,
  timezone: v.string(),
  status: v.picklist(['open', 'closed', 'archived']),
  registration: v.object({
    open: v.boolean(),
    opens_at: writtenInstant,
    closes_at: writtenInstant,
  }),
  party_max: count,
  utc_offsets: v.array(v.object({ from: writtenInstant, offset: v.string() })),
  days: v.array(
    v.object({
      id: v.string(),
      date,
      from: localTime,
      to: localTime,
      opens_at: writtenInstant,
      closes_at: writtenInstant,
      called_off: v.boolean(),
      slots: v.array(slot),
    }),
  ),
});
/** A draft is never published, which the type cannot say. */
export type EventAnswer = Omit<SentAs<typeof event>, 'status'> & Pick<Edition, 'status'>;
