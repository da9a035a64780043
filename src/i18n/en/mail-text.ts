import type { MailWords } from '../ar/mail-text.ts';

export const words: MailWords = {
  subject: (kind, day) => {
    if (kind === 'cancelled') return 'Your ticket is cancelled';
    if (kind === 'declined' || kind === 'wish') return 'An answer to your request';
    if (kind === 'reminder') return `Your visit is tomorrow, ${day}`;
    if (kind === 'bulk') return `A message about your visit on ${day}`;
    if (kind === 'code') return 'Code to open your ticket';
    if (kind === 'called_off') return `${day} is cancelled`;
    if (kind === 'offer') return `Places held for you on ${day}`;
    if (kind === 'ticket' || kind === 'approved' || kind === 'turn')
      return `Your ticket for ${day}`;
    return `Your visit on ${day} has changed`;
  },
  ticket: 'The ticket:',
  manage: 'Your private link, to change or cancel. Do not forward this line:',
  noAnswer: 'This message was sent automatically; replies are not read.',
};
