import type { ArchWords } from '../ar/arch.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const counted = (one: string, other: string) => (n: number) =>
  french(n, `${grouped(n, '\u202f')} ${one}`, `${grouped(n, '\u202f')} ${other}`);

export const words: ArchWords = {
  days: counted('jour', 'jours'),
  gates: counted('porte', 'portes'),
  openGates: counted('porte ouverte', 'portes ouvertes'),
  shows: counted('spectacle', 'spectacles'),
  editions: counted('édition', 'éditions'),
  team: counted('personne avec un rôle', 'personnes avec un rôle'),
  phonesOnDuty: counted('téléphone en service', 'téléphones en service'),
  notices: counted('avis en ligne', 'avis en ligne'),
  places: counted('place restante', 'places restantes'),
  requests: counted('demande en attente', 'demandes en attente'),
  coachesExpected: counted('autocar attendu', 'autocars attendus'),
  people: counted('personne', 'personnes'),
  badges: counted('badge', 'badges'),
  rows: counted('ligne', 'lignes'),
  wishes: counted('jour avant le délai le plus proche', 'jours avant le délai le plus proche'),
  erasure: counted('jour avant l’effacement', 'jours avant l’effacement'),
  rowsReady: counted('ligne prête', 'lignes prêtes'),
};
