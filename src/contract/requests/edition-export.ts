import * as v from 'valibot';
import { DAYS_MAX, GATES_MAX } from '../../domain/editing/edition-faults.ts';
import { WINDOWS_MAX } from '../../domain/editing/window-plan.ts';
import type { ReadAs, SentAs } from '../parts.ts';
import { dayFields, gateFields, plannedWindow, settings } from './edition-fields.ts';
import { editionFile, slug } from './edition-file.ts';

/**
 * An edition as the service writes it down: whole, also while it is a draft. Its days are numbered in
 * their order, and so are they in its programme.
 */
export const editionExport = v.strictObject({
  slug,
  status: v.picklist(['draft', 'open', 'closed']),
  ...settings.entries,
  days: v.pipe(
    v.array(
      v.strictObject({
        ...dayFields,
        windows: v.pipe(
          v.array(v.strictObject({ ...plannedWindow.entries, closed: v.boolean() })),
          v.maxLength(WINDOWS_MAX),
        ),
      }),
    ),
    v.maxLength(DAYS_MAX),
  ),
  gates: v.pipe(v.array(gateFields), v.maxLength(GATES_MAX)),
});
export type EditionExport = SentAs<typeof editionExport>;
export type HeardEditionExport = ReadAs<typeof editionExport>;

/** What `POST /operator/editions` takes: a file that a person wrote, or one that the service did. */
export const anyEditionFile = v.lazy((input) => (isExport(input) ? editionExport : editionFile));

/** A file of the service says in which state its edition is; a person's is open at once. */
function isExport(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, 'status');
}
