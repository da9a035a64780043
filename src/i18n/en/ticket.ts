import type { TicketWords } from '../ar/ticket.ts';
import { english } from '../plural.ts';
import { common } from './common.ts';

export const ticket: TicketWords = {
  title: 'Entry ticket',
  states: {
    valid: 'Valid ticket',
    allIn: 'Everyone is in',
    allOut: 'Everyone has left',
    partIn: (inside, of) =>
      english(inside, `${inside} of your ${of} is in`, `${inside} of your ${of} are in`),
    lastIn: (gate, time) => `, ${gate}, ${time}`,
    over: 'This ticket’s day has ended',
    cancelled: 'Cancelled ticket',
    pending: 'Waiting for approval',
    superseded: 'Replaced by a newer ticket',
  },
  notes: {
    allOut: 'To come back in, use the open lane: no ticket needed.',
    cancelled: 'You can still come in by the open lane, without a ticket.',
    pending: 'Your places are held until we answer.',
    superseded: 'Show your latest ticket at the gate.',
  },
  code: 'Ticket number',
  codeIs: (code) => `Ticket number: ${code}`,
  qr: 'Entry code',
  party: 'Party',
  gate: 'Gate',
  stepFree: 'step-free entrance',
  coach: 'Coach',
  enough:
    'A screenshot or a printed copy is enough; no internet needed. If you are late you can still use the open lane.',
  bring: 'What to bring',
  bringText: 'Water, a sun hat and a small bag: large bags take longer at the bag check.',
  reach: 'Getting there',
  reachText: (venue, city) => `${venue}, ${city}.`,
  reachGate: (gate) => `On arrival, follow the signs to “${gate}”.`,
  safety: 'Children’s safety',
  safetyText:
    'Write your phone number on each child’s wrist and agree on a meeting place. If a child is lost, tell the nearest officer.',
  keep: 'Save as a picture',
  print: 'Print',
  calendar: 'Add to calendar',
  share: 'Share',
  people: (adults, children) =>
    children === 0
      ? common.adults(adults)
      : `${common.adults(adults)} and ${common.children(children)}`,
  lostTitle: 'We could not find this ticket',
  lost: 'Part of the link may be missing. Open it again as you received it, or scan the code again.',
  lostAnyway: 'Entry is free and open to everyone, with or without a ticket.',
};
