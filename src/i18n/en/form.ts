import type { FormWords } from '../ar/form.ts';
import { english } from '../plural.ts';

export const form: FormWords = {
  eyebrow: 'Registration',
  otherDays: 'Other days',
  back: 'All days',
  arrival: 'Arrival window',
  arrivalHint: 'The time you reach the gate. You can stay until closing time.',
  windowOver: 'ended',
  ended: (n) => `Windows that have ended (${n})`,
  dayFull: 'This day is full. Nearest windows:',
  dayOver: 'The windows of this day have ended. Nearest windows:',
  allFull: 'No window has places left. The open lane needs no registration.',
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
  emailFold: 'E-mail as well, or instead of a phone',
  email: 'E-mail',
  groupCode: 'Code from the directorate (if you have one)',
  groupCodeHint: (most) =>
    `For a group of more than ${most} people: the code confirms at once. Without it you wait for an answer, and no places are held until then.`,
  stepFree: 'Step-free entrance',
  stepFreeHint: 'Open to everyone; no reason needed.',
  confirm: 'Confirm your visit',
  send: 'Send the request',
  notice: 'Read the full privacy notice',
  consent: ({ date }) =>
    `By confirming, you state that you are 18 or over and know how your answers are used: for the visit only, never for a police file, erased on ${date}.`,
  consentTitle: 'How your answers are used',
  consentLines: ({ controller, contact, receipt, date, hosting, carriers }) => [
    `Responsible for the data: ${controller}.`,
    `Purpose: to organise the visit${carriers === null ? '' : ' and tell you of changes'}. Nothing else.`,
    'Read by: the registration and welcome team.' +
      (hosting === null ? '' : ` Hosted by: ${hosting}.`) +
      (carriers === null ? '' : ` Messages carried by: ${carriers}.`),
    'Needed: a name, and a phone or an e-mail. The rest is optional.',
    `Kept until ${date}, then erased. Totals without names remain.`,
    `Your rights: see, correct, object, erase, from your private link or at ${contact}. CNDP receipt: ${receipt ?? 'being issued'}.`,
  ],
  kinds: {
    school: {
      title: 'School group',
      intro: 'Numbers are enough: the names of pupils stay at the school. One ticket per coach.',
      organisation: 'Name of the school',
    },
    association: {
      title: 'Association',
      intro: 'One ticket per coach.',
      organisation: 'Name of the association',
    },
    media: {
      title: 'Media',
      intro:
        'The communication team reviews every request; your places are held until you have an answer.',
      organisation: 'Media outlet',
    },
    guest: {
      title: 'Guests',
      intro: 'The organiser reviews every request; your places are held until you have an answer.',
      organisation: 'Organisation (optional)',
    },
  },
  girls: 'Girls',
  boys: 'Boys',
  companions: 'Accompanying adults',
  coaches: 'Coaches',
  otherKinds: 'Register a group or an organisation',
  familyKind: 'Register a family or one person',
  wrong: 'Your registration is not complete yet. Your answers are kept. Please correct:',
  errorTitle: (title) => `Error: ${title}`,
  full: 'This window has just filled up. Your answers are kept.',
  few: (left, people) =>
    `Only ${left} ${english(left, 'place is', 'places are')} left in this window, not enough for ${people}. Your answers are kept.`,
  over: 'This window has ended. Your answers are kept.',
  alternatives: 'Nearest windows:',
  roomForAll: 'Nearest windows with room for all of you:',
  noAlternatives:
    'No window has enough places left for this number. The open lane needs no registration.',
  take: (window) => `Confirm your visit ${window}`,
  stale:
    'This page has been open for a long time. Your answers are kept: press the button once more.',
  spent:
    'This form was already sent with other answers, and that registration stays as it is. To make another with these, press the button once more.',
  cancelledBefore:
    'The registration sent with this form was cancelled. Your answers are kept: to register again, press the button once more.',
  closedDay: 'This day is over.',
  unchosen: 'No window chosen yet',
  sending: 'Sending…',
  unsent:
    'No network. Your answers are kept on this page and will be sent automatically as soon as it is back.',
  faults: {
    required: 'Please fill this in.',
    invalid: 'We could not read this answer.',
    too_long: 'This is too long: 120 characters at most.',
    too_small: 'Enter at least one.',
    too_large: 'This number is too large.',
    phone_invalid:
      'This number is not recognised. Example: 0612345678, or a foreign number beginning with +.',
    email_invalid: 'This address is incomplete. Example: name@example.ma',
    contact_missing: 'A phone or an e-mail is needed: one is enough.',
    consent_missing: 'Please read the notice before pressing the button.',
    slot_unknown: 'Choose an arrival window.',
  },
  groupCodeName: 'Code from the directorate',
  groupCodeWrong:
    'This code is unknown, has ended, or does not cover this day or this number. Without a code your request waits for an answer.',
  partyTooLarge: (people) => `One ticket admits ${people} at most.`,
};
