import type { TicketWords } from '../ar/ticket.ts';
import { common } from './common.ts';

export const ticket: TicketWords = {
  title: 'Entry ticket',
  states: {
    valid: 'Valid ticket',
    allIn: 'Everyone is in',
    partIn: (inside, of) => `${inside} of ${of} are in`,
    over: 'The day of this ticket is over',
    cancelled: 'Cancelled ticket',
    pending: 'Waiting for approval',
    superseded: 'Replaced by a newer ticket',
  },
  notes: {
    cancelled: 'The open lane is there without a ticket.',
    pending: 'The places are held until the answer.',
    superseded: 'Show the newest ticket at the gate.',
  },
  code: 'Ticket number',
  qr: 'Entry code',
  party: 'Party',
  gate: 'Gate',
  stepFree: 'step-free entrance',
  coach: 'Coach',
  enough:
    'A picture of the screen or a sheet of paper is enough, no Internet needed. Late, you still enter by the open lane.',
  bring: 'What to bring',
  bringText: 'Water, a hat against the sun, a small bag: large bags take time at the check.',
  reach: 'Getting there',
  reachText: (venue, city) => `${venue}, ${city}.`,
  reachGate: (gate) => `On arrival, follow the signs to “${gate}”.`,
  safety: 'Children’s safety',
  safetyText:
    'Write your phone number on each child’s wrist and agree on a meeting place. If a child is lost, tell the nearest officer.',
  keep: 'Keep the picture',
  print: 'Print',
  calendar: 'Add to calendar',
  share: 'Share',
  people: (adults, children) =>
    children === 0
      ? common.adults(adults)
      : `${common.adults(adults)} and ${common.children(children)}`,
  lostTitle: 'We could not find this ticket',
  lost: 'A letter of the link may be missing. Open it again as you received it, or scan the code once more.',
  lostAnyway: 'Entry is free and open to everyone, even without a ticket.',
};
