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
    'Une seule personne est responsable de l’édition. Invitez-en une deuxième : il en faut au moins deux.',
  lastOwner: 'Seule responsable de l’édition : ce rôle ne peut être retiré.',
  takeAway:
    'L’accès au poste de suivi prend fin aussitôt, dans tous ses navigateurs et sur les tableaux ouverts. Les liens que cette personne a créés et qui n’ont pas servi n’ouvrent plus rien.',
  gate: 'Porte, pour une personne responsable de porte',
  gateHint: 'Sans effet sur les autres rôles.',
  eachGate: 'Une invitation par porte',
  count: 'Nombre d’invitations',
  countHint: (most) => `Par porte pour les responsables de porte ; ${most} au plus en tout.`,
  names: 'Pour qui (facultatif)',
  namesHint:
    'Un nom ou quelques mots par ligne : il y a alors autant d’invitations que de lignes. Ils figurent sur la feuille et dans la liste, jusqu’à ce que l’invitation serve ou prenne fin.',
  tooManyOpen: (most) =>
    `Une édition peut avoir ${most} invitations ouvertes à la fois ; il n’y a plus de place pour celles-ci. Retirez celles dont personne n’a besoin.`,
  countWrong: (most) => `Indiquez combien d’invitations il vous faut, de 1 à ${most} en tout.`,
  namesWrong: (most, letters) => `Au plus ${most} lignes de ${letters} caractères au plus.`,
  namesGates: (gates) =>
    `Pour une invitation par porte, écrivez ${gates} lignes ou un multiple, dans l’ordre des portes ; ou choisissez une porte.`,
  noGate: 'Choisissez une porte de cette édition.',
  copy: 'Copier le lien',
  copied: 'Copié',
  refusals: {
    lastOwner:
      'C’est la seule personne responsable de l’édition : ce rôle ne peut être retiré. Invitez-en d’abord une deuxième.',
    own: 'Vous ne pouvez pas retirer votre propre rôle. Une autre personne responsable ou de l’organisation le peut.',
    above: 'Seule une personne responsable de l’édition peut retirer ce rôle.',
    used: (name) =>
      `Trop tard pour la retirer : cette invitation a déjà servi à ${name}. Si ce n’est pas la personne prévue, retirez le rôle ici.`,
    usedOver: (name) => `Cette invitation avait servi à ${name}, dont le rôle a été retiré depuis.`,
  },
  sheet: (role, n) => `${role} : ${french(n, `${n} invitation`, `${n} invitations`)}`,
  sheetNote: 'Un lien par personne, affiché cette fois seulement.',
  print: 'Imprimer',
  code: (n) => `Code de l’invitation ${n}`,
  until: (time) => `Valable jusqu’à ${time}`,
};
