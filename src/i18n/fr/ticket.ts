import type { TicketWords } from '../ar/ticket.ts';
import { french } from '../plural.ts';
import { common } from './common.ts';

export const ticket: TicketWords = {
  title: 'Billet d’entrée',
  states: {
    valid: 'Billet valable',
    allIn: 'Tout le monde est entré',
    allOut: 'Tout le monde est sorti',
    partIn: (inside, of) =>
      french(
        inside,
        `${inside} des ${of} personnes de votre groupe est à l’intérieur`,
        `${inside} des ${of} personnes de votre groupe sont à l’intérieur`,
      ),
    lastIn: (gate, time) => `, ${gate}, ${time}`,
    over: 'Le jour de ce billet est passé',
    cancelled: 'Billet annulé',
    pending: 'En attente d’accord',
    superseded: 'Remplacé par un billet plus récent',
  },
  notes: {
    allOut: 'Pour revenir, prenez la file générale, sans billet.',
    cancelled: 'La file générale reste ouverte sans billet.',
    pending: 'Les places sont gardées jusqu’à la réponse.',
    superseded: 'Présentez le billet le plus récent à la porte.',
  },
  code: 'Numéro du billet',
  codeIs: (code) => `Numéro du billet : ${code}`,
  qr: 'Code d’entrée',
  party: 'Groupe',
  gate: 'Porte',
  stepFree: 'entrée de plain-pied',
  coach: 'Autocar',
  enough:
    'Une photo de l’écran ou une feuille suffit, sans Internet. En cas de retard, la file générale vous reste ouverte.',
  bring: 'À apporter',
  bringText:
    'De l’eau, un chapeau contre le soleil, un petit sac : les grands sacs prennent du temps au contrôle.',
  reach: 'Venir',
  reachText: (venue, city) => `${venue}, ${city}.`,
  reachGate: (gate) => `Sur place, suivez les panneaux « ${gate} ».`,
  safety: 'Sécurité des enfants',
  safetyText:
    'Écrivez votre numéro au poignet de chaque enfant et convenez d’un lieu de rendez-vous. Si un enfant se perd, prévenez l’agent le plus proche.',
  keep: 'Garder l’image',
  print: 'Imprimer',
  calendar: 'Ajouter au calendrier',
  share: 'Partager',
  people: (adults, children) =>
    children === 0
      ? common.adults(adults)
      : `${common.adults(adults)} et ${common.children(children)}`,
  lostTitle: 'Billet introuvable',
  lost: 'Une lettre du lien manque peut-être. Ouvrez-le de nouveau tel que vous l’avez reçu, ou scannez encore le code.',
  lostAnyway: 'L’entrée est gratuite et ouverte à tous, même sans billet.',
};
