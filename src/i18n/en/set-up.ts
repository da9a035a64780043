import type { SetUpWords } from '../ar/set-up.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, ',');

export const words: SetUpWords = {
  readTemplates: 'Read the notice templates',
  newEdition: {
    days: 'Number of days in a row',
    bothNeeded: 'In Arabic and French at least. The other two languages are optional.',
    first: 'First day',
    firstHint: 'Optional: the days are made from 10:00 to 20:00, and can be changed later.',
    slugHint:
      'Small Latin letters and digits, 2 to 31. Empty: proposed from the city and the year. It cannot change later.',
    slugProposed: (slug) =>
      `The proposed address is in its field: ${slug}. Change it, or make the draft with it.`,
    slugFree: (slug) => `Another edition has this address already. This one is free: ${slug}.`,
    daysWrong: (most) => `A number of days from 1 to ${number(most)}.`,
    copied: 'Copied: texts, days, windows, gates, shares, rules and programme.',
    notCopied:
      'Never copied: the team, phones, invitations, notices, registrations, the CNDP receipt and the review of the notice templates.',
  },
  days: {
    inARow: 'Number of days in a row',
    inARowHint: 'Each with these hours and windows.',
    planFor: (n) => `Days with these windows: ${number(n)}.`,
    copyTo: 'Copy this day to others',
    copyHint:
      'Its hours, windows and places replace theirs. A day with registrations stays as it is.',
    copyNone: 'There is no other day, or all of them have registrations.',
    copyButton: 'Copy to the chosen days',
    noneTicked: 'Choose at least one day.',
    sameHours: 'The same hours on every day to come',
    table: 'Edit the windows as a table',
    tableTitle: (date) => `Windows of ${date} as a table`,
    tableLead:
      'One row a window. A row that is emptied is removed if nobody has registered for it. Nothing is written before you save.',
    paste: 'Paste rows from a spreadsheet',
    pasteHint:
      'One line a window: from, to, places. For example 10:00 12:00 5000. They appear in the table before they are saved.',
    pasteButton: 'Put into the table',
    pasted: (n) => `Rows put into the table: ${number(n)}. Nothing is saved yet.`,
    pasteWrong: (line) => `Line ${number(line)} does not have two times and a number.`,
    rowOf: (name, row) => `${name}, row ${number(row)}`,
    kept: (taken) =>
      `Cannot be removed, places taken: ${number(taken)}. It can be closed to registrations; everybody keeps their ticket.`,
    keptDay: (taken) =>
      `This day cannot be removed, places taken: ${number(taken)}. It can be closed to registrations.`,
    closeWindow: 'Close the window to registrations',
    closeWindowAsk:
      'Whoever has registered keeps the ticket. Nobody else registers for this window.',
    openWindow: 'Open the window to registrations again',
    openWindowAsk: 'People can register for it again while there are places.',
  },
  untouched: 'Corrected in one language and left as it was in others. Have a look:',
  written: {
    all: 'written in all four languages',
    some: (languages) => `written ${languages}`,
    comma: ', ',
    none: 'not written yet',
  },
};
