import type { MessageTexts } from '../ar/message-text.ts';

const changed: MessageTexts['changed'] = ({ day, from, to, gate, code }) =>
  `Your visit has changed: ${day}, ${from} to ${to}, gate ${gate}. Ticket: ${code}.`;

export const words: MessageTexts = {
  ticket: ({ day, from, to, gate, code }) =>
    `Your ticket: ${code}. ${day}, ${from} to ${to}, gate ${gate}. Entry is free without a ticket too.`,
  moved: changed,
  gate: ({ day, from, to, gate, code }) =>
    `Your gate has changed: gate ${gate}. ${day}, ${from} to ${to}. Ticket: ${code}.`,
  changed,
  approved: ({ day, from, gate, code }) =>
    `Your request was accepted. Ticket: ${code}. ${day}, ${from}, gate ${gate}.`,
  reminder: ({ day, from, to, gate, code }) =>
    `Your visit is tomorrow, ${day}, ${from} to ${to}, gate ${gate}. Ticket: ${code}.`,
  cancelled: (code) => `Ticket ${code} is cancelled. The open lane remains free for everyone.`,
  cancelledAsAsked: (code) =>
    `Ticket ${code} is cancelled as you asked. The open lane remains free for everyone.`,
  calledOff: (day, code) => `${day} is cancelled. Ticket ${code} is no longer valid. We are sorry.`,
  declined: (code, reason) =>
    `Request ${code} was not accepted: ${reason}. The open lane is free for everyone.`,
  code: (digits) => `Code ${digits} to open your ticket, valid for 10 minutes. Give it to no one.`,
  turn: ({ day, from, gate, code }) =>
    `It is your turn. Ticket: ${code}. ${day}, ${from}, gate ${gate}. To give it up, use your private link.`,
  offer: ({ day, from, time, date }) =>
    `We are holding places for you: ${day}, ${from}. Confirm before ${date ? `${date.words}, ${time}` : time} from your private link.`,
  wish: (number) => `Your request ${number} has an answer. Read it at your private link.`,
};
