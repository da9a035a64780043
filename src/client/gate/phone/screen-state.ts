import { gateState } from '../../../domain/admission.ts';
import type { Books } from '../books/books.ts';

/** What the screen's colour shows: the state of the gate, and never the last scan. */
export type ScreenState = 'open' | 'held' | 'closed' | 'flow' | 'practice';

/**
 * A hold has priority over free flow: the colour of free entry must not be taken for permission to
 * admit.
 */
export function screenStateOf(books: Books, practising: boolean): ScreenState {
  if (practising) return 'practice';
  const state = gateState(books.gate.number, books.now(), books.rules());
  if (state === 'closed') return 'closed';
  // People in the lane still enter while a hold is new: it is shown as a hold all the same.
  if (state !== 'open') return 'held';
  return books.flow() ? 'flow' : 'open';
}
