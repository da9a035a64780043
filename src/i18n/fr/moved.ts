import type { MovedWords } from '../ar/moved.ts';

export const words: MovedWords = {
  title: 'L’heure de votre visite a changé.',
  text: (before, now, day, time) =>
    `Nouvelle heure : ${now}. Avant : ${before}. Changement fait le ${day} à ${time}.`,
  valid: 'Votre billet reste valable tel quel.',
};
