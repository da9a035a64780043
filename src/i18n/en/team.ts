import type { TeamWords } from '../ar/team.ts';
import { english } from '../plural.ts';

export const words: TeamWords = {
  name: 'Name',
  role: 'Role',
  where: 'Edition or gate',
  wholeEdition: 'Whole edition',
  lastEntry: 'Last entry',
  passkeys: 'Passkeys',
  action: 'Action',
  never: '–',
  oneOwner: 'There is only one owner. Invite a second: an edition needs at least two.',
  lastOwner: 'The only owner: this role cannot be taken away.',
  takeAway: 'Their access ends at once, in all their browsers and on the boards they have open.',
  gate: 'Gate, for gate supervisors',
  gateHint: 'Makes no difference for the other roles.',
  eachGate: 'One invitation for each gate',
  count: 'How many invitations',
  countHint: (most) => `At each gate for gate supervisors; ${most} at most in all.`,
  sheet: (role, n) => `${role}: ${english(n, `${n} invitation`, `${n} invitations`)}`,
  sheetNote: 'One link per person. They are shown this once.',
  print: 'Print',
  code: (n) => `Code of invitation ${n}`,
  until: (time) => `Valid until ${time}`,
};
