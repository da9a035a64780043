import type { PracticeSheetWords } from '../ar/practice-sheet.ts';

export const words: PracticeSheetWords = {
  title: 'Practice sheet',
  link: 'Practice sheet',
  lead: 'Choose “Practice” on the gate phone, then read the codes one after the other. Nothing is counted or sent.',
  real: 'These are no tickets: every gate in service says that they are of another edition.',
  print: 'Print',
  codeOf: (name) => `Practice code: ${name}`,
  shows: 'The phone shows',
  cases: {
    single: 'One person alone',
    family: 'A family of five',
    coach: 'A school coach of 40',
    cancelled: 'A cancelled ticket',
    wrong_day: 'A ticket for another day',
    too_early: 'A later arrival window, two people',
    all_in: 'A family that is in already',
    forged: 'A forged code',
  },
  verdicts: {
    single: 'Green, 1: let in.',
    family: 'Green, 5: let in. A figure of the strip corrects the number.',
    coach: 'The phone asks how many are here, 40 filled in. Then green.',
    cancelled: 'Red: cancelled. They may enter by the open lane.',
    wrong_day: 'Red: for another day. They may enter by the open lane.',
    too_early: 'Yellow, 2: let in with a word, the window has not begun.',
    all_in: 'Red: all are in, with time and gate.',
    forged: 'Red: false signature. It is no ticket.',
  },
};
