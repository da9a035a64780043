import type { WaitListWords } from '../ar/wait-list.ts';
import { english } from '../plural.ts';

export const words: WaitListWords = {
  title: 'Waiting list',
  join: 'Join the waiting list',
  how: 'Places that come free are drawn by lot among the parties that fit. Being quicker makes no difference.',
  large:
    'A party that was too large in three draws goes first: places that come free are then kept together for it, for up to 24 hours and until three hours before the window.',
  where: 'The window you want',
  whereHint: 'The more you leave open, the better your chances in the draw.',
  anyWindow: 'Any window of this day',
  choice: 'When our turn comes',
  register: 'Register us as soon as our turn comes',
  registerHint: 'Your ticket appears under your private link.',
  ask: 'Ask us first',
  askHint:
    'This needs an e-mail address. Places are held for up to four hours, not counting 21:00 to 9:00, and the offer appears under your private link.',
  needsEmail: 'To be asked first, add an e-mail address.',
  listFull: 'This waiting list is full. The open lane is there for you without a ticket.',
  tooLarge: 'No window on this list can hold so many people. A smaller party can wait.',
  waiting: 'You are on the waiting list. There is no need to ask again.',
  look: 'Keep this link: your turn is shown on this page.',
  willRegister: 'You are registered as soon as your turn comes, and your ticket appears here.',
  willAsk:
    'When your turn comes, places are held for you until a time shown here, before the window begins.',
  offered: (by) => `Your places are held until ${by}.`,
  by: (day, time) => `${day} at ${time}`,
  confirm: 'Confirm',
  letGo: 'Let it go',
  taken: 'Your visit is confirmed.',
  expired: 'The time has passed and the places went to others. You can join the list again.',
  notDrawn: 'No places came free. The open lane is there for you without a ticket.',
  left: 'You are no longer on the waiting list. The open lane is there for you without a ticket.',
  leave: 'Leave the waiting list',
  tooLate: 'It is too late for this: registration for this window is closed.',
  parties: (n) => english(n, `${n} party waiting`, `${n} parties waiting`),
  addedFirst: 'Places that you add are first drawn among the parties waiting.',
};
