import type { GateNoteWords } from '../ar/gate-notes.ts';

export const words: GateNoteWords = {
  step_free_lane: 'ⴰⴱⵔⵉⴷ ⴱⵍⴰ ⵜⵉⵙⴽⵉⵡⵉⵏ',
  with_group_before: 'ⴰⴽⵛⵛⵓⵎ ⴷ ⵜⵔⴰⴱⴱⵓⵜ ⵜⴰⵎⵣⵡⴰⵔⵓⵜ',
  call_desk: 'ⴰⵖⵓⵔⵉ ⵉ ⵓⵙⵏⵓⴱⴳ',
  answer_in_french: 'ⵜⴰⵎⵔⴰⵔⵓⵜ ⵙ ⵜⴼⵔⴰⵏⵙⵉⵙⵜ',
};
