import type { MessageWords } from '../ar/messages.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, ',');

export const words: MessageWords = {
  title: 'Messages',
  noChannel: 'No channel is set up. Messages are ready and are not sent.',
  later: 'Once there is a channel, those that are still of use are offered here for sending.',
  noLink: 'Our text messages contain no link and ask for nothing.',
  arch: () => 'prepared, not sent',
  kinds: {
    ticket: 'Ticket after registering',
    moved: 'Hour of the window moved',
    gate: 'Another gate',
    changed: 'Changed by the office',
    cancelled: 'Cancelled by the office',
    approved: 'Request approved',
    declined: 'Request declined',
  },
  standings: {
    no_channel: 'Prepared, not sent',
    ready: 'Ready to send',
    sending: 'Being sent',
    sent: 'Sent',
    delivered: 'Delivered',
    bounced: 'Returned',
    unknown: 'Unknown',
    superseded: 'Out of date',
    expired: 'Too late to be of use',
    not_carried: 'Could not be carried',
    other_contact: 'Contact changed since',
  },
  byKind: 'Messages by kind',
  kind: 'Kind',
  standing: 'State',
  all: 'All',
  empty:
    'No messages yet. One is prepared when the hour of a window or a gate changes, and when the office changes a registration or answers a request.',
  causes: 'Changes of the edition that concern people who registered',
  when: 'Time',
  what: 'Change',
  people: 'People',
  messages: 'Messages',
  unreachable: 'Without a contact',
  going: 'The rest is being prepared.',
  moved: (before, now) => `${before}, then ${now}`,
  others: (n) => `other windows: ${number(n)}`,
  says: 'What each message says',
  example: 'An example, with a day of this edition and a made-up number.',
  amazigh:
    'People who read Amazigh are sent the text message in Arabic: many phones cannot show Tifinagh.',
  told: (n) => `Messages prepared: ${number(n)}. Not sent: no channel is set up.`,
  toldCarried: (n) => `Messages prepared: ${number(n)}.`,
  toldWithout: (n) => `Registrations without a contact: ${number(n)}.`,
  see: 'See the messages',
  ofOne: 'Messages',
  none: 'No message for this registration.',
};
