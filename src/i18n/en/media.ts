import type { MediaWords } from '../ar/media.ts';

export const words: MediaWords = {
  work: 'Kind of work',
  workHint: 'television, radio, print, photographs …',
  equipment: 'Equipment (optional)',
  vehicle: 'Vehicle (optional)',
  crew: 'People in the crew',
  crewHint: 'One badge for each person.',
  also: 'Other days',
  alsoHint: 'One request and one answer: a ticket for each day.',
  notThisDay: 'Not this day',
  fullThere: 'One of these windows has not enough places left. Please choose another.',
  oneADay: 'One window a day.',
  badge: {
    title: 'Media badges',
    note: 'For crews that are approved: one badge for each person, with no name and no photograph. The emblems say on which days it is valid.',
    empty: 'No crew is approved yet.',
    press: 'Media',
    member: (i, n) => `crew ${i} of ${n}`,
  },
};
