import { REVISIONS_MAX } from '../../domain/registration-change.ts';
import { run, type Verb } from '../../store/d1/batch.ts';
import {
  type Correction,
  correctContact,
  readCorrectable,
} from '../../store/registrations/correct.ts';

/** `stale`: it was changed after it was read, and has to be read again. */
export type CorrectionOutcome = 'changed' | 'stale' | 'not_found' | 'too_many_changes';

/** What the Registrar passes to a correction: its database and its fence. */
interface CorrectionDesk {
  readonly db: D1Database;
  readonly event: number;
  fence(): Verb<void>;
}

/** Corrects who is behind a registration, in one batch: what its key asked for before is done already. */
export async function applyCorrection(
  { db, event, fence }: CorrectionDesk,
  id: string,
  correction: Correction,
  request: { readonly key: string; readonly by: string },
  now: number,
): Promise<CorrectionOutcome> {
  const [known] = await run(db, readCorrectable(db, event, id, request.key));
  if (!known || known.state === 'cancelled') return 'not_found';
  if (known.done) return 'changed';
  if (known.revision !== correction.revision) return 'stale';
  if (known.revision >= REVISIONS_MAX) return 'too_many_changes';
  const { first_serial } = known;
  const [, written] = await run(
    db,
    fence(),
    correctContact(db, event, { id, first_serial }, correction, request, now),
  );
  return written ? 'changed' : 'stale';
}
