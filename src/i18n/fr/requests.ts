import type { RequestWords } from '../ar/requests.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: RequestWords = {
  heading: 'Demandes',
  title: (n) => french(n, `${number(n)} demande en attente`, `${number(n)} demandes en attente`),
  empty: 'Aucune demande en attente.',
  note: 'Les plus anciennes d’abord. Qui est accepté trouve ses billets sur son lien privé.',
  kinds: {
    individual: 'personne',
    family: 'famille',
    school: 'école',
    association: 'association',
    media: 'médias',
    guest: 'invités',
  },
  since: (time) => `depuis ${time}`,
  holds: 'places gardées',
  holdsNone: 'aucune place gardée',
  unnamed: 'sans nom',
  approve: 'Accepter',
  approveAsk: 'Les places sont prises et les billets établis aussitôt.',
  confirmApprove: 'Confirmer l’accord',
  decline: 'Ne pas retenir',
  declineAsk:
    'Aucun billet n’est établi, et les places gardées sont rendues. L’entrée générale reste ouverte.',
  confirmDecline: 'Confirmer le refus',
  approved: 'La demande est acceptée.',
  declined: 'La demande n’est pas retenue.',
  gone: 'Cette demande n’attend plus. Rien n’a changé.',
  full: (window, people) => `${window} ne peut accueillir cette demande : ${people}.`,
  nearest: 'La demande reste en attente. Créneaux les plus proches qui le peuvent :',
  none: 'La demande reste en attente. Aucun autre créneau ne le peut.',
  more: 'Demandes suivantes',
  code: {
    title: 'Code de la direction',
    note: 'Il confirme aussitôt les écoles et les associations, dans la limite des personnes, des inscriptions et des jours.',
    people: 'Personnes en tout',
    uses: 'Nombre d’inscriptions',
    days: 'Jours',
    allDays: 'aucun choix : tous les jours',
    end: 'Dernier jour d’usage',
    submit: 'Créer le code',
    wrong: 'Écrivez des nombres entiers et une date à venir.',
    page: 'Code de la direction',
    send: 'Envoyez ce lien à la direction seule : elle le transmet aux établissements.',
    used: (used, most) => `Personnes : ${used} sur ${most}`,
    usedTimes: (used, most) => `inscriptions : ${used} sur ${most}`,
    everyDay: 'tous les jours',
    withdrawAsk: 'Le code ne confirme plus aucune inscription. Celles qu’il a confirmées restent.',
  },
  serials: (used) =>
    `Plus de la moitié des numéros de billets est utilisée : ${used} sur 9 999 999. Au dernier, l’inscription s’arrête.`,
};
