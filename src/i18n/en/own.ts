import type { OwnWords } from '../ar/own.ts';

export const words: OwnWords = {
  title: 'Your access',
  passkeys: 'Passkeys',
  noPasskey:
    'You have no passkey here: once your session has ended you will need a new invitation.',
  noWayBack:
    'You have no passkey and no other browser of your own where you are signed in: once you have left you will need a new invitation.',
  addPasskey: 'Add a passkey on this device',
  unused: 'Not used yet',
  usedAt: (time) => `Last used: ${time}`,
  elsewhere: 'Of no use here; it belongs to',
  rename: 'Rename',
  renameAsk: 'A name that reminds you of the device.',
  name: 'Name',
  save: 'Save',
  remove: 'Remove',
  removeAsk: 'This passkey will no longer open the control desk.',
  removeLast: 'This is your last passkey: without it, only a new invitation lets you in.',
  confirmRemove: 'Confirm: remove',
  sessions: 'Browsers where you are signed in',
  here: 'This browser',
  end: 'Sign out there',
};
