import type { MailWords } from '../ar/mail-text.ts';

export const words: MailWords = {
  subject: (kind, day) => {
    if (kind === 'cancelled') return 'Votre billet est annulé';
    if (kind === 'declined' || kind === 'wish') return 'Réponse à votre demande';
    if (kind === 'reminder') return `Votre visite est demain, ${day}`;
    if (kind === 'bulk') return `Un message au sujet de votre visite du ${day}`;
    if (kind === 'code') return 'Code pour ouvrir votre billet';
    if (kind === 'called_off') return `La journée du ${day} est annulée`;
    if (kind === 'offer') return `Des places vous sont gardées le ${day}`;
    if (kind === 'ticket' || kind === 'approved' || kind === 'turn')
      return `Votre billet du ${day}`;
    return `Votre visite du ${day} a changé`;
  },
  ticket: 'Le billet :',
  manage: 'Votre lien privé, pour modifier ou annuler. Ne transférez pas cette ligne :',
  noAnswer: 'Message automatique : les réponses ne sont pas lues.',
};
