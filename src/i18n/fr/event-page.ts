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
  sections: {
    title: 'Sur cette page',
    way: 'Venir',
    questions: 'Questions et réponses',
  },
  way: {
    plan: 'Plan du site',
    maps: 'Ouvrir le lieu dans une application de cartes',
    kinds: {
      gate: 'Porte',
      arena: 'Spectacles',
      parking: 'Stationnement',
      bus: 'Arrêt de bus',
      desk: 'Accueil',
      water: 'Eau',
      toilets: 'Toilettes',
      first_aid: 'Premiers secours',
      prayer: 'Lieu de prière',
      way: 'Chemin de plain-pied',
    },
  },
  answers: {
    offline: {
      question: 'Faut-il Internet à la porte ?',
      answer: 'Non. Une photo du billet ou une feuille imprimée suffit.',
    },
    late: {
      question: 'Et si nous arrivons après notre créneau ?',
      answer: 'La file générale reste ouverte.',
    },
    returns: {
      question: 'Peut-on sortir puis revenir ?',
      answer: 'Oui, avec le même billet, le même jour.',
    },
    change: {
      question: 'Peut-on changer le nombre de personnes ou annuler ?',
      answer: 'Oui, depuis votre lien privé, tant que personne de votre groupe n’est entré.',
    },
    data: {
      question: 'Que deviennent nos données ?',
      answer: (date) =>
        `Elles servent à la visite seulement, jamais à un fichier de police, et sont effacées le ${date}.`,
    },
  },
};
