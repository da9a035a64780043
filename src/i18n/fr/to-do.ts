import type { ToDoWords } from '../ar/to-do.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: ToDoWords = {
  title: 'À faire',
  none: 'Rien n’attend en ce moment.',
  oldest: (age) => `la plus ancienne : ${age}`,
  conflicts: 'pas encore examinées',
  count: (time) => `Dernier comptage à vue : ${time}`,
  countAgain: 'à refaire sur un téléphone de porte',
  steps: (n) =>
    french(
      n,
      `${number(n)} étape manque avant l’ouverture`,
      `${number(n)} étapes manquent avant l’ouverture`,
    ),
  wishes: (n) =>
    french(
      n,
      `${number(n)} vœu attend une réponse sous une semaine`,
      `${number(n)} vœux attendent une réponse sous une semaine`,
    ),
  unreleased: (n) =>
    french(
      n,
      `${number(n)} journée aux chiffres non publiés`,
      `${number(n)} journées aux chiffres non publiés`,
    ),
  lookedThrough: 'Marquer comme examinées',
  lookedThroughNote:
    'Aucun chiffre ne change. Elles reviennent dans « À faire » si une autre arrive.',
  lookedThroughCut: 'Vaut aussi pour celles, déjà arrivées, que la liste ne montre pas.',
  allLookedThrough: 'Tout ce qui est arrivé jusqu’ici a été examiné.',
};
