import * as v from 'valibot';
import { DAYS_MAX } from '../../domain/editing/edition-faults.ts';
import { names } from './edition-fields.ts';
import { slug } from './edition-file.ts';
import { date } from './edition-parts.ts';
import { whole } from './whole.ts';

/** An edition that begins with a name, and with its city and its first days where they are known. */
export const blankRequest = v.strictObject({
  slug,
  name: names,
  city: v.optional(names, {}),
  first: v.optional(date),
  days: v.optional(whole(1, DAYS_MAX), 1),
});

/** One that begins as another: its first day is on `first`. */
export const copyRequest = v.strictObject({ slug, first: date });
