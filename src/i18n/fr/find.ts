import type { FindWords } from '../ar/find.ts';
import { french } from '../plural.ts';

export const words: FindWords = {
  title: 'Retrouver votre billet',
  lostIt: 'Billet perdu ?',
  lead: {
    both: 'Indiquez le téléphone ou l’e-mail de l’inscription. Nous y envoyons un code de six chiffres.',
    phone: 'Indiquez le téléphone de l’inscription. Nous y envoyons un code de six chiffres.',
    email: 'Indiquez l’e-mail de l’inscription. Nous y envoyons un code de six chiffres.',
  },
  contact: { both: 'Téléphone ou e-mail', phone: 'Téléphone', email: 'E-mail' },
  send: 'Envoyer le code',
  faults: {
    both: 'Indiquez un téléphone ou un e-mail valable. Exemple : 0612345678',
    phone: 'Ce numéro n’est pas valable. Exemple : 0612345678',
    email: 'Cette adresse est incomplète. Exemple : nom@exemple.ma',
    code: 'Le code a six chiffres.',
  },
  sentTitle: 'Saisir le code',
  sent: {
    both: 'Si ce contact est inscrit, un code arrive dans les deux minutes. Il vaut 10 minutes, dans ce navigateur seulement.',
    phone:
      'Si ce téléphone est inscrit, un code arrive dans les deux minutes. Il vaut 10 minutes, dans ce navigateur seulement.',
    email:
      'Si cet e-mail est inscrit, un code arrive dans les deux minutes. Il vaut 10 minutes, dans ce navigateur seulement.',
  },
  noLink: 'Nos SMS ne contiennent aucun lien et ne demandent rien.',
  code: 'Code',
  codeHint: 'Six chiffres',
  open: 'Voir les billets',
  wrong: (n) =>
    french(
      n,
      `Ce code n’est pas le bon. ${n} essai restant.`,
      `Ce code n’est pas le bon. ${n} essais restants.`,
    ),
  over: 'Ce code n’est plus valable. Demandez-en un nouveau.',
  another: 'Demander un nouveau code',
  noChannel: (desk) =>
    `Cette édition n’envoie pas de messages. L’accueil retrouve votre billet : ${desk}.`,
  notTo: {
    phone: (desk) =>
      `Cette édition n’envoie pas de SMS. Si vous n’avez pas donné d’e-mail, l’accueil retrouve votre billet : ${desk}.`,
    email: (desk) =>
      `Cette édition n’envoie pas d’e-mails. Si vous n’avez pas donné de téléphone, l’accueil retrouve votre billet : ${desk}.`,
  },
  free: 'L’entrée est gratuite et ouverte à tous, même sans billet.',
  foundTitle: 'Vos billets',
  until: (time) => `Cette page reste ouverte dans ce navigateur jusqu’à ${time}.`,
  none: 'Aucun billet n’est inscrit sous ce contact.',
  close: 'Fermer cette page sur cet appareil',
  closed: 'La page est fermée sur cet appareil.',
};
