import type { TeamWords } from '../ar/team.ts';
import { french } from '../plural.ts';

export const words: TeamWords = {
  name: 'Nom',
  role: 'Rôle',
  where: 'Édition ou porte',
  wholeEdition: 'Toute l’édition',
  lastEntry: 'Dernière entrée',
  passkeys: 'Clés d’accès',
  action: 'Action',
  never: '–',
  oneOwner:
    'Une seule personne est responsable de l’édition. Invitez-en une deuxième : il en faut au moins deux.',
  lastOwner: 'Seule responsable de l’édition : ce rôle ne peut être retiré.',
  takeAway:
    'L’accès au poste de suivi prend fin aussitôt, dans tous ses navigateurs et sur les tableaux ouverts.',
  gate: 'Porte, pour une personne responsable de porte',
  gateHint: 'Sans effet sur les autres rôles.',
  eachGate: 'Une invitation par porte',
  count: 'Nombre d’invitations',
  countHint: (most) => `Par porte pour les responsables de porte ; ${most} au plus en tout.`,
  sheet: (role, n) => `${role} : ${french(n, `${n} invitation`, `${n} invitations`)}`,
  sheetNote: 'Un lien par personne, affiché cette fois seulement.',
  print: 'Imprimer',
  code: (n) => `Code de l’invitation ${n}`,
  until: (time) => `Valable jusqu’à ${time}`,
};
