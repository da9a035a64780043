import * as v from 'valibot';
import { DAYS_MAX } from '../../domain/editing/edition-faults.ts';
import type { EditionEdit } from '../../domain/editing/edits.ts';
import {
  dayFields,
  gateFields,
  number,
  settings,
  someGateFields,
  windowFields,
  windows,
} from './edition-fields.ts';

/** Edits in one task: every window of a long day, and what goes with it. */
const EDITS_MAX = 200;
const form = <Schema extends v.GenericSchema>(fields: Schema) => ({
  base: v.optional(fields),
  mine: fields,
});

/** One edit of an edition. Its numbers, texts and lists have bounds, and nothing else is in it. */
const editionEdit = v.variant('verb', [
  v.strictObject({ verb: v.literal('settings'), ...form(settings) }),
  v.strictObject({ verb: v.literal('add_day'), ...dayFields, windows }),
  v.strictObject({
    verb: v.literal('day'),
    day: number,
    ...form(v.partial(v.strictObject(dayFields))),
  }),
  v.strictObject({ verb: v.literal('close_day'), day: number, closed: v.boolean() }),
  v.strictObject({ verb: v.literal('remove_day'), day: number }),
  v.strictObject({
    ...{ verb: v.literal('copy_day'), day: number },
    to: v.pipe(v.array(number), v.minLength(1), v.maxLength(DAYS_MAX)),
  }),
  v.strictObject({ verb: v.literal('add_windows'), day: number, windows }),
  v.strictObject({ verb: v.literal('window'), window: number, ...form(windowFields) }),
  v.strictObject({ verb: v.literal('remove_window'), window: number }),
  v.strictObject({ verb: v.literal('add_gate'), gate: gateFields }),
  v.strictObject({ verb: v.literal('gate'), gate: number, ...form(someGateFields) }),
  v.strictObject({ verb: v.literal('remove_gate'), gate: number }),
  v.strictObject({ verb: v.literal('status'), to: v.picklist(['open', 'closed', 'archived']) }),
]);

/** Edits that are made together, in their order. */
export const editionEdits: v.GenericSchema<unknown, readonly EditionEdit[]> = v.pipe(
  v.array(editionEdit),
  v.minLength(1),
  v.maxLength(EDITS_MAX),
);
