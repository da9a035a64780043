import type { RequestWords } from '../ar/requests.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: RequestWords = {
  heading: 'Requests',
  title: (n) => english(n, `${number(n)} request waiting`, `${number(n)} requests waiting`),
  empty: 'Nobody is waiting.',
  note: 'The oldest first. Those who are approved find their tickets on their private link.',
  kinds: {
    individual: 'person',
    family: 'family',
    school: 'school',
    association: 'association',
    media: 'media',
    guest: 'guests',
  },
  since: (time) => `since ${time}`,
  holds: 'places held',
  holdsNone: 'no places held yet',
  unnamed: 'no name',
  approve: 'Approve',
  approveAsk: 'The places are taken and the tickets are issued at once.',
  confirmApprove: 'Confirm approval',
  decline: 'Decline',
  declineAsk:
    'No ticket is issued, and any places held are given back. The open lane stays open to all.',
  confirmDecline: 'Confirm: decline',
  approved: 'The request is approved.',
  declined: 'The request is declined.',
  gone: 'This request is no longer waiting. Nothing has changed.',
  full: (window, people) => `${window} has no room for this request: ${people}.`,
  nearest: 'The request keeps waiting. Nearest windows that have room:',
  none: 'The request keeps waiting. No other window has room.',
  more: 'Next requests',
  code: {
    title: 'Code for the directorate',
    note: 'Schools and associations are confirmed at once with it, up to so many people and registrations, on the days you choose.',
    people: 'People in all',
    uses: 'Registrations',
    days: 'Days',
    allDays: 'none ticked: every day',
    end: 'Last day of use',
    submit: 'Make the code',
    wrong: 'Write whole numbers, and a date that has not passed.',
    page: 'Code for the directorate',
    send: 'Send this link to the directorate alone: it passes it on to schools and associations.',
    used: (used, most) => `People: ${used} of ${most}`,
    usedTimes: (used, most) => `registrations: ${used} of ${most}`,
    everyDay: 'every day',
    withdrawAsk: 'The code confirms nobody any more. Those it has confirmed stay confirmed.',
  },
  serials: (used) =>
    `More than half of the ticket numbers are used: ${used} of 9,999,999. Registration stops when they run out.`,
};
