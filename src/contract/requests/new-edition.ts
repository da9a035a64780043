import * as v from 'valibot';
import { names } from './edition-fields.ts';
import { slug } from './edition-file.ts';
import { date } from './edition-parts.ts';

/** An edition that begins with a name. */
export const blankRequest = v.strictObject({ slug, name: names });

/** One that begins as another: its first day is on `first`. */
export const copyRequest = v.strictObject({ slug, first: date });
