import type { GroupWords } from '../ar/groups.ts';

export const words: GroupWords = {
  title: (organisation) => `Visite de ${organisation}`,
  names: 'Des nombres seulement : n’écrivez le nom d’aucun élève.',
  coaches: 'Autocars',
  coach: (i) => `Autocar ${i}`,
  ofAll: (i, all) => `Autocar ${i} sur ${all}`,
  gate: (sign) => `porte ${sign}`,
  bay: (name) => `quai ${name}`,
  giveOn:
    'Envoyer le billet à la personne responsable de l’autocar : il ne permet aucun changement.',
  changeNumbers: 'Changer les nombres',
  save: 'Changer les nombres',
  changeWindow: 'Changer de créneau',
  cancelCoach: 'Annuler un autocar',
  print: 'Imprimer la feuille',
  onTheDay:
    'Vous pouvez changer les nombres jusqu’à l’entrée de l’autocar. Plus ou moins nombreux, vous entrez.',
  call: 'Numéro à appeler si un autocar tarde',
  callHint:
    'Facultatif : sans lui, nous appelons le téléphone de l’inscription. Il est gardé chiffré et effacé avec vos réponses.',
  callFold: 'Changer le numéro',
  noRoom: (window, people) =>
    `Le créneau ${window} ne peut accueillir ${people}. Créneaux les plus proches qui le peuvent :`,
  take: (window) => `Changer : ${window}`,
  arrived: (people) => `Déjà dedans : ${people}`,
  cancelled: 'annulé',
  isIn: 'L’autocar est entré : ses nombres ne changent plus.',
  done: {
    numbers: 'Les nombres sont changés. Les billets sont à jour et les liens envoyés restent bons.',
    coach: 'L’autocar est annulé et son billet ne vaut plus. Les autres ne changent pas.',
    called: 'Le numéro est enregistré.',
  },
  faults: {
    nobody: 'Chaque autocar a au moins une personne. Pour en retirer un, annulez-le.',
    tooMany: (people) => `Le nombre convenu s’arrête à ${people}. Plus nombreux, vous entrez.`,
    noAdult: 'Au moins une personne adulte accompagne le groupe.',
    used: 'Cet autocar vient d’entrer : ses nombres restent. Rien n’est changé.',
  },
  cancelTitle: (coach) => `Annuler : ${coach} ?`,
  cancelText:
    'Ses places vont à d’autres et son billet ne vaudra plus. Les autres autocars ne changent pas.',
  cancelLast: 'C’est le dernier autocar : l’annuler annule toute la visite.',
  sheet: {
    title: 'Feuille des autocars',
    lead: 'Une partie par autocar : à découper et à remettre à la personne responsable.',
    back: 'Retour à la page du groupe',
    enough: 'La feuille suffit à la porte, sans téléphone.',
  },
};
