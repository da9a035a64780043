import type { MessageTexts } from '../ar/message-text.ts';

/** Where a sentence begins with it. */
const begun = (day: string) => day.charAt(0).toUpperCase() + day.slice(1);

const changed: MessageTexts['changed'] = ({ day, from, to, gate, code }) =>
  `Votre visite a changé : ${day}, de ${from} à ${to}, porte ${gate}. Billet : ${code}.`;

export const words: MessageTexts = {
  ticket: ({ day, from, to, gate, code }) =>
    `Votre billet : ${code}. ${begun(day)}, de ${from} à ${to}, porte ${gate}. Entrée libre aussi sans billet.`,
  moved: changed,
  gate: ({ day, from, to, gate, code }) =>
    `Votre porte a changé : porte ${gate}. ${begun(day)}, de ${from} à ${to}. Billet : ${code}.`,
  changed,
  approved: ({ day, from, gate, code }) =>
    `Demande acceptée. Billet : ${code}. ${begun(day)}, ${from}, porte ${gate}.`,
  reminder: ({ day, from, to, gate, code }) =>
    `Votre visite est demain, ${day}, de ${from} à ${to}, porte ${gate}. Billet : ${code}.`,
  cancelled: (code) => `Le billet ${code} est annulé. L’entrée générale reste ouverte sans billet.`,
  cancelledAsAsked: (code) =>
    `Le billet ${code} est annulé à votre demande. L’entrée générale reste ouverte sans billet.`,
  calledOff: (day, code) =>
    `La journée du ${day} est annulée. Le billet ${code} n’est plus valable. Avec nos excuses.`,
  declined: (code, reason) =>
    `Demande ${code} non retenue : ${reason}. L’entrée générale reste ouverte à tous.`,
  code: (digits) =>
    `Code ${digits} pour ouvrir votre billet, valable 10 minutes. Ne le donnez à personne.`,
  turn: ({ day, from, gate, code }) =>
    `Votre tour est venu. Billet : ${code}. ${begun(day)}, ${from}, porte ${gate}. Pour y renoncer : votre lien privé.`,
  offer: ({ day, from, time, date }) =>
    `Des places vous sont gardées ${day}, ${from}. A confirmer avant ${date ? `${date.words}, ${time}` : time} depuis votre lien privé.`,
  wish: (number) => `Votre demande ${number} a reçu une réponse. Lisez-la depuis votre lien privé.`,
};
