import type { AuditVerb } from '../../domain/audited.ts';
import { applyEdits } from '../../domain/editing/apply-edits.ts';
import type { EditFault, EditionEdit } from '../../domain/editing/edits.ts';
import { same } from '../../domain/editing/merge.ts';
import type { By } from '../../store/d1/audit.ts';
import { run, type Verb } from '../../store/d1/batch.ts';
import { editRefusal, readEditState, writeEdit } from '../../store/editions/edit-edition.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { EditAnswer, EditOrder } from '../calls.ts';

/** What the Registrar passes to an edit: its database, its fence, and the edition as it knows it. */
interface EditDesk {
  readonly db: D1Database;
  readonly edition: StoredEdition;
  fence(): Verb<void>;
}

/**
 * Carries out edits of an edition in one batch behind the fence: an edition that somebody else has
 * edited since it was read fails the batch, and the edits are judged anew. Triggers judge once more
 * what must hold whatever was known here.
 */
export async function editEdition(
  { db, edition, fence }: EditDesk,
  { edits, key, version, asksMoves }: EditOrder,
  by: By,
  now: number,
): Promise<EditAnswer> {
  const [state] = await run(db, readEditState(db, by.event, key));
  if (state.done !== null) return { outcome: 'unchanged', version: state.done, theirs: [] };
  if (version !== undefined && version !== edition.version) {
    return { outcome: 'edition_changed', version: edition.version };
  }
  const edited = applyEdits(edition, edits, { ...state.facts, now });
  if (edited.outcome === 'conflict') return { ...edited, version: edition.version };
  if (edited.outcome === 'refused') return edited;
  const { theirs, moved, told } = edited;
  const people = moved.reduce((sum, window) => sum + window.people, 0);
  if (asksMoves && people > 0) return { outcome: 'would_move', people };
  if (same(edited.edition, edition)) {
    return { outcome: 'unchanged', version: edition.version, theirs };
  }
  const after = edited.edition;
  const write = { before: edition, after, told, verb: verbOf(edits), key, by, at: now };
  try {
    await run(db, fence(), writeEdit(db, write));
  } catch (error) {
    const code = editRefusal(error);
    if (code === null) throw error;
    return { outcome: 'refused', faults: [refusedBy(code)] };
  }
  return { outcome: 'edited', version: edition.version + 1, theirs, moved, told };
}

/** A fault that the database found: it does not say of which row. */
function refusedBy(code: NonNullable<ReturnType<typeof editRefusal>>): EditFault {
  return { path: '', code, values: {} };
}

const STATUS_VERBS = {
  open: 'publish',
  closed: 'close_registration',
  archived: 'archive',
} as const;

/** As the audit names it. */
function verbOf(edits: readonly EditionEdit[]): AuditVerb {
  const status = edits.find((edit) => edit.verb === 'status');
  return status ? STATUS_VERBS[status.to] : 'edit_edition';
}
