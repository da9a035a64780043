import type { FormWords } from '../ar/form.ts';
import { english } from '../plural.ts';

export const form: FormWords = {
  eyebrow: 'Registration',
  otherDays: 'Other days',
  back: 'All days',
  arrival: 'Arrival window',
  arrivalHint: 'This is when you reach the gate; then stay until closing time if you like.',
  windowOver: 'over',
  people: 'Number of people',
  adults: 'Adults',
  adultsHint: (under) => `${under} years and over`,
  children: 'Children',
  childrenHint: (under) => `under ${under}, babies included`,
  more: (what) => `More: ${what}`,
  fewer: (what) => `Fewer: ${what}`,
  name: 'Name',
  nameHint: 'The first name is enough, in any script.',
  phone: 'Phone',
  phoneHint: 'Only to tell you of a change.',
  emailFold: 'E-mail, instead of the phone or besides',
  email: 'E-mail',
  stepFree: 'Step-free entrance',
  stepFreeHint: 'A choice open to everyone; no reason is asked.',
  confirm: 'Confirm attendance',
  send: 'Send the request',
  notice: 'Read the full notice',
  consent: ({ controller, contact, receipt, keepDays }) =>
    `An adult makes this registration. Responsible for the data: ${controller}, for the sole purpose of organising the visit. ` +
    `Only the registration and welcome team reads it; it feeds no police file and is erased ${keepDays} ${english(keepDays, 'day', 'days')} after the last day. ` +
    'A name and one way to reach you are needed, the rest is optional. ' +
    `Access, correction and objection: ${contact}. ` +
    `Receipt of the data protection authority (CNDP): ${receipt ?? 'not yet issued'}. ` +
    'By pressing the button you confirm that you have read this notice.',
  kinds: {
    school: {
      title: 'School group',
      intro: 'Numbers are enough: the names of pupils stay at the school. One ticket per coach.',
      organisation: 'Name of the school',
    },
    association: {
      title: 'Association',
      intro: 'One ticket for the whole group.',
      organisation: 'Name of the association',
    },
    media: {
      title: 'Media',
      intro: 'The communication team looks at each request; your places are held until it answers.',
      organisation: 'Media outlet',
    },
    guest: {
      title: 'Guests',
      intro: 'The organiser looks at each request; your places are held until the answer.',
      organisation: 'Organisation (optional)',
    },
  },
  girls: 'Girls',
  boys: 'Boys',
  companions: 'Accompanying adults',
  coaches: 'Coaches',
  otherKinds: 'Register a group or an organisation',
  familyKind: 'Register a family or one person',
  wrong: 'The registration is not complete. Your answers are kept. Please correct:',
  full: 'This window has just filled up. Your answers are kept.',
  alternatives: 'Nearest windows:',
  noAlternatives:
    'Not enough places are left on that day for this number. The open lane needs no registration.',
  take: (window) => `Confirm attendance ${window}`,
  stale: 'This page was open for a long time. Your answers are kept: press the button once more.',
  spent:
    'This registration was already confirmed with other answers, and it is kept. To make a second one with these, press the button once more.',
  closedDay: 'This day is over.',
  faults: {
    required: 'This answer is needed.',
    invalid: 'We could not read this answer.',
    too_long: 'This text is long: 120 characters at most.',
    too_small: 'At least one is needed.',
    too_large: 'This number is too large.',
    phone_invalid:
      'This number is not recognised. Example: 0612345678, or a foreign number beginning with +.',
    email_invalid: 'This address is incomplete. Example: name@example.ma',
    contact_missing: 'A phone or an e-mail is needed: one is enough.',
    consent_missing: 'The notice is to be read before pressing the button.',
    slot_unknown: 'Choose an arrival window.',
  },
  partyTooLarge: (people) => `One ticket admits ${people} at most.`,
};
