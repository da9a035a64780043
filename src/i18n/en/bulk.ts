import type { BulkWords } from '../ar/bulk.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

const registrations = (n: number) =>
  english(n, `${number(n)} registration`, `${number(n)} registrations`);

export const words: BulkWords = {
  title: 'New bulk message',
  state:
    'One text to many people: to those registered when it is sent, and not to those who follow.',
  open: 'New bulk message',
  list: 'Bulk messages',
  none: 'No bulk message has been sent.',
  number: (n) => `Bulk message no. ${number(n)}`,
  back: 'Back to messages',
  when: { label: 'Day or window', all: 'All days to come' },
  who: { label: 'Visitors or gate', all: 'Everybody' },
  count: 'Count',
  counted: (n) => `To whom: ${registrations(n)}`,
  arch: (n) => english(n, 'registration', 'registrations'),
  registrations,
  reached: 'By',
  kept: 'Prepared, without a channel',
  unreached: 'Reached by no channel',
  nobody: 'Nobody is concerned by this choice.',
  noneReached: 'No started channel reaches any of them: there is nothing to send.',
  texts: {
    ar: {
      label: 'Text in Arabic',
      hint: 'Also sent to people who read Amazigh. One SMS part is 70 characters.',
    },
    fr: { label: 'Text in French', hint: 'One SMS part is 160 characters.' },
    en: { label: 'Text in English', hint: 'Optional: without it, the French text is sent.' },
  },
  places:
    'These names are filled in from each person’s own visit. Write “gate {gate}”: only its sign is filled in. {day} gives the whole date, Thursday 26 November, and {d} only its number, 26. No links.',
  until: {
    label: 'Of use until',
    hint: 'Whatever has not left by then is not sent.',
    last: 'The end of the last day concerned',
  },
  endOf: (day) => `The end of ${day}`,
  check: 'Review before sending',
  checking: 'Review of the bulk message',
  says: 'What arrives',
  example: 'An example with the longest visit there is and a made-up number.',
  parts: (n, units, ucs2) =>
    `${english(n, `${number(n)} part`, `${number(n)} parts`)}, ${number(units)} characters, ${ucs2 ? '70' : '160'} to a part`,
  noEnglish: 'No English text: the French one is sent.',
  cost: (messages, parts, cost) =>
    `SMS: ${number(messages)}, in ${english(parts, `${number(parts)} part`, `${number(parts)} parts`)}, ${cost} at most.`,
  noPrice: (parts) => `SMS parts: ${number(parts)}. The price of a part is not set.`,
  free: 'No SMS among them: nothing to pay.',
  budgets:
    'A fifth of each limit is kept for tickets and changes, and nothing leaves in quiet hours.',
  perDay: (channel, perDay) => `${channel}: at most ${number(perDay)} a day.`,
  usefulUntil: (day) => `Of use until the end of ${day}.`,
  send: (n) => `Send to ${registrations(n)}`,
  change: 'Change the text or the recipients',
  stop: 'Stop',
  refresh: 'Refresh the figures',
  progress: 'How far it is',
  unwritten: 'Not prepared yet',
  isWriting: 'It is being prepared.',
  isStopped: 'Stopped: nothing more of it leaves.',
  isOver: 'Too late to be of use.',
  isDone: 'All of it is prepared.',
  isFinished: 'The sending is finished.',
  faults: {
    missing: 'This text is needed.',
    link: 'Our messages carry no link: no web or e-mail address, however it is written. Put a space after a full stop.',
    place: 'What is between braces is not a known name.',
    long: 'This text is longer than three parts.',
    until: 'This day is over.',
    audience: 'Nobody is concerned by this choice.',
    tooMany: 'This edition has as many bulk messages as it can have.',
  },
  reminder: {
    title: 'Reminder the evening before',
    on: 'It is written between 17:00 and 20:30 to everybody who comes the next day and whom a channel reaches.',
    off: 'No reminder is sent.',
    start: 'Turn the reminder on',
    stop: 'Turn the reminder off',
  },
};
