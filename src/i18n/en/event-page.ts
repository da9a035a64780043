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
  sections: {
    title: 'On this page',
    way: 'Getting there',
    questions: 'Questions and answers',
  },
  way: {
    plan: 'Plan of the site',
    maps: 'Open the place in a maps app',
    kinds: {
      gate: 'Gate',
      arena: 'Shows',
      parking: 'Car park',
      bus: 'Bus stop',
      desk: 'Welcome desk',
      water: 'Water',
      toilets: 'Toilets',
      first_aid: 'First aid',
      prayer: 'Prayer area',
      way: 'Step-free way',
    },
  },
  answers: {
    offline: {
      question: 'Do I need the Internet at the gate?',
      answer: 'No. A picture of the ticket or a sheet of paper is enough.',
    },
    late: {
      question: 'What if we arrive after our window?',
      answer: 'The open lane stays open to you.',
    },
    returns: {
      question: 'Can we leave and come back?',
      answer: 'Yes, on the same ticket and the same day.',
    },
    change: {
      question: 'Can I change how many we are, or cancel?',
      answer: 'Yes, from your private link, until one of you has come in.',
    },
    data: {
      question: 'What happens to our data?',
      answer: (date) =>
        `It is used for the visit only, never for a police file, and is erased on ${date}.`,
    },
  },
};
