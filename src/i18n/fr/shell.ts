import type { ShellWords } from '../ar/shell.ts';
import { grouped } from '../number.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: ShellWords = {
  label: 'Parties du poste de suivi',
  menu: 'Sections',
  tabs: 'Pages de cette section',
  sections: {
    live: 'En direct',
    gates: 'Portes',
    visitors: 'Visiteurs',
    communication: 'Communication',
    figures: 'Chiffres',
    edition: 'Édition',
  },
  pages: {
    board: 'Tableau',
    gates: 'Portes',
    ownGate: 'Votre porte',
    practice: 'Exercice',
    search: 'Recherche',
    requests: 'Demandes',
    lists: 'Listes',
    notices: 'Avis',
    desk: 'Accueil',
    evening: 'Relevé du jour',
    checklist: 'Étapes',
    words: 'Textes',
    days: 'Jours et créneaux',
    shares: 'Parts et capacité',
    setUpGates: 'Portes, réglages',
    programme: 'Programme',
    rules: 'Règles',
    editions: 'Éditions',
    team: 'Équipe',
    log: 'Journal',
  },
  arch: {
    notices: 'publiés',
    gates: 'Portes ouvertes',
    team: 'Avec un rôle',
  },
  wrong: 'À corriger :',
  rows: (from, to, total) => `${number(from)}–${number(to)} sur ${number(total)}`,
  noGate:
    'Aucune porte ne vous est attribuée. Demandez à l’organisation une invitation pour votre porte.',
  previous: 'Précédent',
  next: 'Suivant',
};
