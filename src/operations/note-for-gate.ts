import { askRegistrar } from '../actors/stubs.ts';
import type { GateNote } from '../domain/gate-note.ts';
import { Problem } from '../domain/problem.ts';
import { forgetNotes } from '../store/registrations/gate-notes.ts';
import { actingOn, allow, type MemberContext, type ServiceContext } from './context.ts';

/** What the gate is asked to do for the people of a registration; null takes the note away. */
export interface NoteForGate {
  readonly event: number;
  readonly id: string;
  readonly note: GateNote | null;
  /** The form's. */
  readonly key: string;
}

/**
 * Sets or takes away the note that gate phones show with the tickets of a registration. Throws
 * `not_found`, `invalid_request` for one without tickets or of a day that is over,
 * `too_many_changes`, `busy`.
 */
export async function noteForGate(
  context: MemberContext,
  { event, id, note, key }: NoteForGate,
): Promise<void> {
  allow(context, 'note_for_gate');
  const by = actingOn(context, event);
  const { outcome } = await askRegistrar(context.env, event, (registrar) =>
    registrar.change(event, id, { type: 'note', note }, by.id, key),
  );
  switch (outcome) {
    case 'changed':
      return;
    case 'invalid':
      throw new Problem('invalid_request');
    case 'busy':
      throw new Problem('busy', { retryAfter: 5 });
    case 'too_many_changes':
      throw new Problem('too_many_changes');
    default:
      throw new Problem('not_found');
  }
}

/** Takes away the notes of days that are over, on every edition. */
export async function forgetGateNotes(context: ServiceContext): Promise<void> {
  allow(context, 'forget_gate_notes');
  await forgetNotes(context.env.DB, context.now);
}
