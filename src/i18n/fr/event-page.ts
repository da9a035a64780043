import type { EventPageWords } from '../ar/event-page.ts';

export const words: EventPageWords = {
  programme: {
    now: 'En ce moment',
    next: 'Ensuite',
    at: 'Situation à',
  },
  gates: {
    title: 'L’entrée en ce moment',
    all: {
      open: 'Toutes les portes sont ouvertes.',
      busy: 'Il y a du monde à toutes les portes. On entre toujours.',
      full: 'Le site est plein en ce moment. L’entrée reprendra peu à peu.',
      held: 'L’entrée est suspendue à toutes les portes.',
      closed: 'L’entrée est fermée à toutes les portes.',
    },
    states: {
      open: 'ouverte',
      busy: 'du monde',
      full: 'site plein',
      held: 'suspendue',
      closed: 'fermée',
    },
    each: 'Porte par porte',
    stepFree: 'de plain-pied',
    asOf: (time) => `Situation à ${time}.`,
  },
  quiet: {
    today: (span) => `Moment le plus calme attendu aujourd’hui : ${span}.`,
    onDay: (day, span) => `Moment le plus calme attendu ${day} : ${span}.`,
    reckoned: (people) =>
      `Calculé d’après les seules inscriptions, pour ce moment : ${people}. Les personnes qui viennent sans inscription n’y sont pas comptées.`,
  },
};
