import type { MediaWords } from '../ar/media.ts';

export const words: MediaWords = {
  work: 'Type de travail',
  workHint: 'télévision, radio, presse écrite, photo…',
  equipment: 'Matériel (facultatif)',
  vehicle: 'Véhicule (facultatif)',
  crew: 'Personnes dans l’équipe',
  crewHint: 'Un badge par personne.',
  also: 'Autres jours',
  alsoHint: 'Une seule demande et une seule réponse : un billet par jour.',
  notThisDay: 'Pas ce jour',
  fullThere: 'L’un de ces créneaux n’a plus assez de places. Choisissez-en un autre.',
  oneADay: 'Un seul créneau par jour.',
  badge: {
    title: 'Badges des médias',
    note: 'Pour les équipes acceptées : un badge par personne, sans nom ni photo. Les emblèmes disent quels jours il vaut.',
    empty: 'Aucune équipe n’est encore acceptée.',
    press: 'PRESSE',
    member: (i, n) => `équipe ${i} sur ${n}`,
  },
};
