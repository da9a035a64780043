import { gateState } from '../../../domain/admission.ts';
import type { Books } from '../books/books.ts';

/** What the screen's colour says: how the gate stands, and never what the last scan was. */
export type ScreenState = 'open' | 'held' | 'closed' | 'flow' | 'practice';

/** A hold goes before free flow: nobody may take the colour of free entry for leave to let in. */
export function screenStateOf(books: Books, practising: boolean): ScreenState {
  if (practising) return 'practice';
  const state = gateState(books.gate.number, books.now(), books.rules());
  if (state === 'closed') return 'closed';
  // Who is in the lane still comes in while a hold is new: a hold it is all the same.
  if (state !== 'open') return 'held';
  return books.flow() ? 'flow' : 'open';
}
