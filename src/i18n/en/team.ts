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
  takeAway:
    'Their access ends at once, in all their browsers and on the boards they have open. Links that they made and nobody has used open nothing any more.',
  gate: 'Gate, for gate supervisors',
  gateHint: 'Makes no difference for the other roles.',
  eachGate: 'One invitation for each gate',
  count: 'How many invitations',
  countHint: (most) => `At each gate for gate supervisors; ${most} at most in all.`,
  names: 'For whom (optional)',
  namesHint:
    'One name or a few words a line: there are then as many invitations as lines. They are shown on the sheet and in the list, until the invitation is used or over.',
  tooManyOpen: (most) =>
    `An edition can have ${most} open invitations at once, and there is no room for these. Withdraw some that nobody needs.`,
  countWrong: (most) => `Write how many invitations you need, from 1 to ${most} in all.`,
  namesWrong: (most, letters) => `At most ${most} lines of at most ${letters} characters.`,
  namesGates: (gates) =>
    `For an invitation at each gate write ${gates} lines, or a multiple of that, in the order of the gates; or choose one gate.`,
  noGate: 'Choose a gate of this edition.',
  copy: 'Copy the link',
  copied: 'Copied',
  refusals: {
    lastOwner:
      'This is the only owner, so the role cannot be taken away. Invite a second owner first.',
    own: 'You cannot take your own role away. Another owner or organizer can.',
    above: 'Only an owner can take an owner’s role away.',
    used: (name) =>
      `Too late to withdraw: ${name} has already joined with this invitation. If that was not the person you meant, take the role away here.`,
    usedOver: (name) =>
      `This invitation had been used by ${name}, whose role was taken away since.`,
  },
  sheet: (role, n) => `${role}: ${english(n, `${n} invitation`, `${n} invitations`)}`,
  sheetNote: 'One link per person. They are shown this once.',
  print: 'Print',
  code: (n) => `Code of invitation ${n}`,
  until: (time) => `Valid until ${time}`,
};
