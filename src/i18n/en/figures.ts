import type { FigureWords } from '../ar/figures.ts';
import { grouped } from '../number.ts';
import { english } from '../plural.ts';

const number = (n: number) => grouped(n, ',');

export const words: FigureWords = {
  names: {
    visits: 'Visits',
    visitors_by_ticket: 'Visitors by ticket',
    walk_in_visits: 'Walk-in visits',
    repeat_visits: 'Repeat visits',
    beyond_booking: 'Beyond booking',
    exits: 'Exits',
    peak_inside: 'Peak inside',
    completeness: 'Completeness',
    evidence: 'How they were counted',
  },
  counts: {
    visits:
      'every entry counted at the gates, crew excluded, with corrections. Whoever returns is counted again.',
    visitors_by_ticket: 'people admitted at least once on a ticket of that day.',
    walk_in_visits: 'entries without a ticket. Returns cannot be told apart.',
    repeat_visits: 'returns proven by a ticket. The true number is higher.',
    beyond_booking: 'admitted on places already used, marked.',
    exits: 'every exit counted at the gates, crew excluded.',
  },
  peak: (low, high, at) => `estimated between ${number(low)} and ${number(high)}, ${at}.`,
  peakUnbounded: (at) =>
    `by the gates alone, ${at}. Nobody counted by eye on that day, so the margin of error is not known.`,
  peakWide: (at) =>
    `estimated, ${at}. The margin of error is larger than the number itself, so its bounds are not given.`,
  at: ({ time, date }) => (date === null ? `at ${time}` : `at ${time} on ${date}`),
  upTo: ({ time, date }) => (date === null ? `to ${time}` : `to ${time} on ${date}`),
  moment: ({ time, date }) => (date === null ? time : `${date} at ${time}`),
  noPeak: 'no entry was counted.',
  completeness: (to, phones, all) =>
    all === 0
      ? `up ${to}; no phone was on duty.`
      : `up ${to}; ${number(phones)} of ${number(all)} ${english(all, 'phone', 'phones')} handed in.`,
  sumOfDays: 'Somebody who came on two days counts twice.',
  evidence: {
    scanned: 'tickets scanned',
    tapped: 'without a ticket, one by one or in free flow',
    estimated: 'estimate: one minute counted',
    by_eye: 'by eye, or put right by hand',
  },
  correction: {
    title: 'Correct',
    note: 'A correction names the figure that it corrects and changes nothing of what the gates counted. Whatever phones hand in later is added to it. The reason is published with the figures; the name stays on record.',
    correct: (figure) => `Correct: ${figure}`,
    figure: 'Figure to correct',
    stated: 'Number to state',
    reason: 'Reason',
    submit: 'Record the correction',
    reasonMissing: 'Write the reason, at most 120 characters. What you typed is kept.',
    numberInvalid: 'Write a whole number from 0 to 10,000,000. What you typed is kept.',
    recorded: 'The correction is recorded.',
    list: 'Corrections recorded',
    counted: 'Counted at the gates',
    stands: 'Stated',
    made: (figure, stated, counted) => `${figure}: ${number(stated)} instead of ${number(counted)}`,
    why: (time, reason) => `${time}: ${reason}`,
  },
};
