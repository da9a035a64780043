import type { PracticeSheetWords } from '../ar/practice-sheet.ts';

export const words: PracticeSheetWords = {
  title: 'Feuille d’entraînement',
  link: 'Feuille d’entraînement',
  lead: 'Choisissez « Entraînement » sur le téléphone de porte, puis lisez les codes l’un après l’autre. Rien n’est compté ni envoyé.',
  real: 'Ce ne sont pas des billets : toute porte en service les dit d’une autre édition.',
  print: 'Imprimer',
  codeOf: (name) => `Code d’entraînement : ${name}`,
  shows: 'Le téléphone montre',
  cases: {
    single: 'Une personne seule',
    family: 'Une famille de cinq',
    coach: 'Un car scolaire de 40',
    cancelled: 'Un billet annulé',
    wrong_day: 'Un billet d’un autre jour',
    too_early: 'Un créneau plus tardif, deux personnes',
    all_in: 'Une famille déjà entrée',
    forged: 'Un code falsifié',
  },
  verdicts: {
    single: 'Vert, 1 : entrée.',
    family: 'Vert, 5 : entrée. Un chiffre de la bande corrige le nombre.',
    coach: 'Le téléphone demande combien sont là, 40 déjà inscrit. Puis vert.',
    cancelled: 'Rouge : billet annulé. L’entrée par la file ouverte reste possible.',
    wrong_day: 'Rouge : billet d’un autre jour. L’entrée par la file ouverte reste possible.',
    too_early: 'Jaune, 2 : entrée avec un mot, le créneau n’a pas commencé.',
    all_in: 'Rouge : tous sont entrés, avec l’heure et la porte.',
    forged: 'Rouge : signature fausse. Ce n’est pas un billet.',
  },
};
