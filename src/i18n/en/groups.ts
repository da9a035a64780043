import type { GroupWords } from '../ar/groups.ts';

export const words: GroupWords = {
  title: (organisation) => `Visit of ${organisation}`,
  names: 'Numbers only: do not write any pupil’s name.',
  coaches: 'Coaches',
  coach: (i) => `Coach ${i}`,
  ofAll: (i, all) => `Coach ${i} of ${all}`,
  gate: (sign) => `gate ${sign}`,
  bay: (name) => `bay ${name}`,
  giveOn: 'Send the ticket to the person in charge of the coach: it allows no changes.',
  changeNumbers: 'Change numbers',
  save: 'Change numbers',
  changeWindow: 'Change the window',
  cancelCoach: 'Cancel a coach',
  print: 'Print the sheet',
  onTheDay: 'Numbers can change until the coach is in. More or fewer, you still enter.',
  call: 'Number to call if a coach is late',
  callHint:
    'Optional: without it we call the phone you registered with. It is kept sealed and erased with your answers.',
  callFold: 'Change the number',
  noRoom: (window, people) =>
    `The window ${window} has no room for ${people}. Nearest windows that do:`,
  take: (window) => `Change: ${window}`,
  arrived: (people) => `In: ${people}`,
  cancelled: 'cancelled',
  isIn: 'This coach is in: its numbers no longer change.',
  done: {
    numbers:
      'The numbers are changed. The tickets are up to date and links already sent still work.',
    coach:
      'The coach is cancelled and its ticket no longer works. The other coaches stay as they are.',
    called: 'The number is saved.',
  },
  faults: {
    nobody: 'Each coach has at least one person. To leave one out, cancel it.',
    tooMany: (people) => `The number agreed on is ${people} at most. More of you still enter.`,
    noAdult: 'At least one adult comes with the group.',
    used: 'This coach has just come in: its numbers stay. Nothing has changed.',
  },
  cancelTitle: (coach) => `Cancel ${coach}?`,
  cancelText:
    'Its places go to others and its ticket will no longer work. The other coaches stay as they are.',
  cancelLast: 'This is the last coach: cancelling it cancels the whole visit.',
  sheet: {
    title: 'Sheet of coaches',
    lead: 'One part for each coach: cut it off and hand it to the person in charge.',
    back: 'Back to the group’s page',
    enough: 'The sheet is enough at the gate, without a phone.',
  },
};
