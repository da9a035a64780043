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
  signIn: {
    title: 'Sign in to the control desk',
    lead: 'There is no password: the passkey on your device is enough.',
    enter: 'Sign in with fingerprint or device code',
    refused: {
      late: 'The request for a passkey was too old, or had been answered already. Try again.',
      unknown:
        'This passkey opens nothing here: it belongs to another site, or was removed. Choose another one, or use an invitation.',
    },
    noPasskeys: 'This browser has no passkeys. You stay signed in for 16 hours after last use.',
    haveInvitation: 'I have an invitation',
    invitationHint: 'The invitation link, just as you received it.',
    invitationWrong: 'This is not an invitation link. Paste all of it, just as you received it.',
    openInvitation: 'Open the invitation',
    anotherWay: 'Another way',
    another:
      'A passkey works on the device that made it, and wherever your passkeys are synced. Without it, ask an owner or organizer of your edition, or the operator of the service, for a new invitation.',
  },
  newPasskey: {
    title: 'Next time',
    lead: 'A passkey opens the control desk with one touch: no link, no password.',
    create: 'Create a passkey (fingerprint or device code)',
    later: 'Go on without a passkey',
    private: 'Your fingerprint and your device code stay on your device. We never receive them.',
    refused:
      'The passkey was not kept: it took too long, or you have ten already. You are still signed in and nothing is lost.',
  },
  faults: {
    cancelled: 'No passkey was chosen. Try again, or use an invitation.',
    exists: 'This device already has a passkey of yours.',
    failed: 'This device could not do it. Try again, or use an invitation.',
  },
  touch: {
    lead: 'Your passkey is asked for now, for this request alone.',
    late: 'More than two minutes have passed, or this confirmation was used already. Confirm again: what you typed is still here.',
    unknown:
      'This does not show that it is you: it takes a passkey of your own on this site. What you typed is still here.',
    none: 'This takes a passkey, and you have none yet. Nothing else will do instead.',
    make: 'Create a passkey, then come back here',
    shared:
      'Several people use this computer: whoever unlocks it could confirm in your place. Open this page on your own device.',
    elsewhere: 'This service has no passkeys at its address: it needs a domain name, over https.',
    noScript: 'This needs JavaScript: without it no passkey can be asked for.',
    cancelled: 'No passkey was chosen, and nothing was sent. Try again.',
    failed:
      'This device could not do it, and nothing was sent. Try again, or use another device of yours.',
    noPasskeys: 'This browser has no passkeys. Open this page on a device that has them.',
  },
  unknownBrowser: 'Browser',
  back: {
    title: 'Carry on where you were',
    done: 'Signed in again. Nothing was lost.',
    unsaved: 'What you typed is still here, and not saved yet.',
    kept: 'Your session has ended. What you typed is kept for you alone: sign in as yourself, and the form comes back as you left it.',
    lost: {
      long: 'Your session has ended, and what you typed is too long to come with you. Go back one page and copy it before you sign in.',
      nobodys:
        'Nobody is signed in here any more, and the form that was sent says nothing of who filled it in. It is not kept, and was not carried out.',
    },
    send: 'Send the form now',
    leave: 'Go on without sending',
  },
  changePerson: 'Change person',
  otherEditions: 'Your other editions',
};
