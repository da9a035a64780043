import type { GateNoteWords } from '../ar/gate-notes.ts';

export const words: GateNoteWords = {
  step_free_lane: 'Step-free lane',
  with_group_before: 'Let through with the group before',
  call_desk: 'Call the desk',
  answer_in_french: 'Answer in French',
};
