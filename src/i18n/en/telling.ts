import type { TellingWords } from '../ar/telling.ts';

export const words: TellingWords = {
  title: 'Hear of changes',
  text: 'If your hour or gate changes, a notification appears on this phone. No number and no account needed.',
  turn: 'When your turn comes, a notification appears on this phone. No number and no account needed.',
  offer: 'Notify me of changes',
  decline: 'No thanks',
  stop: 'Stop notifying me',
  on: 'Changes will appear on this phone.',
  no: 'This browser blocks notifications. You can allow them in its settings.',
  failed: 'That did not work. Please try again.',
};
