import type { EventWords } from '../ar/visitor.ts';
import { french } from '../plural.ts';
import { common } from './common.ts';

const { number } = common;

export const visitor: EventWords = {
  none: {
    title: 'Aucune journée portes ouvertes annoncée',
    lead: 'Les dates et le lieu de la prochaine édition paraîtront ici dès leur annonce.',
    free: 'L’entrée aux journées portes ouvertes est gratuite et ouverte à tous.',
  },
  first:
    'L’entrée est gratuite et ouverte à tous. L’inscription est facultative et vous donne une file plus rapide.',
  register: 'S’inscrire',
  chooseDay: 'Choisissez votre jour',
  allDays: 'Les jours',
  days: {
    places: 'Places disponibles',
    few: 'Peu de places',
    full: 'Inscriptions complètes',
    over: 'Journée terminée',
    today: 'Aujourd’hui',
  },
  openLane: 'Quand les inscriptions sont complètes, la file générale reste ouverte.',
  opensOn: (date, time) => `Les inscriptions ouvrent ${date} à ${time}.`,
  closed: 'Les inscriptions sont closes. La file générale reste ouverte pendant tout l’événement.',
  ended: 'Cette édition est terminée. Merci à toutes les visiteuses et à tous les visiteurs.',
  live: {
    title: 'Sur le site en ce moment',
    inside: 'à l’intérieur',
    entries: 'entrées depuis ce matin',
    asOf: 'Chiffres de',
    completeTo: 'Complets jusqu’à',
    rounded: 'Nombres arrondis.',
    opening: (time) => `Ouverture aujourd’hui à ${time}`,
    openingNote: 'Le nombre de personnes sur le site paraîtra ici dès l’ouverture.',
  },
  before: 'Avant de venir',
  tips: [
    'Aucun billet n’est exigé : sans inscription, on entre par la file générale.',
    'Bébés et enfants comptent dans le nombre, et un seul adulte inscrit toute la famille.',
    'Un petit sac passe plus vite au contrôle.',
    'Une entrée de plain-pied est ouverte à tous, sans question.',
  ],
  groups: 'Groupes et organismes',
  groupsLead: 'Une inscription à part pour :',
  groupKinds: {
    school: 'les établissements scolaires',
    association: 'les associations',
    media: 'les médias',
    guest: 'les invités',
  },
  places: (n) =>
    n === 0 ? 'complet' : french(n, `${number(n)} place restante`, `${number(n)} places restantes`),
  description: (name, city) =>
    `${name}, ${city}. Entrée gratuite et ouverte à tous, inscription facultative.`,
};
