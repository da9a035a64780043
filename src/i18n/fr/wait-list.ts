import type { WaitListWords } from '../ar/wait-list.ts';
import { french } from '../plural.ts';

export const words: WaitListWords = {
  title: 'Liste d’attente',
  join: 'S’inscrire sur la liste d’attente',
  how: 'Les places libérées sont tirées au sort parmi les groupes qu’elles peuvent accueillir. Cliquer plus vite ne change rien.',
  large:
    'Un groupe trop nombreux lors de trois tirages passe en premier : les places qui se libèrent sont réunies pour lui pendant 24 heures au plus, jusqu’à trois heures avant le créneau.',
  where: 'Créneau souhaité',
  whereHint: 'Plus le choix est large, plus vous avez de chances au tirage.',
  anyWindow: 'N’importe quel créneau de ce jour',
  choice: 'Quand notre tour vient',
  register: 'Nous inscrire dès que notre tour vient',
  registerHint: 'Le billet apparaît sous votre lien privé.',
  ask: 'Nous demander d’abord',
  askHint:
    'Il faut une adresse e-mail. Les places sont gardées quatre heures au plus, sans compter les heures de 21:00 à 9:00, et l’offre apparaît sous votre lien privé.',
  needsEmail: 'Pour être consultés d’abord, indiquez une adresse e-mail.',
  listFull: 'Cette liste d’attente est complète. La file générale vous est ouverte sans billet.',
  tooLarge:
    'Aucun créneau de cette liste ne peut accueillir autant de personnes. Un groupe plus petit peut attendre.',
  waiting: 'Vous êtes sur la liste d’attente. Inutile de refaire la demande.',
  look: 'Gardez ce lien : votre tour s’affiche sur cette page.',
  willRegister: 'Dès que votre tour vient, vous êtes inscrits et votre billet apparaît ici.',
  willAsk:
    'Quand votre tour vient, des places vous sont gardées jusqu’à une heure indiquée ici, avant le début du créneau.',
  offered: (by) => `Vos places sont gardées jusqu’à ${by}.`,
  by: (day, time) => `${day} à ${time}`,
  confirm: 'Confirmer la venue',
  letGo: 'Laisser la place',
  taken: 'Votre venue est confirmée.',
  expired:
    'Le délai est passé, les places sont allées à d’autres. Vous pouvez revenir sur la liste.',
  notDrawn: 'Aucune place ne s’est libérée. La file générale vous est ouverte sans billet.',
  left: 'Vous n’êtes plus sur la liste d’attente. La file générale vous est ouverte sans billet.',
  leave: 'Quitter la liste d’attente',
  tooLate: 'Il est trop tard : les inscriptions pour ce créneau sont closes.',
  parties: (n) => french(n, `${n} groupe attend`, `${n} groupes attendent`),
  addedFirst: 'Les places ajoutées sont d’abord tirées au sort parmi les groupes qui attendent.',
};
