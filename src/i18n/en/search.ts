import type { SearchWords } from '../ar/search.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: SearchWords = {
  title: 'Find a registration',
  field: 'Ticket, phone or name',
  hint: 'A ticket’s code from a hand scanner works too, and so does an e-mail address.',
  submit: 'Find',
  where: 'Day or window',
  whereHint: 'For searches by name only.',
  everywhere: 'Every day',
  wholeDay: (day) => `${day}: every window`,
  before: 'The registration will appear here. Nothing is listed before you type something.',
  found: (n) => english(n, `${number(n)} registration`, `${number(n)} registrations`),
  columns: {
    name: 'Name',
    contact: 'Phone ends in',
    window: 'Day and window',
    party: 'Party',
    state: 'State',
  },
  unnamed: 'no name',
  next: 'More results',
  capped: 'Many people have this name. Add a word or choose a window.',
  goOn: 'Search further',
  none: 'No registration found.',
  meant: {
    token: 'Read as a ticket’s code. This edition did not issue it.',
    notYours:
      'A ticket of this edition, but not of a kind that your role may open. The desk can help its holder.',
    code: '12 digits, read as a ticket number.',
    codeOrPhone: '12 digits, read as a ticket number and as a phone number.',
    phone: 'Read as a phone number.',
    number: 'This many digits are neither a ticket number (12 digits) nor a phone number.',
    email: 'Read as an e-mail address.',
    name: 'Read as a name, by whole words or how they begin (three letters at least).',
    nothing: 'The text was not understood. Type a ticket number, a phone number or a name.',
  },
  byName: 'Search by name instead',
  byBeginnings: 'Also names that begin like this',
  begun: 'Names with words that begin like this.',
  registerNow: 'Register now',
  camera: {
    start: 'Read the code with the camera',
    stop: 'Stop the camera',
    aim: 'Point the camera at the ticket’s code.',
    denied: 'The camera is not allowed. Allow it in the site’s settings, or type the number.',
    missing: 'There is no camera here. Type the number.',
    busy: 'Another app is using the camera. Close it and try again.',
    other: 'This code is not a ticket’s.',
  },
};
