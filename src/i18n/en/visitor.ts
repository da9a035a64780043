import type { EventWords } from '../ar/visitor.ts';
import { english } from '../plural.ts';
import { common } from './common.ts';

const { number } = common;

export const visitor: EventWords = {
  none: {
    title: 'No open days announced at the moment',
    lead: 'The dates and place of the next edition will appear here as soon as they are announced.',
    free: 'Entry to the open days is free and open to everyone.',
  },
  first: 'Entry is free and open to everyone. Registering is optional and gives you a faster lane.',
  register: 'Register',
  chooseDay: 'Choose your day',
  allDays: 'The days',
  days: {
    places: 'Places available',
    few: 'Few places left',
    full: 'Fully booked',
    over: 'Ended',
    today: 'Today',
  },
  openLane: 'Even when registration is full, you can come in by the open lane.',
  opensOn: (date, time) => `Registration opens on ${date} at ${time}.`,
  closed: 'Registration is closed. You can still come in by the open lane, every day of the event.',
  ended: 'These open days are over. Thank you to everyone who came.',
  live: {
    title: 'On site right now',
    inside: 'inside',
    entries: 'entries since this morning',
    asOf: 'Figures at',
    completeTo: 'Complete up to',
    rounded: 'Figures are rounded.',
    opening: (time) => `Opens today at ${time}`,
    openingNote: 'How many people are on site will be shown here once the gates open.',
  },
  before: 'Before you come',
  tips: [
    'You do not need a ticket: without one, use the open lane.',
    'Count babies and children too. One adult can register the whole family.',
    'A small bag gets you through the bag check faster.',
    'Anyone can use the step-free entrance, no questions asked.',
  ],
  groups: 'Groups and organisations',
  groupsLead: 'Register as:',
  groupKinds: {
    school: 'a school',
    association: 'an association',
    media: 'a media outlet',
    guest: 'a guest',
  },
  places: (n) =>
    n === 0 ? 'full' : english(n, `${number(n)} place left`, `${number(n)} places left`),
  description: (name, city) =>
    `${name}, ${city}. Free and open to everyone; registering is optional.`,
};
