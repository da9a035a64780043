import type { ShellWords } from '../ar/shell.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, ',');

export const words: ShellWords = {
  label: 'Parts of the control desk',
  menu: 'Sections',
  tabs: 'Pages of this section',
  sections: {
    live: 'Live',
    gates: 'Gates',
    visitors: 'Visitors',
    communication: 'Communication',
    figures: 'Figures',
    edition: 'Edition',
  },
  pages: {
    board: 'Board',
    gates: 'Gates',
    ownGate: 'Your gate',
    practice: 'Practice',
    search: 'Search',
    requests: 'Requests',
    lists: 'Lists',
    notices: 'Notices',
    desk: 'Desk',
    evening: 'Day sheet',
    checklist: 'Checklist',
    words: 'Words',
    days: 'Days and windows',
    shares: 'Shares and capacity',
    setUpGates: 'Gates, set-up',
    programme: 'Programme',
    rules: 'Rules',
    editions: 'Editions',
    team: 'Team',
    log: 'Log',
  },
  arch: {
    notices: 'Published now',
    gates: 'Gates open',
    team: 'With a role',
  },
  wrong: 'Please correct:',
  rows: (from, to, total) => `${number(from)}–${number(to)} of ${number(total)}`,
  noGate: 'No gate is assigned to you. Ask the organizers for an invitation to your gate.',
  previous: 'Previous',
  next: 'Next',
};
