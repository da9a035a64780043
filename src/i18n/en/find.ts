import type { FindWords } from '../ar/find.ts';
import { english } from '../plural.ts';

export const words: FindWords = {
  title: 'Find your ticket',
  lostIt: 'Lost your ticket?',
  lead: {
    both: 'Enter the phone or e-mail you registered with. We will send a six-digit code to it.',
    phone: 'Enter the phone you registered with. We will send a six-digit code to it.',
    email: 'Enter the e-mail you registered with. We will send a six-digit code to it.',
  },
  contact: { both: 'Phone or e-mail', phone: 'Phone', email: 'E-mail' },
  send: 'Send the code',
  faults: {
    both: 'Enter a valid phone number or e-mail address, for example 0612345678',
    phone: 'This phone number is not valid. Example: 0612345678',
    email: 'This address is not complete. Example: name@example.ma',
    code: 'The code has six digits.',
  },
  sentTitle: 'Enter the code',
  sent: {
    both: 'If this contact is registered, a code arrives within two minutes. It works for 10 minutes, in this browser only.',
    phone:
      'If this phone is registered, a code arrives within two minutes. It works for 10 minutes, in this browser only.',
    email:
      'If this e-mail is registered, a code arrives within two minutes. It works for 10 minutes, in this browser only.',
  },
  noLink: 'Our text messages contain no link and ask for nothing.',
  code: 'Code',
  codeHint: 'Six digits',
  open: 'Show the tickets',
  wrong: (n) =>
    english(
      n,
      `That code is not right. ${n} try left.`,
      `That code is not right. ${n} tries left.`,
    ),
  over: 'This code no longer works. Please ask for a new one.',
  another: 'Ask for a new code',
  noChannel: (desk) =>
    `This edition sends no messages. The welcome desk can find your ticket: ${desk}.`,
  notTo: {
    phone: (desk) =>
      `This edition sends no text messages. If you gave no e-mail address, the welcome desk can find your ticket: ${desk}.`,
    email: (desk) =>
      `This edition sends no e-mails. If you gave no phone number, the welcome desk can find your ticket: ${desk}.`,
  },
  free: 'Entry is free and open to everyone, with or without a ticket.',
  foundTitle: 'Your tickets',
  until: (time) => `This page stays open in this browser until ${time}.`,
  none: 'No ticket is registered with this contact.',
  close: 'Close this page on this device',
  closed: 'The page is closed on this device.',
};
