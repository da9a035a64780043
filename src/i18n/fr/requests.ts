import type { RequestWords } from '../ar/requests.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: RequestWords = {
  heading: 'Demandes',
  title: (n) => french(n, `${number(n)} demande en attente`, `${number(n)} demandes en attente`),
  empty: 'Aucune demande en attente.',
  note: 'Les plus anciennes d’abord. Une fois acceptés, les billets paraissent aussitôt sur le lien privé.',
  tabs: 'Sortes de demandes',
  queues: {
    media: 'Médias',
    school: 'Écoles',
    association: 'Associations',
    guest: 'Invités',
    family: 'Familles',
    individual: 'Visites individuelles',
  },
  columns: {
    body: 'Organisme',
    age: 'Attente',
    people: 'Personnes',
    days: 'Jours demandés',
    room: 'Places',
    choose: 'Choix',
  },
  hours: (n) =>
    n === 0 ? 'moins d’une heure' : french(n, `${number(n)} heure`, `${number(n)} heures`),
  days: (n) => french(n, `${number(n)} jour`, `${number(n)} jours`),
  answerBy: (time) => `réponse avant ${time}`,
  overdue: 'en retard',
  held: 'gardées',
  room: 'oui',
  noRoom: (window) => `non : au plus près ${window}`,
  noRoomAnywhere: 'non : aucun créneau ne suffit',
  dayOver: 'cette journée est passée',
  unnamed: 'sans nom',
  choose: (body) => `Choisir : ${body}`,
  back: 'Toutes les demandes',
  more: 'Demandes suivantes',
  approve: 'Accepter',
  decline: 'Ne pas retenir',
  approveSelected: 'Accepter les demandes choisies',
  declineSelected: 'Ne pas retenir les demandes choisies',
  asks: 'Demande',
  since: (time) => `depuis ${time}`,
  answers: 'Réponses',
  facts: {
    body: 'Organisme',
    name: 'Nom',
    people: 'Nombre',
    days: 'Jours et créneaux',
    room: 'Places',
    work: 'Type de travail',
    equipment: 'Matériel',
    vehicle: 'Véhicule',
    details: 'Informations ajoutées',
    stepFree: 'Entrée de plain-pied',
    yes: 'oui',
    phone: 'Téléphone',
    email: 'E-mail',
    language: 'Langue de la demande',
  },
  crew: (n) => french(n, `équipe de ${number(n)} personne`, `équipe de ${number(n)} personnes`),
  school: ({ girls, boys, adults, coaches }) =>
    `Filles : ${girls} · Garçons : ${boys} · Accompagnement : ${adults} · Autocars : ${coaches}`,
  showContact: 'Afficher le contact (noté au journal)',
  erased: 'Les données de cette demande sont effacées.',
  windowFor: (day) => `Créneau du ${day}`,
  moves:
    'Le créneau demandé n’a pas assez de places. La demande est acceptée dans l’un de ceux-ci, et sa page annonce la nouvelle heure.',
  approveNote:
    'Les places sont prises et les billets paraissent aussitôt sur la page de la demande.',
  reason: 'Motif',
  declineNote:
    'Aucun billet n’est établi, et les places gardées sont rendues. L’entrée générale reste ouverte.',
  seeText: 'Voir le texte avant l’envoi',
  checkApprove: (n) => french(n, `Accepter ${number(n)} demande`, `Accepter ${number(n)} demandes`),
  checkDecline: (n) =>
    french(n, `Ne pas retenir ${number(n)} demande`, `Ne pas retenir ${number(n)} demandes`),
  theyRead: 'Voici ce qui se lira sur la page de la demande :',
  confirmApprove: 'Confirmer l’accord',
  confirmDecline: 'Confirmer le refus',
  noneChosen: 'Aucune demande n’est choisie. Cochez-en au moins une.',
  approved: (n) => french(n, `${number(n)} demande acceptée.`, `${number(n)} demandes acceptées.`),
  declined: (n) =>
    french(n, `${number(n)} demande non retenue.`, `${number(n)} demandes non retenues.`),
  full: (n) =>
    french(
      n,
      `Pas assez de places pour ${number(n)} demande : elle attend toujours.`,
      `Pas assez de places pour ${number(n)} demandes : elles attendent toujours.`,
    ),
  gone: (n) =>
    french(
      n,
      `${number(n)} demande avait déjà sa réponse : rien n’a changé.`,
      `${number(n)} demandes avaient déjà leur réponse : rien n’a changé.`,
    ),
  badges: 'Badges des médias à imprimer',
  code: {
    title: 'Code de la direction',
    note: 'Il confirme aussitôt les écoles et les associations, dans la limite des personnes, des inscriptions et des jours.',
    people: 'Personnes en tout',
    uses: 'Nombre d’inscriptions',
    days: 'Jours',
    allDays: 'aucun choix : tous les jours',
    end: 'Dernier jour d’usage',
    submit: 'Créer le code',
    tooMany: (most) =>
      `Une édition peut avoir ${most} codes ouverts à la fois. Retirez ceux dont personne n’a besoin.`,
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
