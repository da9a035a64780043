import type { EventPageWords } from '../ar/event-page.ts';

export const words: EventPageWords = {
  programme: {
    now: 'On now',
    next: 'Up next',
    at: 'As of',
  },
  gates: {
    title: 'Getting in right now',
    all: {
      open: 'All gates are open.',
      busy: 'All gates are busy. People are still being let in.',
      full: 'The site is full at the moment. Entry will resume gradually.',
      held: 'Entry is paused at every gate.',
      closed: 'Entry is closed at every gate.',
    },
    states: {
      open: 'open',
      busy: 'busy',
      full: 'site full',
      held: 'paused',
      closed: 'closed',
    },
    each: 'Gate by gate',
    stepFree: 'step-free',
    asOf: (time) => `As of ${time}.`,
  },
  quiet: {
    today: (span) => `Quietest time expected today: ${span}.`,
    onDay: (day, span) => `Quietest time expected on ${day}: ${span}.`,
    reckoned: (people) =>
      `Reckoned from registrations alone, for that time: ${people}. Visitors who come without registering are not counted.`,
  },
};
