import type { NoticesWords } from '../ar/notices.ts';

export const words: NoticesWords = {
  title: 'Notices',
  all: 'All notices',
  older: 'Older notices',
  empty: 'Nothing is published.',
  feed: (event) => `Notices · ${event}`,
  numbered: (n) => `Notice ${n}`,
  check: { title: 'Check a notice you were sent', number: 'Notice number', button: 'Check' },
  at: (date, time) => `${date}, ${time}`,
  until: (date, time) => `valid until ${date} at ${time}`,
  untilHour: (time) => `valid until ${time}`,
  corrected: (date, time) => `text corrected ${date}, ${time}`,
  gate: (name) => `about ${name}`,
  pinned: 'pinned',
  authentic: (n, date, time) =>
    `Genuine notice ${n}, published by the organizer on ${date} at ${time}.`,
  unknown: 'The organizer has published no notice with this number.',
  unknownTitle: 'Unknown number',
  replaced: 'Replaced by a newer text:',
  latest: (date, time) => `the text published on ${date} at ${time}`,
  earlier: 'Earlier texts',
  withdrawn: (date, time) =>
    `This notice was withdrawn on ${date} at ${time} and no longer applies.`,
  withdrawnWord: 'withdrawn',
  over: (date, time) => `This notice applied until ${date} at ${time}.`,
  missing: (languages) => `This notice is available in ${languages}.`,
  languages: { ar: 'Arabic', zgh: 'Amazigh', fr: 'French', en: 'English' },
  comma: ', ',
  and: ' and ',
  theGate: (name) => name,
  templates: {
    held: {
      useOrWait:
        'Entry is paused at {gate}. Use {gate2}, or wait until {until}. You can leave by every gate.',
      use: 'Entry is paused at {gate}. Use {gate2}. You can leave by every gate.',
      wait: 'Entry is paused at {gate}. Wait until {until}. You can leave by every gate.',
      alone: 'Entry is paused at {gate}. You can leave by every gate.',
      site: 'Entry is paused at every gate. You can leave by every gate.',
    },
    full: 'The site is full at the moment. Entry will resume gradually. Quietest hour expected: {hour}. Tickets remain valid today.',
    fullAlone:
      'The site is full at the moment. Entry will resume gradually. Tickets remain valid today.',
    weather:
      '[Extreme heat / Rain / Wind]. [What changes]. Bring water and a hat. Shade and water: [place].',
    over: 'Entry has resumed at {gate}, {time}.',
    overSite: 'Entry has resumed at every gate, {time}.',
    rumour: 'Correction. {is} Contrary to what is being shared, {not} The organizer, {time}.',
    rumourAlone: 'Correction. {is} The organizer, {time}.',
  },
};
