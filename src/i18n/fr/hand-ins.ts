import type { HandInWords } from '../ar/hand-ins.ts';
import { grouped } from '../number.ts';
import { french } from '../plural.ts';

const number = (n: number) => grouped(n, '\u202f');

export const words: HandInWords = {
  title: 'Remis par des téléphones révoqués',
  note: 'Rien n’en compte avant votre accord. Accepter le compte au nom du téléphone et de sa porte, écarter le garde sans le compter.',
  scans: (n) => french(n, `${number(n)} passage`, `${number(n)} passages`),
  said: (entered, left) => `entrées ${entered}, sorties ${left}`,
  span: (from, to) => `de ${from} à ${to}`,
  late: (n) =>
    french(
      n,
      `${number(n)} passage après la révocation`,
      `${number(n)} passages après la révocation`,
    ),
  open: 'Le téléphone peut encore en envoyer.',
  uncounted: 'Accepté, mais pas encore tout compté : acceptez à nouveau pour finir.',
  accept: 'Accepter',
  acceptAsk:
    'Ces passages comptent à leur heure et à leur porte, comme ceux de tout téléphone resté sans réseau.',
  confirmAccept: 'Confirmer l’accord',
  decline: 'Écarter',
  declineAsk: 'Ces passages ne compteront jamais, et restent gardés.',
  confirmDecline: 'Confirmer le rejet',
  settled: 'Déjà décidé',
  accepted: 'accepté',
  declined: 'écarté',
  unreadable: 'illisible, gardé sans être compté',
};
