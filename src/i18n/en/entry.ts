import type { EntryWords } from '../ar/entry.ts';

export const words: EntryWords = {
  further: {
    title: (name) => `You are signed in as ${name}`,
    text: 'This invitation adds a role to those you have. You stay signed in, and choose the edition at the top of the page.',
    submit: (name) => `Join as ${name}`,
    someoneElse: 'Somebody else joins on this browser',
  },
  noRole: {
    title: 'No edition is open to you at the moment',
    text: 'Ask an owner of the edition, or the operator of the service, for an invitation, and open it in this browser.',
  },
};
