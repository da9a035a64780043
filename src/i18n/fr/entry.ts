import type { EntryWords } from '../ar/entry.ts';

export const words: EntryWords = {
  further: {
    title: (name) => `Session ouverte au nom de ${name}`,
    text: 'Cette invitation ajoute un rôle aux vôtres. Votre session reste ouverte, et l’édition se choisit en haut de la page.',
    submit: (name) => `Rejoindre en tant que ${name}`,
    someoneElse: 'Une autre personne rejoint sur ce navigateur',
  },
  noRole: {
    title: 'Aucune édition ne vous est ouverte',
    text: 'Demandez une invitation à une personne responsable de l’édition, ou à l’opérateur du service, et ouvrez-la dans ce navigateur.',
  },
};
