import type { GateNoteWords } from '../ar/gate-notes.ts';

export const words: GateNoteWords = {
  step_free_lane: 'File de plain-pied',
  with_group_before: 'Faire entrer avec le groupe précédent',
  call_desk: 'Appeler l’accueil',
  answer_in_french: 'Répondre en français',
};
