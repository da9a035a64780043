import type { GateNote } from '../../domain/gate-note.ts';

/** What the gate does, as its staff read it after a scan and the desk chooses it. */
export type GateNoteWords = Readonly<Record<GateNote, string>>;

export const words: GateNoteWords = {
  step_free_lane: 'الممر دون درج',
  with_group_before: 'الإدخال مع المجموعة السابقة',
  call_desk: 'الاتصال بمكتب الاستقبال',
  answer_in_french: 'الجواب بالفرنسية',
};
