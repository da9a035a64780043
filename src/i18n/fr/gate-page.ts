import type { GatePageWords } from '../ar/gate-page.ts';

export const page: GatePageWords = {
  title: 'Porte d’accueil',
  noScript: 'Cette page a besoin de JavaScript.',
  enrolTitle: 'Ouvrir une porte sur ce téléphone',
  enrolCode: 'Code d’invitation',
  enrolOpen: 'Ouvrir cette porte',
  lane: 'Sens de la file',
  menuTitle: 'Réglages de la porte',
  language: 'Langue',
};
