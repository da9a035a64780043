import type { CalledOffWords } from '../ar/called-off.ts';

export const words: CalledOffWords = {
  day: 'Called off',
  closed: 'This day is called off. We are sorry.',
  nearest: 'This day is called off. Nearest windows:',
  void: 'This day is called off, so this ticket is no longer valid. We are sorry.',
  registration: 'This day is called off, and your registration with it. We are sorry.',
  request:
    'This day is called off, so your request can no longer be accepted for it. We are sorry.',
  others: 'The other days go ahead.',
  all: 'Every day of this edition is called off. We are sorry.',
  waiting: 'This day is called off, so no places will be given out for it. We are sorry.',
};
