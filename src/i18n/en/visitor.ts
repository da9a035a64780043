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
  chooseDay: 'Choose your day',
  days: {
    places: 'Places available',
    few: 'Few places',
    full: 'Registration full',
    over: 'This day is over',
    today: 'Today',
  },
  openLane: 'When registration is full, the open lane is still there for you.',
  opensOn: (date, time) => `Registration opens on ${date} at ${time}.`,
  closed: 'Registration is closed. The open lane is there on every day of the event.',
  ended: 'This edition is over. Thank you to all who came.',
  live: {
    title: 'On the site right now',
    inside: 'inside',
    entries: 'entries since this morning',
    asOf: 'Figures of',
    completeTo: 'Complete up to',
    rounded: 'Rounded numbers.',
  },
  before: 'Before you come',
  tips: [
    'No ticket is required: without one you enter by the open lane.',
    'Babies and children count, and one adult registers the whole family.',
    'A small bag passes the check faster.',
    'A step-free entrance is open to everyone, and nobody asks why.',
  ],
  groups: 'Groups and organisations',
  groupsLead: 'A registration of their own for:',
  groupKinds: {
    school: 'schools',
    association: 'associations',
    media: 'media',
    guest: 'guests',
  },
  places: (n) =>
    n === 0 ? 'full' : english(n, `${number(n)} place left`, `${number(n)} places left`),
  description: (name, city) =>
    `${name}, ${city}. Free and open to everyone; registering is optional.`,
};
