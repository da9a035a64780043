import type { CoachWords } from '../ar/coaches.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';
import { common } from './common.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: CoachWords = {
  title: 'Autocars attendus',
  state: (late) =>
    late === 0
      ? 'Aucun autocar en retard.'
      : french(late, `${number(late)} autocar en retard.`, `${number(late)} autocars en retard.`),
  day: 'Jour',
  show: 'Autocars',
  choose: 'Afficher',
  shownWaited: 'Pas encore arrivés',
  shownAll: 'Tous les autocars',
  none: 'Aucun autocar ce jour. Ceux des écoles et des associations confirmées s’affichent ici.',
  allIn: 'Plus aucun autocar attendu ce jour.',
  anyway: 'Plus ou moins nombreux qu’inscrit, le groupe entre ; en retard aussi.',
  body: 'Organisme',
  unnamed: 'Groupe',
  coach: (i, of) => `Autocar ${i} sur ${of}`,
  hour: 'Heure',
  place: 'Porte et quai',
  gate: (sign) => `Porte ${sign}`,
  bay: (name) => `quai ${name}`,
  people: 'Personnes',
  peopleOf: common.people,
  stateOf: 'État',
  states: { expected: 'attendu', late: 'en retard', arrived: 'arrivé', cancelled: 'annulé' },
  arrivedAt: (time) => `arrivé à ${time}`,
  call: 'Appeler',
  callTitle: 'Qui appeler (noté au journal)',
  noNumber: 'Ce groupe n’a laissé aucun numéro.',
  notWaited: 'Les autocars de ce groupe sont entrés ou annulés : personne n’est à appeler.',
  erased: 'Les réponses de ce groupe sont effacées.',
  range: (from, to, of) => `${from} à ${to} sur ${of}`,
  previous: 'Précédents',
  next: 'Suivants',
  soon: 'Autocars attendus cette heure-ci',
  soonNone: 'Aucun autocar attendu cette heure-ci.',
  openAll: 'Tous les autocars attendus',
};
